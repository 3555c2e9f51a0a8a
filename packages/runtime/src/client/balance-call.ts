import type { FailedCall } from "../errors/failed-call.js";
import { type InstanceSign, instanceSignOf } from "../errors/outcomes.js";
import { readLoad } from "../wire/load-report.js";
import { directMethodSubject } from "../wire/subjects.js";
import { Attempt } from "./attempt.js";
import type { BoundMethod } from "./bound-method.js";
import type { PendingCall } from "./pending-call.js";
import type { Instance } from "./policy/instance.js";

/** Creates the next attempt: to the instance that the caller names, to one that the balancer chooses, or to the queue group. */
export function aim(call: PendingCall, now: number): Attempt {
  const { bound, prepared } = call;
  if (prepared.instance !== undefined) {
    return new Attempt(call, directMethodSubject(bound.settings.subject, prepared.instance, bound.method));
  }
  const instance = call.isForGroup ? undefined : bound.balancer?.pick(now, Math.random(), call.before);
  return new Attempt(call, instance === undefined ? bound.subject : instance.subject, instance);
}

/** Reports whether the request of an attempt is to ask for a report. One that is large is left as large as it is. */
export function asksForLoad({ bound, prepared, body }: PendingCall, { instance }: Attempt, now: number): boolean {
  const { balancer, settings } = bound;
  if (balancer === undefined || prepared.instance !== undefined) return false;
  return body.length <= settings.client.shared.maxPayload / 2 && balancer.asks(instance, now);
}

/** Takes the report that came with a reply. */
export function noteReport({ bound, prepared, attempt }: PendingCall, value: string): void {
  if (bound.balancer === undefined || prepared.instance !== undefined) return;
  const report = readLoad(value);
  if (report !== undefined) bound.balancer.learn(report, performance.now(), attempt?.instance === undefined);
}

/** Notes that an attempt was answered as it should be. */
export function noteAnswered({ bound, attempt }: PendingCall): void {
  const instance = attempt?.instance;
  if (instance?.isWatched !== true) return;
  noteSign(bound, instance, "answered", performance.now());
}

/**
 * Takes what a failed attempt has shown of its instance. Reports whether the server has not delivered it, so that it may go to the
 * queue group at once.
 */
export function noteFailed({ bound, attempt }: PendingCall, failure: FailedCall, now: number): boolean {
  const instance = attempt?.instance;
  if (instance === undefined) return false;
  const sign = instanceSignOf(failure);
  if (sign !== undefined) noteSign(bound, instance, sign, now);
  return failure.outcome === "NOT_DELIVERED";
}

/** Passes on what an attempt has shown of its instance, and notifies observers if that changes the instance's breaker. */
function noteSign(bound: BoundMethod, instance: Instance, sign: InstanceSign, now: number): void {
  const before = instance.breaker.state;
  bound.balancer?.note(instance, sign, now, Math.random());
  const { state } = instance.breaker;
  if (state === before || state === "probing") return;
  const { service, version, method } = bound;
  bound.settings.observer.onBreakerChanged?.({ service, version, method, instance: instance.id, state });
}
