import { mismatch } from "./mismatch.js";
import { fail, type Key, type Path } from "./path.js";

const MAX_SAFE = Number.MAX_SAFE_INTEGER;

/** Checks that `value` is a whole number from -128 to 127. */
export function encodeInt8(value: number, at: Path | undefined, key: Key): number {
  return whole(value, at, key, -0x80, 0x7f);
}

/** Reads a whole number from -128 to 127. `1.0` and `1e0` are 1. */
export function decodeInt8(value: unknown, at: Path | undefined, key: Key): number {
  return whole(value, at, key, -0x80, 0x7f);
}

/** Checks that `value` is a whole number from -32768 to 32767. */
export function encodeInt16(value: number, at: Path | undefined, key: Key): number {
  return whole(value, at, key, -0x8000, 0x7fff);
}

/** Reads a whole number from -32768 to 32767. */
export function decodeInt16(value: unknown, at: Path | undefined, key: Key): number {
  return whole(value, at, key, -0x8000, 0x7fff);
}

/** Checks that `value` is a whole number from -2147483648 to 2147483647. */
export function encodeInt32(value: number, at: Path | undefined, key: Key): number {
  return whole(value, at, key, -0x80000000, 0x7fffffff);
}

/** Reads a whole number from -2147483648 to 2147483647. */
export function decodeInt32(value: unknown, at: Path | undefined, key: Key): number {
  return whole(value, at, key, -0x80000000, 0x7fffffff);
}

/** Checks that `value` is a whole number from 0 to 255. */
export function encodeUint8(value: number, at: Path | undefined, key: Key): number {
  return whole(value, at, key, 0, 0xff);
}

/** Reads a whole number from 0 to 255. */
export function decodeUint8(value: unknown, at: Path | undefined, key: Key): number {
  return whole(value, at, key, 0, 0xff);
}

/** Checks that `value` is a whole number from 0 to 65535. */
export function encodeUint16(value: number, at: Path | undefined, key: Key): number {
  return whole(value, at, key, 0, 0xffff);
}

/** Reads a whole number from 0 to 65535. */
export function decodeUint16(value: unknown, at: Path | undefined, key: Key): number {
  return whole(value, at, key, 0, 0xffff);
}

/** Checks that `value` is a whole number from 0 to 4294967295. */
export function encodeUint32(value: number, at: Path | undefined, key: Key): number {
  return whole(value, at, key, 0, 0xffffffff);
}

/** Reads a whole number from 0 to 4294967295. */
export function decodeUint32(value: unknown, at: Path | undefined, key: Key): number {
  return whole(value, at, key, 0, 0xffffffff);
}

/** Checks that `value` is a whole number of at most 2^53 - 1 in size. */
export function encodeInt(value: number, at: Path | undefined, key: Key): number {
  return whole(value, at, key, -MAX_SAFE, MAX_SAFE);
}

/** Reads a whole number of at most 2^53 - 1 in size. */
export function decodeInt(value: unknown, at: Path | undefined, key: Key): number {
  return whole(value, at, key, -MAX_SAFE, MAX_SAFE);
}

/** Checks that `value` is a whole number from 0 to 2^53 - 1. */
export function encodeUint(value: number, at: Path | undefined, key: Key): number {
  return whole(value, at, key, 0, MAX_SAFE);
}

/** Reads a whole number from 0 to 2^53 - 1. */
export function decodeUint(value: unknown, at: Path | undefined, key: Key): number {
  return whole(value, at, key, 0, MAX_SAFE);
}

function whole(value: unknown, at: Path | undefined, key: Key, min: number, max: number): number {
  // Adding 0 turns -0 into 0.
  if (typeof value === "number" && value >= min && value <= max && Math.floor(value) === value) return value + 0;
  return notWhole(value, at, key, min, max);
}

function notWhole(value: unknown, at: Path | undefined, key: Key, min: number, max: number): never {
  const wanted = `a whole number from ${min} to ${max}`;
  if (typeof value !== "number") return mismatch(value, at, key, wanted);
  if (value >= min && value <= max) return fail(at, key, "TYPE", `must be ${wanted}, not a fraction`);
  return fail(at, key, "RANGE", `must be ${wanted}`);
}
