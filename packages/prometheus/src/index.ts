export type { Readiness } from "@autonats/runtime/metrics";
export type { Endpoints, ListenOptions } from "./http/endpoints.js";
export { createMetrics, type Metrics, type MetricsOptions } from "./metrics.js";
export { writeOpenMetrics } from "./open-metrics.js";
