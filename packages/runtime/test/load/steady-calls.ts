import type { UnaryCall } from "../../src/codegenv1.js";

/** What became of calls that were made at a steady rate, whatever became of those before. */
export interface SteadyResult {
  readonly made: number;
  readonly failures: readonly unknown[];
}

const TICK_MS = 10;

/** Makes `perSecond` calls a second, open loop, until `work` has settled; then waits for those under way. */
export async function callSteadily(
  call: UnaryCall<{ readonly id: string }, string>,
  perSecond: number,
  work: (countUnderWay: () => number) => Promise<void>,
): Promise<SteadyResult> {
  const failures: unknown[] = [];
  const underWay = new Set<Promise<void>>();
  let made = 0;
  const start = performance.now();
  const tick = (): void => {
    for (const due = ((performance.now() - start) / 1000) * perSecond; made < due; made += 1) {
      const id = `${made}`;
      const settled = call({ id }).then(
        (result) => {
          if (result !== id) failures.push(new Error(`call ${id} got ${result}`));
        },
        (error: unknown) => {
          failures.push(error);
        },
      );
      underWay.add(settled);
      settled.finally(() => underWay.delete(settled));
    }
  };
  const timer = setInterval(tick, TICK_MS);
  try {
    await work(() => underWay.size);
  } finally {
    clearInterval(timer);
  }
  await Promise.all(underWay);
  return { made, failures };
}
