import type { Code, Outcome, Reason } from "./codes.js";
import { isServerError } from "./error-numbers.js";

// What follows from how a call has failed, for whoever decides by it: retries, throttles, metrics, and users. The Go runtime has the
// same tables, in `go/internal/fault/outcomes.go`; `conformance/transitions/outcomes.jsonl` has every row.

/** How a call or an attempt has failed, as far as anything follows from it. */
export interface Failure {
  readonly code: Code;
  readonly outcome: Outcome;
  readonly reason?: Reason | undefined;
}

/** Whether a failed call may be made again: never, if its method is idempotent, or always, as it did not run. */
export type Repeatable = "never" | "idempotent" | "always";

/** What a reply says about the load of handlers: that one had no room, or that one had; `undefined` where it says nothing. */
export type LoadSign = "refused" | "answered" | undefined;

/**
 * What the end of an attempt says about the instance that it went to: that it answers, has no room, is not there, may not be called,
 * did not answer in time, or fails; `undefined` where it says nothing.
 */
export type InstanceSign = "answered" | "busy" | "gone" | "denied" | "silent" | "failed";

/** Reasons of a handler that has not started a call. */
const REJECTIONS: ReadonlySet<Reason | undefined> = new Set(["BUSY", "DRAINING", "EXPIRED", "UNSUPPORTED_FEATURE"]);
/** Codes that may be gone when the call is made again a moment later. */
const PASSING: ReadonlySet<Code> = new Set(["UNAVAILABLE", "RESOURCE_EXHAUSTED", "DEADLINE_EXCEEDED"]);
/** Codes of a handler that has failed, which another one may not. */
const CRASHES: ReadonlySet<Code> = new Set(["INTERNAL", "UNKNOWN"]);
/** Reasons that remain when the call is made again. */
const LASTING: ReadonlySet<Reason | undefined> = new Set(["TOO_LARGE", "CLOSED"]);

/** Returns the outcome of a call that was answered with an error. */
export function outcomeOfReply(code: Code, reason: Reason | undefined, isDeclared: boolean): Outcome {
  if (isDeclared) return "COMPLETED";
  if (REJECTIONS.has(reason)) return "REJECTED";
  // At the deadline of running work the handler answers, and the work may go on.
  if (code === "DEADLINE_EXCEEDED") return "UNKNOWN_OUTCOME";
  if (code === "CANCELLED") return "CANCELLED";
  return isServerError(code) || code === "RESOURCE_EXHAUSTED" ? "FAILED" : "COMPLETED";
}

/** Returns whether a call that has failed so may be made again. */
export function repeatableOf({ code, outcome, reason }: Failure): Repeatable {
  if (LASTING.has(reason)) return "never";
  switch (outcome) {
    case "NOT_SENT":
    case "NOT_DELIVERED":
    case "REJECTED":
      return PASSING.has(code) ? "always" : "never";
    case "FAILED":
    case "UNKNOWN_OUTCOME":
      return PASSING.has(code) || CRASHES.has(code) ? "idempotent" : "never";
    default:
      return "never";
  }
}

/** Reports whether a call that has failed so may have run. */
export function mayHaveRun({ outcome }: Failure): boolean {
  return outcome !== "NOT_SENT" && outcome !== "NOT_DELIVERED" && outcome !== "REJECTED";
}

/** Returns what a failure says about the load of handlers. */
export function loadSignOf({ outcome, reason }: Failure): LoadSign {
  if (outcome === "REJECTED") return reason === "BUSY" ? "refused" : undefined;
  return outcome === "COMPLETED" || outcome === "FAILED" ? "answered" : undefined;
}

/** Returns what a failure says about the instance that was called. */
export function instanceSignOf({ code, outcome, reason }: Failure): InstanceSign | undefined {
  switch (outcome) {
    case "NOT_DELIVERED":
      return code === "PERMISSION_DENIED" ? "denied" : "gone";
    case "REJECTED":
      if (reason === "BUSY") return "busy";
      return reason === "DRAINING" ? "gone" : undefined;
    case "COMPLETED":
      return "answered";
    case "FAILED":
      // Such as a result that is too large: the call is to blame.
      return code === "RESOURCE_EXHAUSTED" ? "answered" : "failed";
    case "UNKNOWN_OUTCOME":
      if (code === "PERMISSION_DENIED") return "denied";
      if (code === "DEADLINE_EXCEEDED") return "silent";
      return reason === "MALFORMED_REPLY" ? "failed" : undefined;
    default:
      return undefined;
  }
}
