import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ReconnectDelay } from "../../src/node/reconnect-delay.js";
import { type ServerAtLibrary, ServerChoice } from "../../src/node/server-choice.js";

/** The longest share of the delay: the first is 100 ms. */
beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(1);
});

afterEach(() => {
  vi.restoreAllMocks();
});

function servers(...names: readonly string[]): readonly ServerAtLibrary[] {
  return names.map((listen) => ({ listen })) as unknown as readonly ServerAtLibrary[];
}

function createChoice() {
  const time = { now: 0 };
  const delay = new ReconnectDelay(() => time.now);
  const choice = new ServerChoice(delay, () => time.now);
  return {
    time,
    delay,
    next: (...names: readonly string[]) => {
      const { server, delay: wait } = choice.next(servers(...names));
      // The attempt itself takes a moment.
      time.now += wait + 1;
      return [server.listen, wait];
    },
  };
}

test("the server that was lost is the last to be tried", () => {
  const { time, delay, next } = createChoice();
  expect(next("a", "b", "c")).toEqual(["a", 0]);
  delay.onUp();
  time.now = 60_000;
  // The client library has the server that it has lost at the front.
  expect(next("a", "b", "c")).toEqual(["b", 0]);
  expect(next("a", "b", "c")).toEqual(["c", 0]);
  expect(next("a", "b", "c")).toEqual(["a", 0]);
  expect(next("a", "b", "c")).toEqual(["b", 97]);
});

test("where there is one server only, it is tried at once, and then after the delay", () => {
  const { time, delay, next } = createChoice();
  next("a");
  delay.onUp();
  time.now = 60_000;
  expect(next("a")).toEqual(["a", 0]);
  time.now += 29;
  expect(next("a")).toEqual(["a", 70]);
});

test("a server that was forgotten by the cluster, and is back, is one that was never tried", () => {
  const { next } = createChoice();
  expect(next("a", "b")).toEqual(["a", 0]);
  expect(next("b")).toEqual(["b", 0]);
  expect(next("b", "a")).toEqual(["a", 0]);
});
