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
/** No more calls than these are under way: a machine that is too slow for the rate makes fewer, and none fails because of that. */
const MOST_UNDER_WAY = 400;

/** Starts up to `perSecond` calls a second, until `work` has settled; then waits for those under way. */
export async function callSteadily(
  call: UnaryCall<{ readonly id: string }, string>,
  perSecond: number,
  work: (counts: SteadyCounts) => Promise<void>,
): Promise<SteadyResult> {
  const failures: SteadyFailure[] = [];
  const underWay = new Set<Promise<void>>();
  let made = 0;
  let due = 0;
  let last = performance.now();
  const tick = (): void => {
    const now = performance.now();
    // What could not be made in time is not made up for.
    due = Math.min(due + ((now - last) / 1000) * perSecond, made + perSecond / 10);
    last = now;
    for (; made < due && underWay.size < MOST_UNDER_WAY; made += 1) {
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
