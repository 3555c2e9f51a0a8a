import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Milliseconds between two looks at what somebody else makes. */
const pause = 100;

/**
 * Calls `make` with an empty directory, which becomes the one that is named; where that exists already, nothing is done. Of several
 * processes that want it at the same time one makes it, and the others wait. A process that has died while it made it is replaced.
 */
export function makeOnce(directory, make) {
  mkdirSync(dirname(directory), { recursive: true });
  while (!existsSync(directory)) {
    if (!lock(directory)) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
      continue;
    }
    try {
      if (!existsSync(directory)) fill(directory, make);
    } finally {
      rmSync(lockOf(directory), { force: true });
    }
  }
}

function fill(directory, make) {
  const fresh = mkdtempSync(join(dirname(directory), ".fresh-"));
  try {
    make(fresh);
    renameSync(fresh, directory);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function lockOf(directory) {
  return join(dirname(directory), `.${basename(directory)}.lock`);
}

/** Reports whether this process makes it from now on. */
function lock(directory) {
  const file = lockOf(directory);
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (!isAlive(ownerOf(file))) rmSync(file, { force: true });
    return false;
  }
}

/** The process that has a lock; 0 where it has gone, or has not said yet which it is. */
function ownerOf(file) {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return 0;
  }
}

function isAlive(process_) {
  if (process_ === 0) return true;
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
