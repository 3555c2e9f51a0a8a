import { constants } from "node:os";
import { expect, test, vi } from "vitest";
import { endingSignals, signalNumbers } from "../src/node/ending-signals.js";
import { runUntilSignal } from "../src/node/index.js";
import { cleanUpAfterEach, onCleanup } from "./support/cleanup.js";
import { createDeferred, failureOf } from "./support/condition.js";

cleanUpAfterEach();

/** Does what the name says with a handler, and notes it. */
function createHandler(log: string[], name: string, run: () => Promise<void> = async () => undefined) {
  return {
    run: () => {
      log.push(`run ${name}`);
      return run();
    },
    shutdown: async () => {
      log.push(`shutdown ${name}`);
    },
  };
}

test("a handler that cannot run ends the others, and no signal is listened to any more", async () => {
  const before = process.listenerCount("SIGTERM");
  const log: string[] = [];
  const broken = createHandler(log, "b", () => Promise.reject(new Error("not granted")));
  const error = await failureOf(runUntilSignal(createHandler(log, "a"), broken));
  expect(error).toMatchObject({ message: "not granted" });
  expect(log).toEqual(["run a", "run b", "shutdown a", "shutdown b"]);
  expect(process.listenerCount("SIGTERM")).toBe(before);
});

test.each(["SIGTERM", "SIGINT"] as const)(
  "%s shuts the handlers down, also one that still waits to run",
  async (signal) => {
    const before = process.listenerCount(signal);
    const log: string[] = [];
    const forever = createDeferred();
    const waiting = createHandler(log, "b", () => forever.promise);
    const ended = runUntilSignal(createHandler(log, "a"), waiting);
    expect(process.listenerCount(signal)).toBe(before + 1);
    process.emit(signal, signal);
    await ended;
    expect(log).toEqual(["run a", "run b", "shutdown a", "shutdown b"]);
    expect(process.listenerCount(signal)).toBe(before);
  },
);

test("a second signal ends the process at once", async () => {
  const exit = vi.spyOn(process, "exit").mockImplementation((() => undefined) as never);
  onCleanup(() => exit.mockRestore());
  const slow = createDeferred();
  const ended = runUntilSignal({ run: async () => undefined, shutdown: () => slow.promise });
  process.emit("SIGTERM", "SIGTERM");
  expect(exit).not.toHaveBeenCalled();
  process.emit("SIGINT", "SIGINT");
  expect(exit).toHaveBeenCalledWith(130);
  slow.resolve();
  await ended;
});

test("a process is told to end by signals, and on Windows by its console", () => {
  expect(endingSignals("linux")).toEqual(["SIGINT", "SIGTERM"]);
  expect(endingSignals("darwin")).toEqual(["SIGINT", "SIGTERM"]);
  expect(endingSignals("win32")).toEqual(["SIGINT", "SIGBREAK", "SIGHUP", "SIGTERM"]);
  for (const signal of endingSignals()) expect(signalNumbers[signal]).toBe(constants.signals[signal]);
});
