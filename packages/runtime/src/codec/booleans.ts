import { mismatch } from "./mismatch.js";
import type { Key, Path } from "./path.js";

/** Returns the boolean. */
export function encodeBool(value: boolean, at: Path | undefined, key: Key): boolean {
  return typeof value === "boolean" ? value : mismatch(value, at, key, "a boolean");
}

/** Reads `true` or `false`. */
export function decodeBool(value: unknown, at: Path | undefined, key: Key): boolean {
  return typeof value === "boolean" ? value : mismatch(value, at, key, "a boolean");
}
