import type { Duration } from "../types/duration.js";
import { mismatch } from "./mismatch.js";
import { fail, type Key, type Path } from "./path.js";

const NANOSECONDS = 1_000_000_000n;
const duration = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]{1,9}))?s$/;
/** Digits of seconds that 64 bits of nanoseconds can need. */
const MAX_DIGITS = 10;

/** Writes nanoseconds as decimal seconds, such as `1.5s`. */
export function encodeDuration(value: Duration, at: Path | undefined, key: Key): string {
  if (typeof value !== "bigint") return mismatch(value, at, key, "a bigint of nanoseconds");
  const nanoseconds: bigint = value;
  if (BigInt.asIntN(64, nanoseconds) !== nanoseconds) return outOfRange(at, key);
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  const fraction = size % NANOSECONDS;
  const sign = nanoseconds < 0n ? "-" : "";
  const digits = fraction === 0n ? "" : `.${fraction.toString().padStart(9, "0").replace(/0+$/, "")}`;
  return `${sign}${size / NANOSECONDS}${digits}s`;
}

/** Reads decimal seconds. */
export function decodeDuration(value: unknown, at: Path | undefined, key: Key): Duration {
  if (typeof value !== "string") return mismatch(value, at, key, "a duration as text");
  const parts = duration.exec(value);
  if (parts === null) return fail(at, key, "FORMAT", "must be seconds, such as 1.5s");
  const [, sign, seconds = "", fraction = ""] = parts;
  if (seconds.length > MAX_DIGITS) return outOfRange(at, key);
  const size = BigInt(seconds) * NANOSECONDS + BigInt(fraction.padEnd(9, "0"));
  const nanoseconds = sign === "-" ? -size : size;
  if (BigInt.asIntN(64, nanoseconds) !== nanoseconds) return outOfRange(at, key);
  return nanoseconds as Duration;
}

function outOfRange(at: Path | undefined, key: Key): never {
  return fail(at, key, "RANGE", "must fit into 64 bits of nanoseconds");
}
