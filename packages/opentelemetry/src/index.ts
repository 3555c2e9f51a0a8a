export { traced } from "./traced.js";
export { createTracing, type Tracing, type TracingOptions } from "./tracing.js";
