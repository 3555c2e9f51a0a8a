import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { pause } from "./wait.js";

/** Does something while no other process does it, by a file that says who is at it. */
export async function withLock<T>(file: string, work: () => T): Promise<T> {
  while (!isTaken(file)) await pause(50);
  try {
    return work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Reports whether the lock is ours now. */
function isTaken(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    if (!isHeld(file)) rmSync(file, { force: true });
    return false;
  }
}

/** Reports whether whoever holds the lock still lives. */
function isHeld(file: string): boolean {
  try {
    const owner = Number(readFileSync(file, "utf8"));
    // Who has just made the file may not have written into it yet.
    return owner === 0 || process.kill(owner, 0);
  } catch {
    return false;
  }
}
