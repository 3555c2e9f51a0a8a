import type { OneWayMethod, ServiceDescriptor, UnaryMethod } from "../descriptor.js";
import type { Connection } from "../link/connection.js";
import { logToConsole } from "../logging/log.js";
import { valuesOf } from "./body-form.js";
import { BoundMethod } from "./bound-method.js";
import type { ClientOptions } from "./client-options.js";
import { createSettings } from "./create-settings.js";
import { bindOneWay, type OneWayCall } from "./one-way-call.js";
import { bindUnary, type UnaryCall } from "./unary-call.js";

export type { OneWayCall } from "./one-way-call.js";
export type { UnaryCall } from "./unary-call.js";

/** Calls the methods of a service for a generated client. */
export interface Caller {
  unary<Request, Result>(method: UnaryMethod<Request, Result>): UnaryCall<Request, Result>;
  oneWay<Request>(method: OneWayMethod<Request>): OneWayCall<Request>;
}

/**
 * Creates the caller of one service on a connection. It holds no resources, so there is nothing to close; all callers on one
 * connection share one inbox. Throws an `AutonatsError` for invalid options.
 */
export function createCaller(connection: Connection, service: ServiceDescriptor, options: ClientOptions = {}): Caller {
  const settings = createSettings(connection, service, options);
  const log = options.log ?? logToConsole;
  const bind = (method: UnaryMethod<unknown, unknown> | OneWayMethod<unknown>): BoundMethod =>
    new BoundMethod(settings, method, valuesOf(method));
  return {
    unary: <Request, Result>(method: UnaryMethod<Request, Result>) =>
      bindUnary(bind(method as UnaryMethod<unknown, unknown>)) as UnaryCall<Request, Result>,
    oneWay: <Request>(method: OneWayMethod<Request>) =>
      bindOneWay(bind(method as OneWayMethod<unknown>), log) as OneWayCall<Request>,
  };
}
