import { AutonatsError } from "../errors/autonats-error.js";

/** Returns a method that an implementation may lack. Throws what its callers are answered if it does. */
export function implemented<Implementation>(method: Implementation | undefined, name: string): Implementation {
  if (method === undefined) throw new AutonatsError("UNIMPLEMENTED", `this implementation has no ${name}`);
  return method;
}

/** Returns a one-way method that an implementation may lack, or a method that does nothing. */
export function orIgnored<Parameters extends unknown[]>(
  method: ((...parameters: Parameters) => void) | undefined,
): (...parameters: Parameters) => void {
  return method ?? ignore;
}

function ignore(): void {
  // Its caller expects no answer, and the implementation does not want the call.
}
