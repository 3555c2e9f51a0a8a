import { fromBase64, toBase64 } from "./base64.js";
import { isBytes } from "./kinds.js";
import { mismatch } from "./mismatch.js";
import { fail, type Key, type Path } from "./path.js";

/** Writes bytes as base64. */
export function encodeBytes(value: Uint8Array, at: Path | undefined, key: Key): string {
  return isBytes(value) ? toBase64(value) : mismatch(value, at, key, "a Uint8Array");
}

/** Reads bytes from standard base64 with padding. */
export function decodeBytes(value: unknown, at: Path | undefined, key: Key): Uint8Array {
  if (typeof value !== "string") return mismatch(value, at, key, "base64 text");
  return fromBase64(value) ?? fail(at, key, "FORMAT", "must be padded base64 of the standard alphabet");
}

/** Writes exactly `length` bytes as base64. */
export function encodeFixedBytes(value: Uint8Array, at: Path | undefined, key: Key, length: number): string {
  if (isBytes(value) && value.length !== length) return wrongLength(at, key, length, value.length);
  return encodeBytes(value, at, key);
}

/** Reads exactly `length` bytes from base64. */
export function decodeFixedBytes(value: unknown, at: Path | undefined, key: Key, length: number): Uint8Array {
  const bytes = decodeBytes(value, at, key);
  return bytes.length === length ? bytes : wrongLength(at, key, length, bytes.length);
}

function wrongLength(at: Path | undefined, key: Key, wanted: number, found: number): never {
  return fail(at, key, "LENGTH", `must have ${wanted} bytes, not ${found}`);
}
