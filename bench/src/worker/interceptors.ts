import type { Interceptor } from "@autonats/runtime";

/** The argument after the address of the NATS server that adds an empty interceptor. */
export const INTERCEPTOR = "interceptor";

/** Returns one interceptor that does nothing where the arguments ask for it, and none otherwise. */
export function interceptorsFrom(parameters: readonly string[]): readonly Interceptor[] {
  return parameters.includes(INTERCEPTOR) ? [(next) => (call) => next(call)] : [];
}
