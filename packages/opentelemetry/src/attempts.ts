import type { ObservedCall, Observer } from "@autonats/runtime";
import { SpanKind, type Tracer } from "@opentelemetry/api";
import { clientSpanName, common } from "./describe-call.js";
import { endByError, endWell } from "./end-span.js";
import * as names from "./names.js";
import { type Attempt, TracedSpan } from "./traced-span.js";

/**
 * Creates what gives each attempt of a call a span of its own, below that of the call: when there is a second one. Most calls have
 * one attempt, which the span of the call says all about.
 */
export function traceAttempts(tracer: Tracer): Observer {
  const show = (call: ObservedCall, of: TracedSpan, { number, startedAt, endedAt, error }: Attempt): void => {
    const attributes = { ...common(call), [names.ATTEMPT]: number };
    const options = { kind: SpanKind.INTERNAL, startTime: startedAt, attributes };
    const span = tracer.startSpan(clientSpanName(call), options, of.context);
    if (error === undefined) endWell(span, endedAt);
    else endByError(span, error, endedAt);
  };
  return {
    onAttemptSent(call) {
      const of = TracedSpan.recordedOf(call);
      if (of !== undefined) of.sentAt = Date.now();
    },
    onAttemptEnded(call, number, error) {
      const of = TracedSpan.recordedOf(call);
      if (of === undefined) return;
      of.attempts = Math.max(of.attempts, number);
      if (number === 1 && error === undefined) return;
      const endedAt = Date.now();
      const attempt = { number, startedAt: of.sentAt || endedAt, endedAt, error };
      of.sentAt = 0;
      if (number === 1) {
        of.firstAttempt = attempt;
        return;
      }
      if (of.firstAttempt !== undefined) show(call, of, of.firstAttempt);
      of.firstAttempt = undefined;
      show(call, of, attempt);
    },
  };
}
