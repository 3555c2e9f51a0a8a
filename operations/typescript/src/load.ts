import { setTimeout as after } from "node:timers/promises";
import { Tally, type TallyReport } from "./tally.js";

type Run = (text: string) => Promise<string>;

/** Starts so many calls at once. */
export async function runBurst(name: string, count: number, run: Run): Promise<TallyReport> {
  const tally = new Tally(name);
  await Promise.all(Array.from({ length: count }, () => tally.runOne(run)));
  return tally.report();
}

/** Keeps so many calls under way, until `ends` says so. A failure is followed by a short pause, and each call by the one that is asked for. */
export async function runLoad(
  { name, parallel, pauseMs }: { readonly name: string; readonly parallel: number; readonly pauseMs: number },
  ends: () => boolean,
  run: Run,
): Promise<TallyReport> {
  const tally = new Tally(name);
  const callers = Array.from({ length: parallel }, async () => {
    while (!ends()) {
      const isWell = await tally.runOne(run);
      const pause = isWell ? pauseMs : Math.max(pauseMs, 5);
      if (pause > 0) await after(pause);
    }
  });
  await Promise.all(callers);
  return tally.report();
}

/**
 * Begins so many calls a second until `ends` says so, however long they take: callers of a real service do not wait for one another. They come at
 * random.
 */
export async function runPace(name: string, perSecond: number, ends: () => boolean, run: Run): Promise<TallyReport> {
  const tally = new Tally(name);
  const calls: Promise<boolean>[] = [];
  let dueAt = performance.now();
  while (!ends()) {
    const now = performance.now();
    while (dueAt <= now) {
      calls.push(tally.runOne(run));
      dueAt += (-Math.log(1 - Math.random()) * 1000) / perSecond;
    }
    await after(2);
  }
  await Promise.all(calls);
  return tally.report();
}
