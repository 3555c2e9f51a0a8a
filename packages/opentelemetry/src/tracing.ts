import type { Call, Code, Interceptor, Observer, TraceIds } from "@autonats/runtime";
import {
  type Context,
  context,
  isSpanContextValid,
  propagation,
  ROOT_CONTEXT,
  type Span,
  type TextMapPropagator,
  TraceFlags,
  type Tracer,
  type TracerProvider,
  trace,
} from "@opentelemetry/api";
import { traceAttempts } from "./attempts.js";
import { getter, setter } from "./carrier.js";
import { clientSpan, clientSpanName, type Described, serverSpan, serverSpanName } from "./describe-call.js";
import { endByCode, endByError, endWell } from "./end-span.js";
import * as names from "./names.js";

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

interface ServedSpan {
  readonly span: Span;
  readonly context: Context;
}

/** Creates what traces calls: to be the outermost interceptor, and an observer. */
export function createTracing({ tracerProvider, propagator = propagation }: TracingOptions = {}): Tracing {
  const provider = tracerProvider ?? trace;
  const tracer = provider.getTracer(names.SCOPE, names.VERSION, { schemaUrl: names.SCHEMA_URL });
  /** The spans of requests, by what observers and interceptors know them by. */
  const served = new WeakMap<object, ServedSpan>();
  /** The spans of calls that are recorded. */
  const called = new WeakMap<object, Span>();
  return {
    interceptor: (next) => (call) => {
      if (call.side === "client") {
        const span = tracer.startSpan(clientSpanName(call), clientSpan(call, call.timeoutMs));
        if (call.observed !== undefined) {
          call.observed.trace = idsOf(span);
          if (span.isRecording()) called.set(call.observed, span);
        }
        const inside = trace.setSpan(context.active(), span);
        propagator.inject(inside, call.headers, setter);
        return runInside(span, call, () => context.with(inside, next, undefined, call));
      }
      const request = call.observed === undefined ? undefined : served.get(call.observed);
      return request === undefined ? next(call) : context.with(request.context, next, undefined, call);
    },
    observer: {
      ...traceAttempts(tracer, (call) => called.get(call)),
      onRequestReceived(request) {
        const started = startServed(tracer, propagator.extract(ROOT_CONTEXT, request.headers, getter), request);
        request.trace = idsOf(started.span);
        served.set(request, started);
      },
      onRequestRefused(request, reason) {
        served.get(request)?.span.setAttribute(names.ERROR_REASON, reason);
      },
      onMethodStarted(request, waitedMilliseconds) {
        if (waitedMilliseconds > 0) served.get(request)?.span.setAttribute(names.QUEUE_WAIT, waitedMilliseconds / 1000);
      },
      onRequestSettled(request, code: Code | undefined) {
        const span = served.get(request)?.span;
        if (span !== undefined) endByCode(span, code);
      },
    },
  };
}

function startServed(tracer: Tracer, parent: Context, request: Described): ServedSpan {
  const span = tracer.startSpan(serverSpanName(request), serverSpan(request), parent);
  return { span, context: trace.setSpan(parent, span) };
}

/** Returns what names a span; nothing for those that no SDK makes. */
function idsOf(span: Span): TraceIds | undefined {
  const spanContext = span.spanContext();
  if (!isSpanContextValid(spanContext)) return undefined;
  const { traceId, spanId, traceFlags } = spanContext;
  return { traceId, spanId, isSampled: (traceFlags & TraceFlags.SAMPLED) !== 0 };
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
