import type { TraceIds } from "@autonats/runtime";

/** One call of those that a sample counts, by its trace. */
export interface Exemplar {
  readonly labelSet: Readonly<Record<string, string>>;
  readonly value: number;
  /** In seconds since 1970. */
  readonly timestamp: number;
}

/** Returns the exemplar that a call of a sampled trace is. */
export function exemplarOf(value: number, { traceId, spanId }: TraceIds): Exemplar {
  return { labelSet: { trace_id: traceId, span_id: spanId }, value, timestamp: Date.now() / 1000 };
}
