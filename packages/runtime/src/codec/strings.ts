import { mismatch } from "./mismatch.js";
import type { Key, Path } from "./path.js";

/** Returns the string. `encodeBody` finds out whether it is well-formed, for all strings of a body at once. */
export function encodeString(value: string, at: Path | undefined, key: Key): string {
  return typeof value === "string" ? value : mismatch(value, at, key, "a string");
}

/** Reads a string, of whatever pattern its type says. `decodeBody` has found out that it is well-formed. */
export function decodeString<T extends string = string>(value: unknown, at: Path | undefined, key: Key): T {
  return typeof value === "string" ? (value as T) : mismatch(value, at, key, "a string");
}
