import { expect, test } from "vitest";
import { simulate } from "./run.js";

/** `node scripts/simulate.mjs` sets these: the first seed, and how many follow. */
const first = Number(process.env["AUTONATS_SEED"] ?? 1);
const count = Number(process.env["AUTONATS_SEEDS"] ?? 40);

test(`${count} runs from seed ${first} keep every invariant`, { timeout: 1_200_000 }, async () => {
  for (let seed = first; seed < first + count; seed += 1) {
    const { violations, lines } = await simulate(seed);
    if (violations.length === 0) continue;
    const end = lines.slice(-40).join("\n");
    expect.fail(`${violations.join("\n")}\n\n${end}\n\nrun it again: node scripts/simulate.mjs --seed ${seed}`);
  }
});

test("a seed is always the same run", async () => {
  const [one, again, other] = [await simulate(first), await simulate(first), await simulate(first + 1)];
  expect(again.lines).toEqual(one.lines);
  expect(again.hash).toBe(one.hash);
  expect(other.hash).not.toBe(one.hash);
});
