import type { NatsConnection } from "@nats-io/nats-core";
import type { ServiceDescriptor } from "../descriptor.js";
import type { Handler, Implementation } from "./handler.js";
import type { HandlerOptions } from "./handler-options.js";
import { ServiceInstance } from "./service-instance.js";

/** Makes a handler for a service. Nothing is served before it runs. Throws an `AutonatsError` for options that cannot work. */
export function createHandler<M>(
  connection: NatsConnection,
  service: ServiceDescriptor<M>,
  implementation: Implementation<M>,
  options: HandlerOptions = {},
): Handler {
  return new ServiceInstance(connection, service, implementation, options);
}
