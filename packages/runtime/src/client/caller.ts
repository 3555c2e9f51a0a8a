import { IN_MESSAGE } from "../codec/body.js";
import { limitsOf } from "../codec/limits.js";
import { SharedConnection } from "../connection/shared-connection.js";
import type { OneWayMethod, ServiceDescriptor, UnaryMethod } from "../descriptor.js";
import type { Connection } from "../link/connection.js";
import { logToConsole } from "../logging/log.js";
import { combineObservers } from "../pipeline/combine-observers.js";
import { checkAmount } from "../wire/amounts.js";
import { DEFAULT_PREFIX, serviceSubject } from "../wire/subjects.js";
import { checkSubject } from "../wire/tokens.js";
import { BoundMethod, type ClientSettings } from "./bound-method.js";
import { ClientConnection } from "./client-connection.js";
import type { ClientOptions } from "./client-options.js";
import { bindOneWay, type OneWayCall } from "./one-way-call.js";
import { attemptsOf, createRetryPolicy } from "./retry-options.js";
import { observesCalls } from "./tell-observers.js";
import { bindUnary, type UnaryCall } from "./unary-call.js";

export type { OneWayCall } from "./one-way-call.js";
export type { UnaryCall } from "./unary-call.js";

const MAX_UNCONFIRMED_BYTES = 16 * 1024 * 1024;

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
  const shared = SharedConnection.of(connection);
  const log = options.log ?? logToConsole;
  const observer = combineObservers(options.observers ?? []);
  const limits = limitsOf(options);
  const settings: ClientSettings = {
    service: service.name,
    version: service.version ?? "",
    subject: checkSubject("the subject", serviceSubject(options.prefix ?? DEFAULT_PREFIX, service.subject)),
    timeoutMs: options.timeoutMs,
    client: ClientConnection.of(shared),
    waitForReady: options.waitForReady ?? false,
    maxUnconfirmedBytes: checkAmount("maxUnconfirmedBytes", options.maxUnconfirmedBytes ?? MAX_UNCONFIRMED_BYTES),
    limits,
    resultOptions: { ...IN_MESSAGE, limits },
    interceptors: options.interceptors ?? [],
    observer,
    isObserved: observesCalls(observer),
    attempts: attemptsOf(options.retry ?? {}),
    retryPolicy: createRetryPolicy(options.retry ?? {}, performance.now()),
    throttle: options.throttle ?? true,
    balance: options.balance ?? true,
  };
  observer.onConnectionUsed?.(shared.link);
  if (observer.onConnectionChanged !== undefined) {
    shared.listen({
      onUp: () => observer.onConnectionChanged?.("up", shared.link),
      onDown: () => observer.onConnectionChanged?.("down", shared.link),
      onClosed: () => observer.onConnectionChanged?.("closed", shared.link),
    });
  }
  return {
    unary: <Request, Result>(method: UnaryMethod<Request, Result>) =>
      bindUnary(new BoundMethod(settings, method as UnaryMethod<unknown, unknown>)) as UnaryCall<Request, Result>,
    oneWay: <Request>(method: OneWayMethod<Request>) =>
      bindOneWay(new BoundMethod(settings, method as OneWayMethod<unknown>), log) as OneWayCall<Request>,
  };
}
