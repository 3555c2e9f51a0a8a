export { type MeasuringOptions, measured } from "./measured.js";
export { type TelemetryOptions, traced } from "./traced.js";
export { createTracing, type TracingOptions } from "./tracing.js";
