import { setTimeout as pause } from "node:timers/promises";

/** Asks again and again until the answer is yes; false when five seconds bring none. */
export async function until(condition: () => Promise<boolean>): Promise<boolean> {
  const end = Date.now() + 5000;
  while (Date.now() < end) {
    if (await condition()) return true;
    await pause(20);
  }
  return false;
}
