import { IN_MESSAGE } from "../codec/body.js";
import { limitsOf } from "../codec/limits.js";
import { SharedConnection } from "../connection/shared-connection.js";
import type { ServiceDescriptor } from "../descriptor.js";
import type { Connection } from "../link/connection.js";
import { combineObservers } from "../pipeline/combine-observers.js";
import { checkAmount } from "../wire/amounts.js";
import { DEFAULT_PREFIX, serviceSubject } from "../wire/subjects.js";
import { checkSubject } from "../wire/tokens.js";
import type { ClientSettings } from "./bound-method.js";
import { ClientConnection } from "./client-connection.js";
import type { ClientOptions } from "./client-options.js";
import { attemptsOf, createRetryPolicy } from "./retry-options.js";
import { observesCalls } from "./tell-observers.js";

const MAX_UNCONFIRMED_BYTES = 16 * 1024 * 1024;

/** A service as clients name it. */
export type CalledService = Pick<ServiceDescriptor, "name" | "subject" | "version">;

/**
 * Returns what all methods of a client have in common, and tells its observers of the connection. Throws an `AutonatsError` for
 * invalid options.
 */
export function createSettings(connection: Connection, service: CalledService, options: ClientOptions): ClientSettings {
  const shared = SharedConnection.of(connection);
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
  return settings;
}
