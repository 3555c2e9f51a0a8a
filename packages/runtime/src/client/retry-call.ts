import { callOf, type FailedCall } from "../errors/failed-call.js";
import { mayHaveRun, repeatableOf } from "../errors/outcomes.js";
import { Backoff, type FailedAttempts } from "./failed-attempts.js";
import { noteFailed } from "./judge-attempt.js";
import type { PendingCall } from "./pending-call.js";

/**
 * The stage after an attempt has failed: makes it again later, if that is safe, and of use, and within the budget. Reports whether
 * it will be; else the call is settled with what `FailedAttempts` says.
 */
export function retry(call: PendingCall, error: unknown): boolean {
  const failure = callOf(error);
  if (failure === undefined) return false;
  const { bound, prepared } = call;
  const { settings } = bound;
  const now = performance.now();
  const isMisdirected = noteFailed(bound, call.attempt, failure, now);
  if (!mayBeSentLater(call, failure)) return false;
  if (isMisdirected) {
    redirect(call, error);
    return true;
  }
  const { count, unserved: unservedBefore } = call.failed ?? NONE;
  const isUnserved = settings.waitForReady && failure.reason === "NO_RESPONDERS";
  const unserved = isUnserved ? unservedBefore + 1 : 0;
  const failed = {
    repeatable: repeatableOf(failure),
    idempotent: bound.idempotent || isKnown(call, failure),
    unserved,
    made: count + 1,
    most: prepared.attempts.most,
    leftMs: call.deadline - now,
    retryAfterMs: failure.retryAfterMs ?? 0,
  };
  const decision = settings.retryPolicy.decide(failed, now, Math.random());
  const { observed } = prepared;
  if (typeof decision !== "number") {
    if (decision === "unaffordable" && observed !== undefined) {
      settings.observer.onRetryDenied?.(observed, call.number + 1, error);
    }
    return false;
  }
  if (mayHaveRun(failure) && !bound.idempotent) call.only = call.attempt?.subject;
  const ended: FailedAttempts = call.endAttempt(error, mayHaveRun(failure), unserved, !isUnserved);
  if (observed !== undefined) settings.observer.onRetryScheduled?.(observed, call.number, error, decision);
  ended.backoff = new Backoff(call, now + decision);
  settings.client.shared.deadlines.add(ended.backoff);
  return true;
}

const NONE = { count: 0, unserved: 0 };

/**
 * Reports whether the instance that may have run a call would know it again: the call has a key, and it is known which instance that is.
 * One that has answered would answer the same.
 */
function isKnown({ attempt, only, prepared }: PendingCall, { outcome }: FailedCall): boolean {
  if (prepared.key === undefined || outcome !== "UNKNOWN_OUTCOME") return false;
  return attempt?.instance !== undefined || only !== undefined || prepared.instance !== undefined;
}

/** Sends a call to the queue group at once whose instance is gone. That is neither one of its attempts nor one of the budget's. */
function redirect(call: PendingCall, error: unknown): void {
  call.endAttempt(error, false, call.failed?.unserved ?? 0, false);
  call.isForGroup = true;
  const { observed } = call.prepared;
  if (observed !== undefined) call.bound.settings.observer.onRetryScheduled?.(observed, call.number, error, 0);
  call.onBackoffEnded();
}

/**
 * Reports whether another attempt could go out. What this process itself has refused is left to the caller: waiting here would hide
 * that it does too much. A call that waits for a connection goes on waiting when the one that it had is gone.
 */
function mayBeSentLater({ bound }: PendingCall, { outcome, reason }: FailedCall): boolean {
  const { client, waitForReady } = bound.settings;
  const { door } = client.shared.waitingRoom;
  if (door === "closed" || (door === "down" && !waitForReady)) return false;
  return outcome !== "NOT_SENT" || (reason === "DISCONNECTED" && waitForReady);
}
