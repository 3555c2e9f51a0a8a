import { randomBytes } from "node:crypto";
import { closeSync, fchmodSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { toEnvironmentError } from "../environment-error.js";

/**
 * Puts a file in place whole or not at all: readers see the earlier text or the new one, never a part. Directories are made
 * where they are missing. Throws an `EnvironmentError` on environment errors.
 */
export function writeFileAtomically(path: string, content: string, mode = 0o644): void {
  const directory = dirname(path);
  const temporary = `${directory}/.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    mkdirSync(directory, { recursive: true });
    writeNew(temporary, content, mode);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw toEnvironmentError(error, `write ${path}`);
  }
}

/** Removes a file. Throws an `EnvironmentError` on environment errors. */
export function removeFile(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    throw toEnvironmentError(error, `remove ${path}`);
  }
}

function writeNew(path: string, content: string, mode: number): void {
  const file = openSync(path, "wx", mode);
  try {
    fchmodSync(file, mode);
    writeFileSync(file, content);
  } finally {
    closeSync(file);
  }
}
