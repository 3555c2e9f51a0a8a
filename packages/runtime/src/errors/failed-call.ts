import type { Code, Outcome, Reason } from "./codes.js";

/** The details of a call that failed, independent of the class of its error. */
export interface FailedCall {
  /** The service that was called, such as `User`. */
  readonly service: string;
  /** The method that was called, such as `GetById`. */
  readonly method: string;
  readonly code: Code;
  readonly outcome: Outcome;
  readonly reason?: Reason | undefined;
  readonly path?: string | undefined;
  readonly reference?: string | undefined;
  /** Milliseconds for which the handler wants no further attempt, where it has said so. */
  readonly retryAfterMs?: number | undefined;
}

/** The property that holds the details on an error that is not an `AutonatsError`. It is the same for every copy of this package. */
const CALL: unique symbol = Symbol.for("autonats.failed-call.v1");

/** Attaches the details of a call to the declared error that it failed with, hidden from enumeration and printing. */
export function attachCall<E extends Error>(error: E, call: FailedCall): E {
  Reflect.defineProperty(error, CALL, { value: call, configurable: true });
  return error;
}

/** Returns the call that failed with this error: also of a declared error. `undefined` for an error that no call made. */
export function callOf(error: unknown): FailedCall | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  try {
    const attached = (error as { readonly [CALL]?: FailedCall })[CALL];
    if (attached !== undefined) return attached;
    const failed = error as Partial<FailedCall>;
    const { service, method, code = "UNKNOWN", outcome = "UNKNOWN_OUTCOME" } = failed;
    if (!Object.hasOwn(error, BRAND) || service === undefined || method === undefined) return undefined;
    const { reason, path, reference, retryAfterMs } = failed;
    return { service, method, code, outcome, reason, path, reference, retryAfterMs };
  } catch {
    // An error of the user's may do anything when it is looked at.
    return undefined;
  }
}

/** Marks the errors of every copy of this package that a process may have loaded. */
export const BRAND: unique symbol = Symbol.for("autonats.error.v1");
