import type { Interceptor } from "@autonats/runtime";

/** What a worker takes after the address of the NATS server, to stand an empty interceptor around its calls. */
export const INTERCEPTOR = "interceptor";

/** Returns one interceptor that does nothing where the arguments ask for it, and none otherwise. */
export function interceptorsFrom(parameters: readonly string[]): readonly Interceptor[] {
  return parameters.includes(INTERCEPTOR) ? [(next) => (call) => next(call)] : [];
}
