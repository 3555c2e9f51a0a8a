import type { ObservedCall, TraceIds } from "@autonats/runtime";
import { type Context, isSpanContextValid, type Span, TraceFlags } from "@opentelemetry/api";

/** One try of a call. Times are milliseconds since 1970. */
export interface Attempt {
  readonly number: number;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly error: unknown;
}

/** The span of a call or a request. The call itself holds it as what names its trace, so that it is found without a lookup. */
export class TracedSpan implements TraceIds {
  readonly span: Span;
  /** What the call is made in, or the method runs in. */
  readonly context: Context;
  /** Empty where no SDK makes spans. */
  readonly traceId: string;
  readonly spanId: string;
  readonly isSampled: boolean;
  /** When the attempt under way was sent; 0 until then. */
  sentAt = 0;
  /** The first attempt, as long as it is not known whether there is a second. */
  firstAttempt: Attempt | undefined = undefined;

  constructor(span: Span, context: Context) {
    const spanContext = span.spanContext();
    const isValid = isSpanContextValid(spanContext);
    this.span = span;
    this.context = context;
    this.traceId = isValid ? spanContext.traceId : "";
    this.spanId = isValid ? spanContext.spanId : "";
    this.isSampled = isValid && (spanContext.traceFlags & TraceFlags.SAMPLED) !== 0;
  }

  /** Returns the span of a call, if it is traced by us. */
  static of(call: ObservedCall | undefined): TracedSpan | undefined {
    const trace = call?.trace;
    return trace instanceof TracedSpan ? trace : undefined;
  }
}
