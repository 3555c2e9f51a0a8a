import type { ServiceDescriptor } from "../descriptor.js";
import type { Connection } from "../link/connection.js";
import type { Handler, Implementation } from "./handler.js";
import type { HandlerOptions } from "./handler-options.js";
import { ServiceInstance } from "./service-instance.js";

/** Creates a handler for a service. It serves nothing before `run` is called. Throws an `AutonatsError` for invalid options. */
export function createHandler<M>(
  connection: Connection,
  service: ServiceDescriptor<M>,
  implementation: Implementation<M>,
  options: HandlerOptions = {},
): Handler {
  return new ServiceInstance(connection, service, implementation, options);
}
