import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Leave } from "../../src/handler/leave.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Resolves to how long an instance gives notice that is called directly so often, with so many milliseconds between two calls. */
async function noticeOf(calls: number, everyMs: number): Promise<number> {
  const leave = new Leave();
  const from = performance.now();
  let took = Number.NaN;
  if (calls > 0) leave.noteDirect();
  const over = leave.notice().then(() => {
    took = performance.now() - from;
  });
  for (let call = 1; call < calls; call += 1) setTimeout(() => leave.noteDirect(), call * everyMs);
  await vi.advanceTimersByTimeAsync(10_000);
  await over;
  return took;
}

test("an instance leaves its own subject once nobody has called it directly for a quarter of a second", async () => {
  expect(await noticeOf(0, 0)).toBe(0);
  expect(await noticeOf(1, 0)).toBe(250);
  expect(await noticeOf(4, 200)).toBe(1000);
});

test("it does not wait for clients that go on calling", async () => {
  expect(await noticeOf(1000, 10)).toBe(2000);
});
