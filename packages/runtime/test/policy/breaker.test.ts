import fc from "fast-check";
import { expect, test } from "vitest";
import { Breaker } from "../../src/client/policy/breaker.js";

const WINDOW_MS = 10_000;

function fail(breaker: Breaker, times: number, at: number): void {
  for (let call = 0; call < times; call += 1) breaker.noteFailure(at, 0.5, true);
}

test("nothing that is older than the window has any influence, however long nobody has called", () => {
  const events = fc.array(fc.record({ passed: fc.nat(3000), hasFailed: fc.boolean() }), { maxLength: 60 });
  fc.assert(
    fc.property(events, fc.integer({ min: WINDOW_MS + 1000, max: 1e9 }), events, (before, gap, after) => {
      const [old, fresh] = [new Breaker(), new Breaker()];
      let at = 0;
      for (const { passed, hasFailed } of before) {
        at += passed;
        if (hasFailed) old.noteFailure(at, 0.5, false);
        else old.noteSuccess(at);
      }
      at += gap;
      for (const { passed, hasFailed } of after) {
        at += passed;
        for (const breaker of [old, fresh]) {
          if (hasFailed) breaker.noteFailure(at, 0.5, true);
          else breaker.noteSuccess(at);
        }
        expect(old.state).toBe(fresh.state);
      }
    }),
    { numRuns: 500 },
  );
});

test("five failures one after the other open it, and a success resets the count", () => {
  const breaker = new Breaker();
  fail(breaker, 4, 0);
  breaker.noteSuccess(1);
  fail(breaker, 4, 2);
  expect(breaker.state).toBe("closed");
  fail(breaker, 1, 3);
  expect(breaker.state).toBe("open");
});

test("half of twenty calls open it", () => {
  const breaker = new Breaker();
  for (let call = 0; call < 10; call += 1) {
    breaker.noteFailure(call, 0.5, true);
    expect(breaker.state).toBe("closed");
    if (call < 9) breaker.noteSuccess(call);
  }
  breaker.noteSuccess(10);
  breaker.noteFailure(11, 0.5, true);
  expect(breaker.state).toBe("open");
});

test("is tried out with one call at a time, longer and longer after it was opened, and closes after three", () => {
  const breaker = new Breaker();
  let at = 0;
  fail(breaker, 5, at);
  for (const openMs of [5000, 10_000, 20_000, 40_000, 60_000, 60_000]) {
    expect(breaker.admits(at + openMs - 1, 0)).toBe(false);
    at += openMs;
    expect(breaker.admits(at, 0)).toBe(true);
    breaker.noteCall(at);
    expect(breaker.state).toBe("probing");
    expect(breaker.admits(at, 1)).toBe(false);
    fail(breaker, 1, at);
    expect(breaker.state).toBe("open");
  }
  at += 60_000;
  breaker.noteCall(at);
  for (const state of ["probing", "probing", "closed"]) {
    breaker.noteSuccess(at);
    expect(breaker.state).toBe(state);
  }
  expect(breaker.isAwake).toBe(false);
  // After three minutes without trouble, six of seven openings are forgotten.
  at += 180_000;
  fail(breaker, 5, at);
  expect(breaker.admits(at + 9999, 0)).toBe(false);
  expect(breaker.admits(at + 10_000, 0)).toBe(true);
});

test("a fifth of chance is in the time that it is open", () => {
  for (const [random, openMs] of [
    [0, 4000],
    [1, 6000],
  ] as const) {
    const breaker = new Breaker();
    for (let call = 0; call < 5; call += 1) breaker.noteFailure(0, random, true);
    expect(breaker.admits(openMs - 1, 0)).toBe(false);
    expect(breaker.admits(openMs + 1, 0)).toBe(true);
  }
});
