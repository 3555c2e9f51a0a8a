import { isAutonatsError } from "../../errors/autonats-error.js";
import { callOf } from "../../errors/failed-call.js";
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
  return isAutonatsError(thrown) && BROKEN.has(thrown.code) ? "fault" : "fine";
}

const BROKEN: ReadonlySet<string> = new Set(["INTERNAL", "UNKNOWN", "DATA_LOSS"]);

function comesFromCall(thrown: unknown): boolean {
  let error = thrown;
  for (let looked = 0; looked < MOST_CAUSES && typeof error === "object" && error !== null; looked += 1) {
    if (callOf(error) !== undefined) return true;
    try {
      error = (error as { readonly cause?: unknown }).cause;
    } catch {
      // It is the user's.
      return false;
    }
  }
  return false;
}
