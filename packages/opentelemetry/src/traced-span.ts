import type { ObservedCall, Trace } from "@autonats/runtime";
import { type Context, context, INVALID_TRACEID, type Span, TraceFlags } from "@opentelemetry/api";
import { SlimContext } from "./slim-context.js";

/** One try of a call. Times are milliseconds since 1970. */
export interface Attempt {
  readonly number: number;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly error: unknown;
}

/** The span of a call or a request. The call itself holds it, so that it is found without a lookup. */
export class TracedSpan implements Trace {
  readonly span: Span;
  /** What the call is made in, or the method runs in. */
  readonly context: Context;
  /** Metadata that carries the context to the handler, of a call at the client. */
  readonly headers: [name: string, value: string][] | undefined;
  /** Whether anything that is noted of the call is kept. Most calls are not recorded where few are sampled. */
  readonly isRecording: boolean;
  /** Attempts that have ended. */
  attempts = 0;
  /** When the attempt under way was sent; 0 until then. */
  sentAt = 0;
  /** The first attempt, as long as it is not known whether there is a second. */
  firstAttempt: Attempt | undefined = undefined;

  constructor(span: Span, parent: Context, headers?: [name: string, value: string][]) {
    this.span = span;
    this.headers = headers;
    this.context = SlimContext.with(parent, span);
    this.isRecording = span.isRecording();
  }

  /** Empty where no SDK makes spans. */
  get traceId(): string {
    const { traceId } = this.span.spanContext();
    return traceId === INVALID_TRACEID ? "" : traceId;
  }

  get spanId(): string {
    const { traceId, spanId } = this.span.spanContext();
    return traceId === INVALID_TRACEID ? "" : spanId;
  }

  get isSampled(): boolean {
    const { traceId, traceFlags } = this.span.spanContext();
    return (traceFlags & TraceFlags.SAMPLED) !== 0 && traceId !== INVALID_TRACEID;
  }

  run<Given extends unknown[], Result>(work: (...given: Given) => Result, ...given: Given): Result {
    return context.with(this.context, work, undefined, ...given);
  }

  /** Returns the span of a call, if it is traced by us. */
  static of(call: ObservedCall): TracedSpan | undefined {
    const { trace } = call;
    return trace instanceof TracedSpan ? trace : undefined;
  }

  /** Returns the span of a call, if it is traced by us and recorded. */
  static recordedOf(call: ObservedCall): TracedSpan | undefined {
    const traced = TracedSpan.of(call);
    return traced?.isRecording ? traced : undefined;
  }
}
