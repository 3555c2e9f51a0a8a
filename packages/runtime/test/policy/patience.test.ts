import fc from "fast-check";
import { expect, test } from "vitest";
import { AnswerTimes } from "../../src/client/policy/answer-times.js";
import { type AttemptUnderWay, lateAfter, patienceOf } from "../../src/client/policy/patience.js";

/** The first of three attempts of a call of three seconds, of a method whose slowest answer took so long. */
function first(longestMs: number, own: Partial<AttemptUnderWay> = {}): AttemptUnderWay {
  return { made: 1, most: 3, leftMs: 3000, timeoutMs: undefined, hedgeAfterMs: undefined, longestMs, ...own };
}

test("an attempt that takes twice as long as the slowest answer is given up", () => {
  expect(patienceOf(first(200))).toEqual({ milliseconds: 400, isHedge: false });
  // Pauses of a process take as long.
  expect(patienceOf(first(20))).toEqual({ milliseconds: 100, isHedge: false });
});

test("one that has used up its share has another one beside it, unless slower answers are known", () => {
  expect(patienceOf(first(0))).toEqual({ milliseconds: 1000, isHedge: true });
  expect(patienceOf(first(0, { made: 2, leftMs: 2000 }))).toEqual({ milliseconds: 1000, isHedge: true });
  expect(patienceOf(first(900))).toEqual({ milliseconds: 1000, isHedge: true });
  expect(patienceOf(first(1200))).toEqual({ milliseconds: 1200, isHedge: true });
});

test("what the user says counts instead", () => {
  expect(patienceOf(first(20, { timeoutMs: 30 }))).toEqual({ milliseconds: 30, isHedge: false });
  expect(patienceOf(first(200, { hedgeAfterMs: 5 }))).toEqual({ milliseconds: 5, isHedge: true });
  expect(patienceOf(first(20, { timeoutMs: 30, hedgeAfterMs: 40 }))).toEqual({ milliseconds: 30, isHedge: false });
  expect(patienceOf(first(20, { timeoutMs: 3000 }))).toBeUndefined();
});

test("the last attempt, and one without time for another, is waited for until the deadline", () => {
  const milliseconds = fc.double({ min: 0, max: 10_000, noNaN: true });
  const own = fc.option(milliseconds, { nil: undefined });
  const attempt = fc.record({
    made: fc.integer({ min: 1, max: 10 }),
    most: fc.integer({ min: 1, max: 10 }),
    leftMs: milliseconds,
    timeoutMs: own,
    hedgeAfterMs: own,
    longestMs: milliseconds,
  });
  fc.assert(
    fc.property(attempt, (under) => {
      const patience = patienceOf(under);
      if (under.made >= under.most) expect(patience).toBeUndefined();
      if (patience === undefined) return;
      expect(patience.milliseconds).toBeLessThan(under.leftMs);
      if (under.timeoutMs === undefined && under.hedgeAfterMs === undefined)
        expect(patience.milliseconds).toBeGreaterThanOrEqual(100);
    }),
    { numRuns: 1000 },
  );
});

test("a slow answer is remembered for ten to twenty seconds", () => {
  for (const at of [0, 9999]) {
    const times = new AnswerTimes();
    times.note(10, 0);
    times.note(700, at);
    times.note(10, at);
    expect(times.longest(at + 9999)).toBe(700);
    expect(times.longest(at + 20_000)).toBeLessThan(700);
  }
  expect(new AnswerTimes().longest(5)).toBe(0);
  expect(lateAfter(700)).toBe(1400);
});
