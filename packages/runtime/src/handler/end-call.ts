import { AutonatsError } from "../errors/autonats-error.js";
import type { Refusal } from "../pipeline/observer.js";
import type { ErrorReply } from "../wire/error-reply.js";
import * as replies from "./error-replies.js";
import { withReport } from "./report-load.js";
import type { ServedCall, Verdict } from "./served-call.js";
import type { ServedMethod } from "./served-method.js";

/**
 * Ends a call that waits or follows another one, or answers one that runs and tells it to stop: its slot is free when the method has
 * ended. A call that is already ending is left alone.
 */
export function cutShort(
  endpoint: ServedMethod,
  call: ServedCall,
  whileRunning: ErrorReply,
  whileWaiting: ErrorReply,
  reason: Refusal,
): void {
  if (call.state === "waiting") {
    endpoint.admission.withdraw(call);
    leaveQueue(endpoint, call);
    giveUpWaiting(endpoint, call, whileWaiting, reason);
    return;
  }
  if (call.state === "ended" || (call.state === "answering" && call.isAnswered)) return;
  endpoint.observer.onCallFailed?.(call, whileRunning.code, whileRunning.summary);
  notify(endpoint, call, whileRunning);
  settle(endpoint, call);
  if (call.state === "running") call.stop(new AutonatsError(whileRunning.code, messageOf(whileRunning)));
  else if (call.state === "following") end(endpoint, call);
}

/** Notes what a call says about this instance. Only the first time counts. */
export function judge(call: ServedCall, verdict: Verdict): void {
  call.verdict ??= verdict;
}

/** Notifies observers that a call was answered, or never will be. Only the first time counts. */
export function settle({ observer }: ServedMethod, call: ServedCall): void {
  if (observer.onRequestSettled === undefined || call.isSettled) return;
  call.isSettled = true;
  observer.onRequestSettled(call, call.failure, performance.now() - call.receivedAt);
}

/** Frees the slot of a call that is over, and starts those that wait. `now` saves reading the clock again. */
export function end(endpoint: ServedMethod, call: ServedCall, now: number = performance.now()): void {
  if (call.state === "ended") return;
  const { host, admission } = endpoint;
  call.state = "ended";
  host.shared.deadlines.remove(call);
  host.calls.remove(call);
  if (call.key !== undefined) host.keys.leave(endpoint, call, call.key);
  settle(endpoint, call);
  const readingMs = host.slots.readingMs - call.readingBeforeMs;
  if (admission.release(call)) {
    admission.learn(Math.max(0, now - call.startedAt - readingMs));
    if (call.endedAt > 0) admission.learnSending(Math.max(0, now - call.endedAt - readingMs));
  }
  if (call.verdict === "fine" || call.verdict === "fault") host.group.noteCall(now, call.verdict === "fault");
  if (admission.waiting > 0) endpoint.pump();
  host.onCallEnded();
}

/** Answers those at the end of the queue that cannot start in time any more: another instance may have room. */
export function dropHopeless(endpoint: ServedMethod): void {
  const now = performance.now();
  for (;;) {
    const call = endpoint.admission.dropLast(now);
    if (call === undefined) return;
    leaveQueue(endpoint, call);
    giveUpWaiting(endpoint, call, replies.BUSY, "BUSY");
  }
}

/** Takes the request of a call that has left the queue off the connection's account. */
export function leaveQueue({ host }: ServedMethod, call: ServedCall): void {
  host.shared.outbox.countGuest(-call.bytes);
}

/** Ends a call that was admitted and has not started. */
export function giveUpWaiting(endpoint: ServedMethod, call: ServedCall, reply: ErrorReply, reason: Refusal): void {
  endpoint.observer.onRequestRefused?.(call, reason);
  endpoint.observer.onCallFailed?.(call, reply.code, reply.summary);
  notify(endpoint, call, reply);
  endUnstarted(endpoint, call);
}

/** Ends a call whose method was not run. There is nothing to learn from how long it took. */
export function endUnstarted(endpoint: ServedMethod, call: ServedCall): void {
  call.body = undefined;
  if (call.key !== undefined) endpoint.host.keys.abandon(endpoint, call.key);
  endpoint.admission.release(call);
  end(endpoint, call);
}

/** Refuses a call that was not admitted. */
export function refuse(
  endpoint: ServedMethod,
  call: ServedCall,
  reply: ErrorReply,
  reason: Refusal,
  why: string,
): void {
  call.state = "ended";
  endpoint.observer.onRequestRefused?.(call, reason);
  if (endpoint.kind === "oneWay") endpoint.observer.onDropped?.(`dropped a one-way call: ${why}`);
  else endpoint.host.replies.notify(call.reply, withReport(endpoint, call, reply), call.callerDeadline);
  call.failure = reply.code;
  settle(endpoint, call);
}

function notify(endpoint: ServedMethod, call: ServedCall, reply: ErrorReply): void {
  if (call.isAnswered) return;
  call.isAnswered = true;
  endpoint.host.replies.notify(call.reply, withReport(endpoint, call, reply), call.callerDeadline);
}

function messageOf({ code, summary }: ErrorReply): string {
  return summary.slice(code.length + 2);
}
