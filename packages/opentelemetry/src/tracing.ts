import type { Observer } from "@autonats/runtime";
import {
  context,
  propagation,
  ROOT_CONTEXT,
  type TextMapPropagator,
  type TracerProvider,
  trace,
} from "@opentelemetry/api";
import { traceAttempts } from "./attempts.js";
import { getter, setter } from "./carrier.js";
import { spanAtClient, spanAtHandler } from "./describe-call.js";
import { endByCode, endByError, endWell } from "./end-span.js";
import * as names from "./names.js";
import { SlimContext } from "./slim-context.js";
import { TracedSpan } from "./traced-span.js";

/** What the context of a request is read into. */
const NOTHING = SlimContext.with(ROOT_CONTEXT, undefined);

/** Where spans go, and how their context travels. Everything is optional. */
export interface TracingOptions {
  /** Default: the provider that is registered with the OpenTelemetry API when the first call is made. */
  readonly tracerProvider?: TracerProvider | undefined;
  /** Default: the propagator that is registered with the OpenTelemetry API. */
  readonly propagator?: Pick<TextMapPropagator, "inject" | "extract"> | undefined;
}

/**
 * Creates what traces the calls of clients and handlers whose observer it is. Of a call that is not recorded only the context is made,
 * and passed on.
 */
export function createTracing({ tracerProvider, propagator = propagation }: TracingOptions = {}): Observer {
  const provider = tracerProvider ?? trace;
  const tracer = provider.getTracer(names.SCOPE, names.VERSION, { schemaUrl: names.SCHEMA_URL });
  return {
    ...traceAttempts(tracer),
    onCallStarted(call, timeoutMs) {
      const parent = context.active();
      const { name, options } = spanAtClient(call);
      const span = tracer.startSpan(name, options, parent);
      const headers: [name: string, value: string][] = [];
      const traced = new TracedSpan(span, parent, headers);
      propagator.inject(traced.context, headers, setter);
      if (traced.isRecording) span.setAttribute(names.TIMEOUT, timeoutMs / 1000);
      call.trace = traced;
    },
    onCallSettled(call, error) {
      const traced = TracedSpan.recordedOf(call);
      if (traced === undefined) return;
      if (traced.attempts > 1) traced.span.setAttribute(names.RETRY_COUNT, traced.attempts - 1);
      if (error === undefined) endWell(traced.span);
      else endByError(traced.span, error);
    },
    onRequestReceived(request) {
      const parent = propagator.extract(NOTHING, request.headers, getter);
      const { name, options } = spanAtHandler(request);
      const span = tracer.startSpan(name, options, parent);
      request.trace = new TracedSpan(span, parent);
    },
    onRequestRefused(request, reason) {
      TracedSpan.recordedOf(request)?.span.setAttribute(names.ERROR_REASON, reason);
    },
    onMethodStarted(request, waitedMilliseconds) {
      if (waitedMilliseconds === 0) return;
      TracedSpan.recordedOf(request)?.span.setAttribute(names.QUEUE_WAIT, waitedMilliseconds / 1000);
    },
    onRequestSettled(request, code) {
      const traced = TracedSpan.recordedOf(request);
      if (traced !== undefined) endByCode(traced.span, code);
    },
  };
}
