// What adapters for metrics are made of: which metrics there are, and what they count.

export type { Readiness } from "./health.js";
export { type Measured, measure } from "./measure.js";
export type { Count, Meter, Reading, Record } from "./meter.js";
export { oncePerMethod } from "./series.js";
export { type Attributes, DURATION_BUCKETS, METRICS, type Metric } from "./table.gen.js";
