import { methodPath } from "@autonats/http-contract";
import type { CallOptions, ClientOptions, Connection } from "@autonats/runtime";
import { checkRequest, createRawCaller, type RawCaller, type RawMethod } from "@autonats/runtime/raw";
import type { CalledMethod } from "./options.js";
import { type GatewayService, methodsOf } from "./services.js";

/** What is at a path. */
export interface Route {
  readonly called: CalledMethod;
  /** Calls the method; resolves to the JSON of its result, or to `undefined` if it has none and the call was sent. */
  readonly call: (body: Uint8Array, options: CallOptions) => Promise<Uint8Array | undefined>;
}

/** All methods by their paths. */
export interface Routes {
  readonly byPath: ReadonlyMap<string, Route>;
  /** Whether there is a connection to NATS. */
  isConnected(): boolean;
}

/** Returns the routes of services. Throws where two methods have one path. */
export function createRoutes(
  connection: Connection,
  services: readonly GatewayService[],
  basePath: string,
  options: ClientOptions,
): Routes {
  const byPath = new Map<string, Route>();
  let last: RawCaller | undefined;
  for (const service of services) {
    const caller = createRawCaller(connection, service, options);
    last = caller;
    for (const method of methodsOf(service)) {
      const path = `${basePath}${methodPath(service, method)}`;
      if (byPath.has(path)) throw new RangeError(`two methods have the path ${path}`);
      const called = { service: service.name, method: method.name };
      byPath.set(path, { called, call: callOf(caller, service, method) });
    }
  }
  return { byPath, isConnected: () => last?.isConnected ?? true };
}

function callOf(caller: RawCaller, service: GatewayService, method: RawMethod): Route["call"] {
  if (method.kind === "unary") return caller.unary(method);
  const send = caller.oneWay(method);
  return async (body, options) => {
    checkRequest(service, method, body);
    await send(body, options);
    return undefined;
  };
}
