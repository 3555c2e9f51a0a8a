import type { TraceIds } from "@autonats/runtime";

/** One call of those that a sample counts, by its trace. */
export interface Exemplar {
  readonly labelSet: Readonly<Record<string, string>>;
  readonly value: number;
  /** In seconds since 1970. */
  readonly timestamp: number;
}

/** Returns the example that a call is; nothing if nobody could look at its trace. */
export function exemplarOf(value: number, trace: TraceIds | undefined): Exemplar | undefined {
  if (trace === undefined || !trace.isSampled) return undefined;
  return { labelSet: { trace_id: trace.traceId, span_id: trace.spanId }, value, timestamp: Date.now() / 1000 };
}
