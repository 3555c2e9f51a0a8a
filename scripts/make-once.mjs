import { randomUUID } from "node:crypto";
import { existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
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
    moveTo(directory, fresh);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Renames a directory, unless another process has made one of that name in the meantime. */
function moveTo(directory, fresh) {
  try {
    renameSync(fresh, directory);
  } catch (error) {
    if (!existsSync(directory)) throw error;
  }
}

function lockOf(directory) {
  return join(dirname(directory), `.${basename(directory)}.lock`);
}

/** Reports whether this process makes it from now on. A lock has the number of its process from its first moment on. */
function lock(directory) {
  const file = lockOf(directory);
  const own = besides(file);
  writeFileSync(own, String(process.pid));
  try {
    if (linkUnlessThere(own, file)) return true;
  } finally {
    rmSync(own, { force: true });
  }
  const owner = ownerOf(file);
  if (owner !== undefined && !isAlive(owner)) clearLock(file, owner);
  return false;
}

/**
 * Removes a lock of a process that has died. Another process may have cleared it before, and there is the lock of one that lives: that
 * one is put back.
 */
export function clearLock(file, owner) {
  const aside = besides(file);
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  if (ownerOf(aside) !== owner) linkUnlessThere(aside, file);
  rmSync(aside, { force: true });
}

function besides(file) {
  return `${file}-${randomUUID()}`;
}

/** Creates a second name of a file. Reports whether there was none of that name. */
function linkUnlessThere(file, name) {
  try {
    linkSync(file, name);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** The process that has a lock; 0 for a lock that does not say which, and undefined where there is none any more. */
function ownerOf(file) {
  try {
    const text = readFileSync(file, "utf8");
    return /^[1-9]\d*$/u.test(text) ? Number(text) : 0;
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function isAlive(owner) {
  if (owner === 0) return false;
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
