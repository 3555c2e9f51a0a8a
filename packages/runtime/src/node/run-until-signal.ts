/** What runs until it is shut down: every generated handler does. */
export interface Runnable {
  run(): Promise<void>;
  shutdown(): Promise<void>;
}

const SIGNALS = { SIGINT: 2, SIGTERM: 15 } as const;

type Signal = keyof typeof SIGNALS;

/**
 * Runs handlers until the process is told to end, by SIGINT or SIGTERM; then shuts them down, so that no call is lost, and
 * resolves. A second signal ends the process at once. When one of the handlers cannot run, the others are shut down, and
 * the promise is rejected with the reason. Connections are left open: close them afterwards.
 */
export async function runUntilSignal(...handlers: readonly Runnable[]): Promise<void> {
  let isTold = false;
  let onTold: () => void = () => undefined;
  const told = new Promise<void>((resolve) => {
    onTold = resolve;
  });
  const onSignal = (signal: Signal): void => {
    if (isTold) process.exit(128 + SIGNALS[signal]);
    isTold = true;
    onTold();
  };
  for (const signal of signals()) process.on(signal, onSignal);
  try {
    const running = Promise.all(handlers.map((handler) => handler.run()));
    await Promise.race([running, told]);
    await told;
    running.catch(() => undefined);
  } finally {
    await Promise.all(handlers.map((handler) => handler.shutdown()));
    for (const signal of signals()) process.off(signal, onSignal);
  }
}

function signals(): readonly Signal[] {
  return Object.keys(SIGNALS) as Signal[];
}
