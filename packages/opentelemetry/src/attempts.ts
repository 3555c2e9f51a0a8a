import type { ObservedCall, Observer } from "@autonats/runtime";
import { ROOT_CONTEXT, type Span, SpanKind, type Tracer, trace } from "@opentelemetry/api";
import { clientSpanName, common } from "./describe-call.js";
import { endByError, endWell } from "./end-span.js";
import * as names from "./names.js";

/** One try of a call. Times are milliseconds since 1970. */
interface Attempt {
  readonly number: number;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly error: unknown;
}

/** What is known of a call whose end is still open. */
interface Attempts {
  sentAt: number;
  /** The first, as long as it is not known whether there is a second. */
  first: Attempt | undefined;
}

/**
 * Creates what gives each attempt of a call a span of its own, below that of the call: when there is a second one. Most calls have
 * one attempt, which the span of the call says all about. `spanOf` returns the span of a call.
 */
export function traceAttempts(tracer: Tracer, spanOf: (call: ObservedCall) => Span | undefined): Observer {
  const known = new WeakMap<ObservedCall, Attempts>();
  const stateOf = (call: ObservedCall): Attempts => {
    let state = known.get(call);
    if (state === undefined) {
      state = { sentAt: 0, first: undefined };
      known.set(call, state);
    }
    return state;
  };
  const show = (call: ObservedCall, { number, startedAt, endedAt, error }: Attempt): void => {
    const parent = spanOf(call);
    if (parent === undefined) return;
    const attributes = { ...common(call), [names.ATTEMPT]: number };
    const options = { kind: SpanKind.INTERNAL, startTime: startedAt, attributes };
    const span = tracer.startSpan(clientSpanName(call), options, trace.setSpan(ROOT_CONTEXT, parent));
    if (error === undefined) endWell(span, endedAt);
    else endByError(span, error, endedAt);
  };
  return {
    onAttemptSent(call) {
      stateOf(call).sentAt = Date.now();
    },
    onAttemptEnded(call, number, error) {
      if (number === 1 && error === undefined) return;
      const state = stateOf(call);
      const endedAt = Date.now();
      const attempt = { number, startedAt: state.sentAt || endedAt, endedAt, error };
      state.sentAt = 0;
      if (number === 1) {
        state.first = attempt;
        return;
      }
      if (state.first !== undefined) show(call, state.first);
      state.first = undefined;
      show(call, attempt);
    },
  };
}
