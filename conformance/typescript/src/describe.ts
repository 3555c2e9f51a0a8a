import { AutonatsError } from "@autonats/runtime";
import { toNeutral } from "./to-neutral.js";

/** Reports an error as answers to the harness have it. */
export function describe(error: unknown): object {
  if (error instanceof AutonatsError) {
    const { code, reason, outcome, path, reference, rawMessage } = error;
    return { code, reason, outcome, path, reference, message: rawMessage };
  }
  if (!(error instanceof Error)) return { broken: String(error) };
  return { type: error.constructor.name, message: error.message, data: toNeutral({ ...error }) };
}
