import type { ClientOptions, HandlerOptions, Observer } from "@autonats/runtime";
import { type MeasuringOptions, measured } from "./measured.js";
import { createTracing, type TracingOptions } from "./tracing.js";

/** Where spans and metrics go. Everything is optional. */
export interface TelemetryOptions extends TracingOptions, MeasuringOptions {}

/** The observers that `traced` has added, to be found in options that it is given again. */
const own = new WeakSet<Observer>();

/**
 * Returns options of a client or a handler with which its calls are traced, and measured where there is a meter provider; everything
 * else is as it was. The span is around the interceptors that the options have. Options that are traced already are returned as they
 * are.
 */
export function traced<O extends ClientOptions | HandlerOptions = ClientOptions & HandlerOptions>(
  options?: O,
  telemetry?: TelemetryOptions,
): O {
  const { observers = [] } = options ?? {};
  if (options !== undefined && observers.some((observer) => own.has(observer))) return options;
  const tracing = createTracing(telemetry);
  own.add(tracing);
  return measured({ ...(options as O), observers: [tracing, ...observers] }, telemetry);
}
