import { isAutonatsError } from "../../errors/autonats-error.js";
import { callOf } from "../../errors/failed-call.js";
import { attempt } from "../../guard/untrusted.js";
import type { Verdict } from "../served-call.js";

/** So many errors are looked at, each the cause of the one before. */
const MOST_CAUSES = 8;

/**
 * Returns what an error says about this instance that ended a method; `isHidden` if the caller is not told what it is. The fault is
 * not here where the interface declares the error, where its code blames the call or says that something else is not available, and
 * where it comes from a call that the method made.
 */
export function verdictOf(thrown: unknown, isHidden: boolean): Verdict {
  if (isHidden) return comesFromCall(thrown) ? "fine" : "fault";
  return BROKEN.has(codeOf(thrown)) ? "fault" : "fine";
}

/** Returns what an error says about this instance that ended a one-way method. */
export function verdictOfOneWay(thrown: unknown): Verdict {
  return verdictOf(thrown, codeOf(thrown) === undefined);
}

/** The code of an error of ours. */
function codeOf(thrown: unknown): unknown {
  // It is the user's, and may do anything when it is looked at.
  return attempt(() => (isAutonatsError(thrown) ? thrown.code : undefined));
}

const BROKEN: ReadonlySet<unknown> = new Set(["INTERNAL", "UNKNOWN", "DATA_LOSS"]);

function comesFromCall(thrown: unknown): boolean {
  let error = thrown;
  for (let looked = 0; looked < MOST_CAUSES && typeof error === "object" && error !== null; looked += 1) {
    if (callOf(error) !== undefined) return true;
    const { cause } = attempt(() => ({ cause: (error as { readonly cause?: unknown }).cause })) ?? {};
    error = cause;
  }
  return false;
}
