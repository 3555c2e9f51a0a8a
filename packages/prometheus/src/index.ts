export type { Readiness } from "./health.js";
export type { Endpoints, ListenOptions } from "./http/endpoints.js";
export { createMetrics, type Metrics, type MetricsOptions } from "./metrics.js";
