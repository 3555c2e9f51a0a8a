import fc from "fast-check";
import { expect, test } from "vitest";
import { RetryBudget } from "../../src/client/policy/retry-budget.js";

test("never gives more retries than calls and time have added", () => {
  const step = fc.record({
    passed: fc.double({ min: 0, max: 60_000, noNaN: true }),
    calls: fc.nat(200),
    tries: fc.nat(50),
  });
  const settings = fc.record({ ratio: fc.double({ min: 0, max: 1, noNaN: true }), perSecond: fc.nat(20) });
  fc.assert(
    fc.property(settings, fc.array(step, { maxLength: 60 }), ({ ratio, perSecond }, steps) => {
      const budget = new RetryBudget({ ratio, perSecond }, 0);
      let [at, added, given] = [0, perSecond, 0];
      for (const { passed, calls, tries } of steps) {
        at += passed;
        added += ratio * calls + (perSecond * passed) / 1000;
        for (let call = 0; call < calls; call += 1) budget.noteCall();
        let now = 0;
        for (let attempt = 0; attempt < tries; attempt += 1) now += budget.take(at) ? 1 : 0;
        given += now;
        expect(given).toBeLessThanOrEqual(added + 1e-6);
        // What was saved is never more than ten seconds have added: the calls of this step may all be of one moment.
        if (passed > 10_000) expect(now).toBeLessThanOrEqual(10 * perSecond + ratio * calls + 1e-6);
      }
    }),
    { numRuns: 300 },
  );
});

test("a client without calls may retry at the pace of the floor", () => {
  const budget = new RetryBudget({ ratio: 0.2, perSecond: 10 }, 0);
  const take = (at: number): number => Array.from({ length: 50 }, () => budget.take(at)).filter(Boolean).length;
  expect(take(0)).toBe(10);
  expect(take(0)).toBe(0);
  expect(take(500)).toBe(5);
  expect(take(60_000)).toBe(50);
});
