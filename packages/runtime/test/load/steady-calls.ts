import type { UnaryCall } from "../../src/codegenv1.js";

/** What became of calls that were made at a steady rate, whatever became of those before. */
export interface SteadyResult {
  readonly made: number;
  readonly failures: readonly SteadyFailure[];
}

export interface SteadyFailure {
  /** How many calls were made before this one. */
  readonly call: number;
  readonly error: unknown;
}

/** The calls so far. */
export interface SteadyCounts {
  made(): number;
  underWay(): number;
}

const TICK_MS = 10;

/** Starts `perSecond` calls a second, open loop, until `work` has settled; then waits for those under way. */
export async function callSteadily(
  call: UnaryCall<{ readonly id: string }, string>,
  perSecond: number,
  work: (counts: SteadyCounts) => Promise<void>,
): Promise<SteadyResult> {
  const failures: SteadyFailure[] = [];
  const underWay = new Set<Promise<void>>();
  let made = 0;
  const start = performance.now();
  const tick = (): void => {
    for (const due = ((performance.now() - start) / 1000) * perSecond; made < due; made += 1) {
      const number = made;
      const id = `${number}`;
      const settled = call({ id }).then(
        (result) => {
          if (result !== id) failures.push({ call: number, error: new Error(`got ${result}`) });
        },
        (error: unknown) => {
          failures.push({ call: number, error });
        },
      );
      underWay.add(settled);
      settled.finally(() => underWay.delete(settled));
    }
  };
  const timer = setInterval(tick, TICK_MS);
  try {
    await work({ made: () => made, underWay: () => underWay.size });
  } finally {
    clearInterval(timer);
  }
  await Promise.all(underWay);
  return { made, failures };
}
