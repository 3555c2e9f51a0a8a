import { isAutonatsError } from "./autonats-error.js";
import type { Code, Outcome } from "./codes.js";
import { callOf } from "./failed-call.js";
import { repeatableOf } from "./outcomes.js";

/** Returns the code of an error: that of an `AutonatsError`, or of the call that a declared error came from; else `UNKNOWN`. */
export function codeOf(error: unknown): Code {
  return callOf(error)?.code ?? (isAutonatsError(error) ? error.code : "UNKNOWN");
}

/** Returns what may be assumed about the handler's side after an error; `UNKNOWN_OUTCOME` for one that no call made. */
export function outcomeOf(error: unknown): Outcome {
  return callOf(error)?.outcome ?? (isAutonatsError(error) ? error.outcome : "UNKNOWN_OUTCOME");
}

/**
 * Reports whether a call that ended with this error may be made again: it did not run, or running twice does no harm, and the
 * cause may be gone by then. `idempotent` says that the method may run more than once for one call.
 */
export function isSafeToRetry(error: unknown, { idempotent = false }: { readonly idempotent?: boolean } = {}): boolean {
  const call = callOf(error);
  if (call === undefined) return false;
  const repeatable = repeatableOf(call);
  return repeatable === "always" || (repeatable === "idempotent" && idempotent);
}
