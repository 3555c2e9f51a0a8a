import { normalizeTimestamp, writeTimestamp } from "../codec/timestamp-text.js";

declare const brand: unique symbol;

/**
 * A point in time to the nanosecond, as RFC 3339 text in UTC without trailing zeros: `2026-01-31T09:05:00.123456789Z`. A `Date` in
 * an interface is the same on the wire, and keeps milliseconds.
 */
export type Timestamp = string & { readonly [brand]: "Timestamp" };

/**
 * Makes a `Timestamp` of a date, or of RFC 3339 text in any zone. Throws `InvalidValue` when it is no time of the
 * years 1 to 9999.
 */
export function toTimestamp(time: Date | string): Timestamp {
  const text = typeof time === "string" ? normalizeTimestamp(time, undefined, "") : writeTimestamp(time, undefined, "");
  return text as Timestamp;
}
