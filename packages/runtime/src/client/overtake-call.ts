import type { Attempt } from "./attempt.js";
import { AttemptWait } from "./attempt-wait.js";
import { mayGoElsewhere } from "./balance-call.js";
import { EarlierAttempts } from "./earlier-attempts.js";
import { FailedAttempts } from "./failed-attempts.js";
import * as failures from "./failures.js";
import { noteFailedBeside } from "./judge-attempt.js";
import type { PendingCall } from "./pending-call.js";
import { patienceOf } from "./policy/patience.js";

/** How often a call that was waited for long enough looks for another place to go to. */
const LOOK_MS = 100;

/** Limits how long the attempt that begins now is waited for alone, where its call may have another one. */
export function waitForAttempt(call: PendingCall, now: number): void {
  wait(call, now, call.prepared.attempts.hedgeAfterMs);
}

/**
 * The stage after the attempt of an idempotent method was waited for long enough: begins another one beside it, at another instance,
 * if there is one, and within the budget. One that is late is given up: its instance is judged by that, and its handler told to stop.
 * Its answer still counts if it comes first.
 */
export function overtake(call: PendingCall): void {
  const { bound, attempt, wait: before } = call;
  if (attempt === undefined || before === undefined) return;
  const now = performance.now();
  if (call.state !== "sent") {
    // It is in the outbox, as another one would be.
    waitForAttempt(call, now);
    return;
  }
  if (!hasElsewhere(call, attempt)) {
    lookAgain(call, before, now);
    return;
  }
  const error = before.isHedge ? undefined : failures.toErrorWithoutStack(bound, failures.LATE);
  if (isAffordable(call, now, error)) {
    if (error !== undefined) {
      noteFailedBeside(bound, attempt, error);
      bound.settings.client.cancellations.send(bound.settings.subject, attempt.reply);
    }
    setAside(call, attempt, before.begunAt, error);
    const { observed } = call.prepared;
    if (observed !== undefined) bound.settings.observer.onRetryScheduled?.(observed, call.number, error, 0);
    call.onBackoffEnded();
  } else if (before.isHedge) {
    wait(call, before.begunAt, undefined, now);
  }
}

/** Learns how long an attempt took to be answered. */
export function noteTime(call: PendingCall, attempt: Attempt): void {
  const begunAt = attempt === call.attempt ? call.wait?.begunAt : call.failed?.earlier?.find(attempt)?.begunAt;
  if (begunAt === undefined) return;
  const now = performance.now();
  call.bound.answerTimes.note(now - begunAt, now);
}

/** Leaves room for another attempt beside the newest one, which has an error where it was given up. */
function setAside(call: PendingCall, attempt: Attempt, begunAt: number, error: unknown): void {
  const { bound, prepared, number } = call;
  const isLate = error !== undefined;
  bound.settings.client.shared.deadlines.remove(call);
  call.failed ??= new FailedAttempts();
  call.failed.earlier ??= new EarlierAttempts(bound, prepared);
  call.failed.earlier.add({ attempt, number, begunAt, isLate });
  call.failed.noteSetAside(error);
  if (prepared.observed !== undefined && isLate) {
    bound.settings.observer.onAttemptEnded?.(prepared.observed, number, error);
  }
  call.state = "waiting";
  call.before = attempt.instance;
  call.attempt = undefined;
  call.wait = undefined;
  call.number = call.parent?.nextNumber() ?? number + 1;
}

function hasElsewhere({ bound }: PendingCall, attempt: Attempt): boolean {
  return bound.settings.client.shared.waitingRoom.door === "open" && mayGoElsewhere(bound, attempt);
}

function isAffordable({ bound, prepared, number }: PendingCall, now: number, error: unknown): boolean {
  const { retryPolicy, observer } = bound.settings;
  if (retryPolicy.budget.take(now)) return true;
  if (prepared.observed !== undefined) observer.onRetryDenied?.(prepared.observed, number + 1, error);
  return false;
}

/** Looks from time to time whether there is another place for a call to go to: its instance may be gone, and others may come. */
function lookAgain(call: PendingCall, { begunAt, isHedge }: AttemptWait, now: number): void {
  const again = new AttemptWait(call, begunAt, { milliseconds: now - begunAt + LOOK_MS, isHedge });
  call.wait = again;
  if (again.deadline < call.deadline) call.bound.settings.client.shared.deadlines.add(again);
}

/** Waits for an attempt, unless it is said to be waited for no longer than it was by `now`. */
function wait(call: PendingCall, begunAt: number, hedgeAfterMs: number | undefined, now: number = begunAt): void {
  const { bound, prepared, failed, deadline } = call;
  const made = (failed?.count ?? 0) + 1;
  const { most, timeoutMs } = prepared.attempts;
  const patience = patienceOf({
    made,
    most,
    leftMs: deadline - begunAt,
    timeoutMs,
    hedgeAfterMs: made === 1 ? hedgeAfterMs : undefined,
    longestMs: bound.answerTimes.longest(begunAt),
  });
  call.wait = new AttemptWait(call, begunAt, patience);
  if (patience !== undefined && (now === begunAt || call.wait.deadline > now))
    bound.settings.client.shared.deadlines.add(call.wait);
}
