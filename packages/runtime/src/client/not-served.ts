import type { ServiceDescriptor } from "../descriptor.js";
import { AutonatsError } from "../errors/autonats-error.js";

/** Throws the error of a call that no handler can answer, because the method is left out of what is served. Nothing is sent. */
export function notServed({ name }: Pick<ServiceDescriptor, "name">, method: string): never {
  throw new AutonatsError("UNIMPLEMENTED", `${name} does not serve ${method}`, {
    outcome: "NOT_SENT",
    service: name,
    method,
  });
}
