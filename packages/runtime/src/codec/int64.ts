import { isDecimal } from "./decimal.js";
import { mismatch } from "./mismatch.js";
import { fail, type Key, type Path } from "./path.js";

const INT64_MIN: bigint = -(2n ** 63n);
const INT64_MAX: bigint = 2n ** 63n - 1n;
const UINT64_MAX: bigint = 2n ** 64n - 1n;

/** Characters that 64 bits can need. */
const MAX_CHARACTERS = 20;

/** Writes a bigint of 64 bits with sign as decimal text. */
export function encodeInt64(value: bigint, at: Path | undefined, key: Key): string {
  return encode64(value, at, key, INT64_MIN, INT64_MAX);
}

/** Reads the decimal text of 64 bits with sign, or a whole number of at most 2^53 - 1 in size. */
export function decodeInt64(value: unknown, at: Path | undefined, key: Key): bigint {
  return decode64(value, at, key, INT64_MIN, INT64_MAX);
}

/** Writes a bigint of 64 bits without sign as decimal text. */
export function encodeUint64(value: bigint, at: Path | undefined, key: Key): string {
  return encode64(value, at, key, 0n, UINT64_MAX);
}

/** Reads the decimal text of 64 bits without sign, or a whole number from 0 to 2^53 - 1. */
export function decodeUint64(value: unknown, at: Path | undefined, key: Key): bigint {
  return decode64(value, at, key, 0n, UINT64_MAX);
}

function encode64(value: bigint, at: Path | undefined, key: Key, min: bigint, max: bigint): string {
  if (typeof value !== "bigint") return mismatch(value, at, key, "a bigint");
  if (value < min || value > max) return fail(at, key, "RANGE", `must be from ${min} to ${max}`);
  return value.toString();
}

function decode64(value: unknown, at: Path | undefined, key: Key, min: bigint, max: bigint): bigint {
  const whole = toBigInt(value, at, key);
  if (whole < min || whole > max) return fail(at, key, "RANGE", `must be from ${min} to ${max}`);
  return whole;
}

function toBigInt(value: unknown, at: Path | undefined, key: Key): bigint {
  if (typeof value === "string") {
    if (!isDecimal(value)) return fail(at, key, "FORMAT", "must be a whole number in decimal digits");
    // The length comes first: BigInt() of a million digits would hold the process up.
    return value.length <= MAX_CHARACTERS ? BigInt(value) : fail(at, key, "RANGE", "must fit into 64 bits");
  }
  if (typeof value !== "number") return mismatch(value, at, key, "a whole number as text");
  if (Number.isSafeInteger(value)) return BigInt(value);
  if (Number.isInteger(value)) return fail(at, key, "RANGE", "must be text where it is beyond 2^53 - 1");
  if (Number.isFinite(value)) return fail(at, key, "TYPE", "must be a whole number, not a fraction");
  return fail(at, key, "RANGE", "must be a finite number");
}
