import { checkAmount, checkCount } from "../../wire/amounts.js";

/** For how long, and how much, a handler remembers of calls with an idempotency key. Everything is optional. */
export interface IdempotencyOptions {
  /** Milliseconds for which an answer is remembered after its call has ended. Default: 120 000. */
  readonly windowMs?: number | undefined;
  /** The most calls that are remembered, those included that run. At least 1. Default: 10 000. */
  readonly records?: number | undefined;
  /** The most bytes that are held for them, at least 1024. Default: 16 MiB. */
  readonly bytes?: number | undefined;
}

/** The limits of a handler's records. */
export interface KeyLimits {
  readonly windowMs: number;
  readonly records: number;
  readonly bytes: number;
}

const WINDOW_MS = 120_000;
const RECORDS = 10_000;
const BYTES = 16 * 1024 * 1024;
const LEAST_BYTES = 1024;

/** Returns the limits that options set. Throws an `AutonatsError` for what cannot be one. */
export function keyLimitsOf({
  windowMs = WINDOW_MS,
  records = RECORDS,
  bytes = BYTES,
}: IdempotencyOptions = {}): KeyLimits {
  return {
    windowMs: checkAmount("idempotency.windowMs", windowMs),
    records: checkCount("idempotency.records", records, 1, Number.MAX_SAFE_INTEGER),
    bytes: checkCount("idempotency.bytes", bytes, LEAST_BYTES, Number.MAX_SAFE_INTEGER),
  };
}
