import { InvalidValue } from "../errors/invalid-value.js";

declare const brand: unique symbol;

/** A span of time in nanoseconds, of 64 bits with sign. Go's `time.Duration`. */
export type Duration = bigint & { readonly [brand]: "Duration" };

/** Creates a `Duration` from milliseconds, rounded to whole nanoseconds. Throws `InvalidValue` beyond 64 bits, which is 292 years. */
export function toDuration(milliseconds: number): Duration {
  const whole = Math.trunc(milliseconds);
  if (!Number.isSafeInteger(whole)) throw new InvalidValue("", "RANGE", "must fit into 64 bits of nanoseconds");
  const nanoseconds = BigInt(whole) * 1_000_000n + BigInt(Math.round((milliseconds - whole) * 1_000_000));
  if (BigInt.asIntN(64, nanoseconds) !== nanoseconds) {
    throw new InvalidValue("", "RANGE", "must fit into 64 bits of nanoseconds");
  }
  return nanoseconds as Duration;
}

/** Returns a `Duration` in milliseconds, with a fraction. */
export function toMilliseconds(duration: Duration): number {
  return Number(duration) / 1_000_000;
}
