import type { TraceIds } from "../pipeline/observer.js";
import type { Attributes, Metric } from "./table.gen.js";

/** Adds one. */
export type Count = (trace: TraceIds | undefined) => void;

/** Adds a value to a histogram. */
export type Record = (value: number, trace: TraceIds | undefined) => void;

/** What an instrument shows for some attributes. */
export interface Reading {
  readonly attributes: Attributes;
  readonly value: number;
}

/**
 * Creates instruments in a library for metrics. Instruments are asked once for each method or rare event, and what they return is
 * called for each call: whatever attributes cost is paid once. The same attributes always name the same series.
 */
export interface Meter {
  counter(metric: Metric): (attributes: Attributes) => Count;
  /** Its bounds are `DURATION_BUCKETS`. */
  histogram(metric: Metric): (attributes: Attributes) => Record;
  /** Creates a gauge or an up-down counter, whose values are read whenever metrics are. */
  observe(metric: Metric, read: () => Iterable<Reading>): void;
}
