import { type EndingSignal, endingSignals, signalNumbers } from "./ending-signals.js";

/** What runs until it is shut down: every generated handler does. */
export interface Runnable {
  /** Rejects when it has ended by itself. Handlers of code that was generated before do not have it. */
  readonly ended?: Promise<void>;
  run(): Promise<void>;
  shutdown(): Promise<void>;
}

/**
 * Runs handlers until the process is told to end, by SIGINT or SIGTERM, or by the console of Windows; then shuts them down, so that no call is lost, and
 * resolves. A second signal ends the process at once. When one of the handlers cannot run, or ends by itself because its connection
 * was lost permanently, the others are shut down, and the promise is rejected with the reason. It resolves when all have been shut
 * down elsewhere. Connections are left open: close them afterwards.
 */
export async function runUntilSignal(...handlers: readonly Runnable[]): Promise<void> {
  let isTold = false;
  let onTold: () => void = () => undefined;
  const told = new Promise<void>((resolve) => {
    onTold = resolve;
  });
  const onSignal = (signal: EndingSignal): void => {
    if (isTold) process.exit(128 + signalNumbers[signal]);
    isTold = true;
    onTold();
  };
  for (const signal of endingSignals()) process.on(signal, onSignal);
  try {
    await Promise.race([runAll(handlers), told]);
  } finally {
    await Promise.all(handlers.map((handler) => handler.shutdown()));
    for (const signal of endingSignals()) process.off(signal, onSignal);
  }
}

/** Resolves when all handlers have ended, and rejects when one cannot run or has ended by itself. */
async function runAll(handlers: readonly Runnable[]): Promise<void> {
  const all = Promise.all(
    handlers.map(async (handler) => {
      await handler.run();
      await (handler.ended ?? new Promise(() => undefined));
    }),
  );
  // When a signal came first, this promise is no longer awaited.
  all.catch(() => undefined);
  await (handlers.length === 0 ? new Promise(() => undefined) : all);
}
