import { AutonatsError } from "../errors/autonats-error.js";

/** Returns a whole number from `least` to `most`, and refuses everything else. */
export function checkCount(what: string, count: number, least: number, most: number): number {
  if (!Number.isInteger(count) || count < least || count > most) {
    throw new AutonatsError("INVALID_ARGUMENT", `${what} must be a whole number from ${least} to ${most}`, {
      outcome: "NOT_SENT",
    });
  }
  return count;
}

/** Returns a number from 0 to infinity, and refuses everything else. */
export function checkAmount(what: string, amount: number): number {
  if (typeof amount !== "number" || !(amount >= 0)) {
    throw new AutonatsError("INVALID_ARGUMENT", `${what} must be a number of at least 0`, {
      outcome: "NOT_SENT",
    });
  }
  return amount;
}
