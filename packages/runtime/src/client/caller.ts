import type { NatsConnection } from "@nats-io/nats-core";
import { SharedConnection } from "../connection/shared-connection.js";
import type { OneWayMethod, ServiceDescriptor, UnaryMethod } from "../descriptor.js";
import { logToConsole } from "../logging/log.js";
import { checkAmount } from "../wire/amounts.js";
import { cancelSubject, DEFAULT_PREFIX, methodSubject, serviceSubject } from "../wire/subjects.js";
import { checkSubject, checkToken } from "../wire/tokens.js";
import { BoundMethod } from "./bound-method.js";
import type { CallOptions } from "./call-options.js";
import { ClientConnection, type SendingRules } from "./client-connection.js";
import type { ClientOptions } from "./client-options.js";
import { OneWayCaller } from "./one-way-caller.js";
import { UnaryCaller } from "./unary-caller.js";

const MAX_UNCONFIRMED_BYTES = 16 * 1024 * 1024;

/** Makes one call and resolves to its result. Rejects with a declared error of the method, or else with an `AutonatsError`. */
export type UnaryCall<Request, Result> = (request: Request, options?: CallOptions) => Promise<Result>;

/** Publishes one call that is never answered. Throws nothing; what goes wrong is logged. */
export type OneWayCall<Request> = (request: Request, options?: CallOptions) => void;

/** What a generated client calls with. */
export interface Caller {
  unary<Request, Result>(method: UnaryMethod<Request, Result>): UnaryCall<Request, Result>;
  oneWay<Request>(method: OneWayMethod<Request>): OneWayCall<Request>;
}

/**
 * Makes the caller of one service on a connection. It holds nothing of its own, so there is nothing to close; all callers on
 * one connection share one inbox. Throws an `AutonatsError` for options that cannot work.
 */
export function createCaller(
  connection: NatsConnection,
  service: ServiceDescriptor,
  options: ClientOptions = {},
): Caller {
  const client = ClientConnection.of(SharedConnection.of(connection));
  const log = options.log ?? logToConsole;
  const subject = checkSubject("the subject", serviceSubject(options.prefix ?? DEFAULT_PREFIX, service.subject));
  const rules: SendingRules = {
    waitForConnection: options.waitForConnection ?? false,
    maxUnconfirmedBytes: checkAmount("maxUnconfirmedBytes", options.maxUnconfirmedBytes ?? MAX_UNCONFIRMED_BYTES),
  };
  const bind = (method: { readonly name: string; readonly timeoutMs: number }): BoundMethod =>
    new BoundMethod(
      { service: service.name, method: checkToken("the method", method.name) },
      { method: methodSubject(subject, method.name), cancel: cancelSubject(subject) },
      { methodMs: method.timeoutMs, clientMs: options.timeoutMs },
    );
  return {
    unary: (method) => {
      const caller = new UnaryCaller(bind(method), method, client, rules);
      return (request, call) => caller.call(request, call);
    },
    oneWay: (method) => {
      const caller = new OneWayCaller(bind(method), method, client, rules, log);
      return (request, call) => caller.call(request, call);
    },
  };
}
