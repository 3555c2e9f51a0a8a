import { expect, test } from "vitest";
import { formatEstimate, formatSpread, spreadOf } from "../bench/src/statistics.js";

/** The figures 1 to `count`, out of order. */
function figures(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => ((index * 7) % count) + 1);
}

// The ranks are those that tables of the sign test give for 5 %.
test.each([
  { count: 1, low: 1, high: 1 },
  { count: 5, low: 1, high: 5 },
  { count: 6, low: 1, high: 6 },
  { count: 9, low: 2, high: 8 },
  { count: 13, low: 3, high: 11 },
  { count: 25, low: 8, high: 18 },
  { count: 50, low: 18, high: 33 },
])("the median of $count figures lies between the $low. and the $high.", ({ count, low, high }) => {
  expect(spreadOf(figures(count))).toEqual({ median: (count + 1) / 2, min: 1, max: count, low, high });
});

test("the interval holds the median in 95 of 100 samples, or more", () => {
  let held = 0;
  let seed = 1;
  const draw = (): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let sample = 0; sample < 2000; sample += 1) {
    const { low, high } = spreadOf(Array.from({ length: 13 }, () => draw() ** 3));
    if (low <= 0.125 && high >= 0.125) held += 1;
  }
  // With 13 figures it is 97.8 of 100.
  expect(held).toBeGreaterThan(1900);
  expect(held).toBeLessThan(2000);
});

test("figures are written with three digits", () => {
  const spread = spreadOf([0.9, 0.95, 0.97, 0.98, 1, 1.01, 1.02, 1.1, 4]);
  expect(formatSpread(spread)).toBe("1.00 (0.900–4.00)");
  expect(formatEstimate(spread)).toBe("1.00 (0.950–1.10)");
});
