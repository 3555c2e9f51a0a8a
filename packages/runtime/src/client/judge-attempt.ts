import { callOf, type FailedCall } from "../errors/failed-call.js";
import { type InstanceSign, instanceSignOf, loadSignOf } from "../errors/outcomes.js";
import type { Attempt } from "./attempt.js";
import type { BoundMethod } from "./bound-method.js";
import type { Instance } from "./policy/instance.js";

/** Notes that an attempt was answered as it should be. */
export function noteAnswered(bound: BoundMethod, { instance }: Attempt): void {
  if (instance?.isWatched !== true) return;
  noteSign(bound, instance, "answered", performance.now());
}

/**
 * Takes what a failed attempt has shown of its instance, and of the load of all of them. Reports whether the server has not delivered
 * it, so that it may go to the queue group at once.
 */
export function noteFailed(
  bound: BoundMethod,
  attempt: Attempt | undefined,
  failure: FailedCall,
  now: number,
): boolean {
  noteLoad(bound, failure, now);
  const instance = attempt?.instance;
  if (instance === undefined) return false;
  const sign = instanceSignOf(failure);
  if (sign !== undefined) noteSign(bound, instance, sign, now);
  return failure.outcome === "NOT_DELIVERED";
}

/** Takes what an attempt that has failed beside another one has shown. */
export function noteFailedBeside(bound: BoundMethod, attempt: Attempt, error: unknown): void {
  const failure = callOf(error);
  if (failure !== undefined) noteFailed(bound, attempt, failure, performance.now());
}

/**
 * Notes that an attempt that was begun later was answered first: the instance has much to do, as far as can be told, or it is silent if it
 * has taken much longer.
 */
export function noteOvertaken(bound: BoundMethod, { instance }: Attempt, isLate: boolean): void {
  if (instance !== undefined) noteSign(bound, instance, isLate ? "silent" : "busy", performance.now());
}

function noteLoad({ settings, throttle }: BoundMethod, failure: FailedCall, now: number): void {
  if (!settings.throttle) return;
  const sign = loadSignOf(failure);
  if (sign === "refused") throttle.noteRefused(now);
  else if (sign === "answered") throttle.noteAnswered(now);
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
