import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { installVirtualTime, type VirtualTime } from "../../src/index.js";

let time: VirtualTime;
beforeEach(() => {
  time = installVirtualTime({ seed: 1 });
});
afterEach(() => time.uninstall());

test("does not pass by itself, and passes at once", async () => {
  const [start, day] = [performance.now(), Date.now()];
  expect(new Date().toISOString()).toBe("2000-01-01T00:00:00.000Z");
  await time.advance(86_400_000);
  expect([performance.now() - start, Date.now() - day]).toEqual([86_400_000, 86_400_000]);
  expect(new Date()).toBeInstanceOf(Date);
  expect(new Date(5).getTime()).toBe(5);
});

test("lets timers go off in their order, and what follows from each before the next", async () => {
  const order: string[] = [];
  setTimeout(() => order.push("20"), 20);
  setTimeout(
    async (name: string) => {
      await Promise.resolve();
      await Promise.resolve();
      order.push(name);
    },
    10,
    "10",
  );
  setTimeout(() => order.push("10 too"), 10);
  setImmediate(() => order.push("0"));
  clearTimeout(setTimeout(() => order.push("never"), 5));
  await time.advance(19);
  expect(order).toEqual(["0", "10", "10 too"]);
  expect(time.timers).toBe(1);
  await time.advance(1);
  expect(order.at(-1)).toBe("20");
});

test("lets intervals go off until they are cleared", async () => {
  const times: number[] = [];
  const start = performance.now();
  const interval = setInterval(() => times.push(performance.now() - start), 10);
  await time.advance(35);
  clearInterval(interval);
  await time.advance(100);
  expect(times).toEqual([10, 20, 30]);
  expect(time.timers).toBe(0);
});

test("tells which timers are set", () => {
  const tick = (): void => undefined;
  const interval = setInterval(tick, 10);
  const timeout = setTimeout(() => undefined, 5);
  expect(time.describeTimers()).toEqual(["tick every 10 ms", "a function after 5 ms"]);
  clearInterval(interval);
  clearTimeout(timeout);
  expect(time.describeTimers()).toEqual([]);
});

test("waits for promises by letting time pass", async () => {
  const slept = sleep(5000, "slept");
  expect(await time.until(slept)).toBe("slept");
  const controller = new AbortController();
  const aborted = sleep(5000, undefined, { signal: controller.signal });
  setTimeout(() => controller.abort(new Error("enough")), 10);
  await expect(time.until(aborted)).rejects.toMatchObject({ name: "AbortError", cause: { message: "enough" } });
  expect(time.timers).toBe(0);
  const signal = AbortSignal.timeout(100);
  await time.advance(100);
  expect(signal.reason).toMatchObject({ name: "TimeoutError" });
  await expect(time.until(new Promise(() => undefined))).rejects.toThrow("no timer is set");
  await expect(time.until(Promise.reject(new Error("its own")))).rejects.toThrow("its own");
});

test("with a seed, repeats chance", () => {
  const draw = () => [Math.random(), ...crypto.getRandomValues(new Uint32Array(3))];
  const first = draw();
  expect(draw()).not.toEqual(first);
  time.uninstall();
  time = installVirtualTime({ seed: 1 });
  expect(draw()).toEqual(first);
});

test("is gone when it is uninstalled, and is installed once", () => {
  expect(() => installVirtualTime()).toThrow("already");
  const late = setTimeout(() => undefined, 10);
  time.uninstall();
  expect(performance.now()).toBeLessThan(1e9);
  expect(Date.now()).toBeGreaterThan(Date.UTC(2020, 0, 1));
  expect(typeof setTimeout(() => undefined, 0)[Symbol.toPrimitive]()).toBe("number");
  clearTimeout(late);
  time = installVirtualTime();
});
