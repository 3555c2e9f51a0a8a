import type { ClientOptions, HandlerOptions, Interceptor } from "@autonats/runtime";
import { createTracing, type TracingOptions } from "./tracing.js";

/** The interceptors that `traced` has added, to be found in options that it is given again. */
const own = new WeakSet<Interceptor>();

/**
 * Returns options of a client or a handler with which its calls are traced, and everything else is as it was: the span is around
 * the interceptors that the options have. Options that are traced already are returned as they are.
 */
export function traced<O extends ClientOptions | HandlerOptions = ClientOptions & HandlerOptions>(
  options?: O,
  tracing?: TracingOptions,
): O {
  const { interceptors = [], observers = [] } = options ?? {};
  if (options !== undefined && interceptors.some((interceptor) => own.has(interceptor))) return options;
  const { interceptor, observer } = createTracing(tracing);
  own.add(interceptor);
  return {
    ...(options as O),
    interceptors: [interceptor, ...interceptors],
    observers: [observer, ...observers],
  };
}
