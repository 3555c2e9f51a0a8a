import { isAutonatsError } from "./autonats-error.js";
import type { Code, Outcome } from "./codes.js";
import { callOf } from "./failed-call.js";

/** Returns the code of an error: that of an `AutonatsError`, or of the call that a declared error came from; else `UNKNOWN`. */
export function codeOf(error: unknown): Code {
  return callOf(error)?.code ?? (isAutonatsError(error) ? error.code : "UNKNOWN");
}

/** Returns what may be assumed about the handler's side after an error; `UNKNOWN_OUTCOME` for one that no call made. */
export function outcomeOf(error: unknown): Outcome {
  return callOf(error)?.outcome ?? (isAutonatsError(error) ? error.outcome : "UNKNOWN_OUTCOME");
}

/** Codes that may be gone when the call is retried a moment later. */
const PASSING: ReadonlySet<Code> = new Set(["UNAVAILABLE", "RESOURCE_EXHAUSTED", "DEADLINE_EXCEEDED"]);
/** Reasons that remain when the call is retried. */
const LASTING: ReadonlySet<string | undefined> = new Set(["TOO_LARGE", "CLOSED"]);

/**
 * Reports whether a call that ended with this error may be made again: it did not run, or running twice does no harm, and the
 * cause may be gone by then. `idempotent` says that the method may run more than once for one call.
 */
export function isSafeToRetry(error: unknown, { idempotent = false }: { readonly idempotent?: boolean } = {}): boolean {
  const call = callOf(error);
  if (call === undefined || !PASSING.has(call.code) || LASTING.has(call.reason)) return false;
  switch (call.outcome) {
    case "NOT_SENT":
    case "NOT_DELIVERED":
    case "REJECTED":
      return true;
    case "CANCELLED":
      return false;
    default:
      return idempotent;
  }
}
