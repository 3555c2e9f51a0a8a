import { setTimeout as after } from "node:timers/promises";
import { describe, type Failure, kindOf } from "./describe.js";

/** What became of many calls, each with a text of its own: `<name>-1` and so on. The calls that are not named have succeeded. */
export interface Tally {
  readonly name: string;
  calls: number;
  /** The texts of calls that succeeded with another result than their text. */
  readonly wrong: string[];
  /** The texts of calls that failed, by kind of failure. */
  readonly failed: Record<string, string[]>;
  /** One failure of each kind. */
  readonly examples: Record<string, Failure>;
}

type Run = (text: string) => Promise<string>;

/** Starts so many calls at once. */
export async function runBurst(name: string, count: number, run: Run): Promise<Tally> {
  const tally = createTally(name);
  await Promise.all(Array.from({ length: count }, () => runOne(tally, run)));
  return tally;
}

/** Keeps so many calls under way, until `ends` says so. A failure is followed by a short pause, and each call by the one that is asked for. */
export async function runLoad(
  { name, parallel, pauseMs }: { readonly name: string; readonly parallel: number; readonly pauseMs: number },
  ends: () => boolean,
  run: Run,
): Promise<Tally> {
  const tally = createTally(name);
  const callers = Array.from({ length: parallel }, async () => {
    while (!ends()) {
      const isWell = await runOne(tally, run);
      const pause = isWell ? pauseMs : Math.max(pauseMs, 5);
      if (pause > 0) await after(pause);
    }
  });
  await Promise.all(callers);
  return tally;
}

function createTally(name: string): Tally {
  return { name, calls: 0, wrong: [], failed: {}, examples: {} };
}

async function runOne(tally: Tally, run: Run): Promise<boolean> {
  tally.calls += 1;
  const text = `${tally.name}-${tally.calls}`;
  try {
    if ((await run(text)) !== text) tally.wrong.push(text);
    return true;
  } catch (error) {
    const failure = describe(error);
    const kind = kindOf(failure);
    tally.failed[kind] ??= [];
    tally.failed[kind].push(text);
    tally.examples[kind] ??= failure;
    return false;
  }
}
