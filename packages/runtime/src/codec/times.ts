import type { Timestamp } from "../types/timestamp.js";
import { mismatch } from "./mismatch.js";
import type { Key, Path } from "./path.js";
import { normalizeTimestamp, readTimestamp, writeTimestamp } from "./timestamp-text.js";

/** Writes a point in time, to the millisecond. */
export function encodeTimestamp(value: Date, at: Path | undefined, key: Key): string {
  return writeTimestamp(value, at, key);
}

/** Reads a point in time. What is finer than a millisecond is cut off. */
export function decodeTimestamp(value: unknown, at: Path | undefined, key: Key): Date {
  if (typeof value !== "string") return mismatch(value, at, key, "RFC 3339 text");
  return new Date(readTimestamp(value, at, key));
}

/** Writes a point in time, to the nanosecond. */
export function encodeTimestampText(value: Timestamp, at: Path | undefined, key: Key): string {
  if (typeof value !== "string") return mismatch(value, at, key, "RFC 3339 text");
  return normalizeTimestamp(value, at, key);
}

/** Reads a point in time to the nanosecond. Whatever the zone it was written in, the text is in UTC. */
export function decodeTimestampText(value: unknown, at: Path | undefined, key: Key): Timestamp {
  if (typeof value !== "string") return mismatch(value, at, key, "RFC 3339 text");
  return normalizeTimestamp(value, at, key) as Timestamp;
}

/**
 * Creates a `Timestamp` from a date, or from RFC 3339 text in any zone. Throws `InvalidValue` when it is not a time of the
 * years 1 to 9999.
 */
export function toTimestamp(time: Date | string): Timestamp {
  const text = typeof time === "string" ? normalizeTimestamp(time, undefined, "") : writeTimestamp(time, undefined, "");
  return text as Timestamp;
}
