import type { Code, Outcome } from "../errors/codes.js";
import { callOf } from "../errors/failed-call.js";
import { codeOf, outcomeOf } from "../errors/judge-error.js";
import type { ObservedCall, Observer } from "../pipeline/observer.js";
import { clientStatus, methodAttributes } from "./attributes.js";
import type { Meter, Reading } from "./meter.js";
import { once, oncePerMethod } from "./series.js";
import { METRICS } from "./table.gen.js";

/** Outcomes of calls that no handler has started. */
const NOT_STARTED: ReadonlySet<Outcome> = new Set(["NOT_SENT", "NOT_DELIVERED", "REJECTED"]);

/** Creates what counts the calls of clients. */
export function createClientMetrics(meter: Meter): Observer {
  const duration = meter.histogram(METRICS.clientDuration);
  const rejected = meter.counter(METRICS.clientRejected);
  const retries = meter.counter(METRICS.clientRetries);
  const denied = meter.counter(METRICS.clientRetriesDenied);
  const breakerChanges = meter.counter(METRICS.clientBreakerChanges);
  const methods = oncePerMethod((call: ObservedCall) => {
    const attributes = methodAttributes(call);
    const ofCall = { "rpc.system.name": "autonats", ...attributes, "server.address": addressOf(call) };
    return {
      attributes,
      active: 0,
      ended: once((code: Code | undefined) => duration({ ...ofCall, ...clientStatus(code) })),
      rejected: once((reason: string) => rejected({ ...attributes, "autonats.error.reason": reason })),
      retried: once((reason: string) => retries({ ...attributes, "autonats.error.reason": reason })),
      denied: once((reason: string) => denied({ ...attributes, "autonats.error.reason": reason })),
    };
  });
  meter.observe(METRICS.clientActive, () => activeOf(methods.all));
  return {
    onCallStarted(call) {
      methods(call).active += 1;
    },
    onCallSettled(call, error, milliseconds) {
      const method = methods(call);
      method.active -= 1;
      if (error === undefined) {
        method.ended(undefined)(milliseconds / 1000, call.trace);
        return;
      }
      const code = codeOf(error);
      method.ended(code)(milliseconds / 1000, call.trace);
      if (NOT_STARTED.has(outcomeOf(error))) method.rejected(reasonOf(error))(call.trace);
    },
    onRetryScheduled: (call, _attempt, error) => methods(call).retried(reasonOf(error))(call.trace),
    onRetryDenied: (call, _attempt, error) => methods(call).denied(reasonOf(error))(call.trace),
    onBreakerChanged: (breaker) =>
      breakerChanges({ ...methodAttributes(breaker), "autonats.breaker.state": breaker.state })(undefined),
  };
}

/**
 * Returns why a call or an attempt has failed: the reason if there is one, else the code. Without an error, an attempt is made beside one
 * that has not failed.
 */
function reasonOf(error: unknown): string {
  if (error === undefined) return "HEDGE";
  return callOf(error)?.reason ?? codeOf(error);
}

/** Adds up methods of the same name: clients may have several prefixes. */
function activeOf(methods: Iterable<Omit<Reading, "value"> & { readonly active: number }>): Iterable<Reading> {
  const sums = new Map<string, Reading>();
  for (const { attributes, active } of methods) {
    const key = Object.values(attributes).join();
    sums.set(key, { attributes, value: (sums.get(key)?.value ?? 0) + active });
  }
  return sums.values();
}

/** Returns the part of the subject before the method. */
function addressOf({ subject, method }: ObservedCall): string {
  return subject.slice(0, -method.length - 1);
}
