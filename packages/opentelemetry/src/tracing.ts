import type { Call, Code, Interceptor, Observer } from "@autonats/runtime";
import {
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  type TextMapPropagator,
  type TracerProvider,
  trace,
} from "@opentelemetry/api";
import { traceAttempts } from "./attempts.js";
import { getter, setter } from "./carrier.js";
import { clientSpan, clientSpanName, serverSpan, serverSpanName } from "./describe-call.js";
import { endByCode, endByError, endWell } from "./end-span.js";
import * as names from "./names.js";
import { TracedSpan } from "./traced-span.js";

/** Where spans go, and how their context travels. Everything is optional. */
export interface TracingOptions {
  /** Default: the provider that is registered with the OpenTelemetry API when the first call is made. */
  readonly tracerProvider?: TracerProvider | undefined;
  /** Default: the propagator that is registered with the OpenTelemetry API. */
  readonly propagator?: Pick<TextMapPropagator, "inject" | "extract"> | undefined;
}

/** An interceptor and an observer for clients and handlers. A handler needs both. */
export interface Tracing {
  readonly interceptor: Interceptor;
  readonly observer: Observer;
}

/** Creates what traces calls: to be the outermost interceptor, and an observer. */
export function createTracing({ tracerProvider, propagator = propagation }: TracingOptions = {}): Tracing {
  const provider = tracerProvider ?? trace;
  const tracer = provider.getTracer(names.SCOPE, names.VERSION, { schemaUrl: names.SCHEMA_URL });
  return {
    interceptor: (next) => (call) => {
      if (call.side === "client") {
        const span = tracer.startSpan(clientSpanName(call), clientSpan(call, call.timeoutMs));
        const inside = trace.setSpan(context.active(), span);
        if (call.observed !== undefined) call.observed.trace = new TracedSpan(span, inside);
        propagator.inject(inside, call.headers, setter);
        return runInside(span, call, () => context.with(inside, next, undefined, call));
      }
      const request = TracedSpan.of(call.observed);
      return request === undefined ? next(call) : context.with(request.context, next, undefined, call);
    },
    observer: {
      ...traceAttempts(tracer),
      onRequestReceived(request) {
        const parent = propagator.extract(ROOT_CONTEXT, request.headers, getter);
        const span = tracer.startSpan(serverSpanName(request), serverSpan(request), parent);
        request.trace = new TracedSpan(span, trace.setSpan(parent, span));
      },
      onRequestRefused(request, reason) {
        TracedSpan.of(request)?.span.setAttribute(names.ERROR_REASON, reason);
      },
      onMethodStarted(request, waitedMilliseconds) {
        if (waitedMilliseconds === 0) return;
        TracedSpan.of(request)?.span.setAttribute(names.QUEUE_WAIT, waitedMilliseconds / 1000);
      },
      onRequestSettled(request, code: Code | undefined) {
        const span = TracedSpan.of(request)?.span;
        if (span !== undefined) endByCode(span, code);
      },
    },
  };
}

/** Goes on with a call at the client, and ends its span with it. */
async function runInside(span: Span, call: Call, next: () => Promise<unknown>): Promise<unknown> {
  try {
    const result = await next();
    noteRetries(span, call);
    endWell(span);
    return result;
  } catch (error) {
    noteRetries(span, call);
    endByError(span, error);
    throw error;
  }
}

function noteRetries(span: Span, { attempt }: Call): void {
  if (attempt > 1) span.setAttribute(names.RETRY_COUNT, attempt - 1);
}
