import fc from "fast-check";
import { expect, test } from "vitest";
import { Throttle } from "../../src/client/policy/throttle.js";

/** A throttle of a method whose handlers have just refused and answered so many attempts. */
function after(refused: number, answered: number): Throttle {
  const throttle = new Throttle();
  for (let count = 0; count < refused; count += 1) throttle.noteRefused(0);
  for (let count = 0; count < answered; count += 1) throttle.noteAnswered(0);
  return throttle;
}

test("holds back as many as are refused beyond twice those that are answered", () => {
  // 60 of 100 are beyond: 60 of 101 calls are held back.
  expect(after(80, 20).admits(1, 60 / 101 - 0.001)).toBe(false);
  expect(after(80, 20).admits(1, 60 / 101 + 0.001)).toBe(true);
  expect(after(50, 50).admits(1, 0)).toBe(true);
});

test("says nothing of few attempts", () => {
  expect(after(19, 0).admits(1, 0)).toBe(true);
  expect(after(20, 0).admits(1, 0)).toBe(false);
});

test("lets one call a second through, however many are refused", () => {
  const throttle = after(1000, 0);
  const admitted: number[] = [];
  for (let at = 0; at < 5000; at += 10) {
    if (!throttle.admits(at, 0)) continue;
    admitted.push(at);
    throttle.noteRefused(at);
  }
  expect(admitted).toEqual([1000, 2000, 3000, 4000]);
});

test("sleeps until an attempt is refused, and again once none was for a second and a half", () => {
  const throttle = new Throttle();
  throttle.noteAnswered(0);
  expect(throttle.isAwake).toBe(false);
  throttle.noteRefused(0);
  expect(throttle.isAwake).toBe(true);
  throttle.noteAnswered(1499);
  expect(throttle.isAwake).toBe(true);
  throttle.noteAnswered(1500);
  expect(throttle.isAwake).toBe(false);
});

test("an overload that is over holds nothing back, and one refusal after it does not either", () => {
  const throttle = after(1000, 100);
  expect(throttle.admits(900, 0.5)).toBe(false);
  expect(throttle.admits(1500, 0)).toBe(true);
  throttle.noteRefused(1600);
  expect(throttle.admits(1700, 0)).toBe(true);
});

test("an overload that lasts is not taken to be over between two calls that are let through", () => {
  const throttle = after(1000, 0);
  let refused = 0;
  for (let at = 0; at < 60_000; at += 10) {
    if (!throttle.admits(at, 0.5)) continue;
    throttle.noteRefused(at + 200);
    refused += 1;
  }
  expect(refused).toBeLessThanOrEqual(60);
});

test("an attempt that was refused thirty seconds ago has no influence", () => {
  const step = fc.record({ passed: fc.nat(3000), isRefused: fc.boolean(), random: fc.double({ min: 0, max: 1 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.array(step, { maxLength: 60 }), (before, since) => {
      const [old, fresh] = [new Throttle(), new Throttle()];
      let at = 0;
      for (const { passed, isRefused } of before) {
        at += passed;
        if (isRefused) old.noteRefused(at);
        else old.noteAnswered(at);
      }
      at += 31_000;
      // Both wake up here, if the old one has slept.
      for (const throttle of [old, fresh]) throttle.noteAnswered(at);
      for (const { passed, isRefused, random } of since) {
        at += passed;
        for (const throttle of [old, fresh]) {
          if (isRefused) throttle.noteRefused(at);
          else throttle.noteAnswered(at);
        }
        expect(old.isAwake).toBe(fresh.isAwake);
        expect(old.admits(at, random)).toBe(fresh.admits(at, random));
      }
    }),
    { numRuns: 300 },
  );
});
