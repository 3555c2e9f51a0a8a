import { setTimeout as pause } from "node:timers/promises";
import type { Site } from "../harness/site.js";

/** How soon readiness follows something, and how soon it is back, in milliseconds; `undefined` where that depends on something else. */
export interface Times {
  readonly red: number;
  readonly green: number | undefined;
}

const GIVE_UP_MS = 30_000;

/** Does something, and returns how many milliseconds after it was begun `/readyz` answers with a status. */
export async function timeToStatus(site: Site, status: number, act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  const acting = act();
  while ((await site.get("/readyz")).status !== status) {
    if (performance.now() - start > GIVE_UP_MS) throw new Error(`gave up waiting for ${status} of /readyz`);
    await pause(2);
  }
  const time = performance.now() - start;
  await acting;
  return time;
}
