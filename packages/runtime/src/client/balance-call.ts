import { readLoad } from "../wire/load-report.js";
import { directMethodSubject } from "../wire/subjects.js";
import { Attempt } from "./attempt.js";
import type { BoundMethod } from "./bound-method.js";
import type { PendingCall } from "./pending-call.js";

/** Creates the next attempt: to the instance that may have run the call, to the one that the caller names, to one that the balancer chooses, or to the queue group. */
export function aim(call: PendingCall, now: number): Attempt {
  const { bound, prepared, only } = call;
  if (only !== undefined) return new Attempt(call, only);
  if (prepared.instance !== undefined) {
    return new Attempt(call, directMethodSubject(bound.settings.subject, prepared.instance, bound.method));
  }
  const instance = call.isForGroup ? undefined : bound.balancer?.pick(now, Math.random(), call.before);
  return new Attempt(call, instance === undefined ? bound.subject : instance.subject, instance);
}

/** Reports whether the request of an attempt is to ask for a report. One that is large is left as large as it is. */
export function asksForLoad({ bound, prepared, body, only }: PendingCall, { instance }: Attempt, now: number): boolean {
  const { balancer, settings } = bound;
  if (balancer === undefined || prepared.instance !== undefined || only !== undefined) return false;
  return body.length <= settings.client.shared.maxPayload / 2 && balancer.asks(instance, now);
}

/** Takes the report that came with a reply. */
export function noteReport({ bound, prepared }: PendingCall, attempt: Attempt, value: string): void {
  if (bound.balancer === undefined || prepared.instance !== undefined) return;
  const report = readLoad(value);
  if (report !== undefined) bound.balancer.learn(report, performance.now(), attempt.instance === undefined);
}

/** Reports whether another attempt may reach another instance than this one. */
export function mayGoElsewhere({ balancer }: BoundMethod, { instance }: Attempt): boolean {
  return instance === undefined || balancer?.isAlone(instance) !== true;
}
