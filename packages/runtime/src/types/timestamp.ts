declare const brand: unique symbol;

/**
 * A point in time to the nanosecond, as RFC 3339 text in UTC without trailing zeros: `2026-01-31T09:05:00.123456789Z`. A `Date` in
 * an interface is the same on the wire, and keeps milliseconds.
 */
export type Timestamp = string & { readonly [brand]: "Timestamp" };
