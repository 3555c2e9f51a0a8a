import { InvalidValue, toDuration, toMilliseconds, toTimestamp } from "@autonats/runtime";
import { expect, test } from "vitest";

test("a Timestamp is made of a date, or of text in any zone", () => {
  expect(toTimestamp(new Date("2026-01-31T09:05:00.120Z"))).toBe("2026-01-31T09:05:00.12Z");
  expect(toTimestamp("2026-01-31T10:05:00.000000001+01:00")).toBe("2026-01-31T09:05:00.000000001Z");
  expect(() => toTimestamp("yesterday")).toThrow(InvalidValue);
  expect(() => toTimestamp(new Date(Number.NaN))).toThrow(InvalidValue);
});

test("a Duration is made of milliseconds", () => {
  expect(toDuration(1500)).toBe(1_500_000_000n);
  expect(toDuration(-0.000001)).toBe(-1n);
  expect(toDuration(0.1)).toBe(100_000n);
  expect(toMilliseconds(toDuration(1234.5))).toBe(1234.5);
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, 1e15, -1e15]) {
    expect(() => toDuration(wrong)).toThrow(InvalidValue);
  }
});
