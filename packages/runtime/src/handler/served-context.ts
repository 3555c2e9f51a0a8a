import { type CallScope, SCOPE } from "../call-scope.js";
import type { ContextValues } from "../pipeline/context-values.js";
import type { Call } from "../pipeline/interceptor.js";
import type { ObservedRequest } from "../pipeline/observer.js";
import type { Metadata } from "../wire/metadata.js";
import type { CallContext } from "./call-context.js";
import type { ServedCall } from "./served-call.js";

/** Returns what a method sees of its call. */
export function createContext(call: ServedCall): CallContext {
  return new ServedContext(call);
}

/** Returns what interceptors see of a call. */
export function createIntercepted(call: ServedCall, idempotent: boolean, request: unknown): Call {
  return new InterceptedRequest(call, idempotent, request);
}

/** What a method sees of its call. Only the scope is a property of its own: it is all that a copy takes along. */
class ServedContext implements CallContext {
  readonly [SCOPE]: CallScope;
  readonly #call: ServedCall;

  constructor(call: ServedCall) {
    this[SCOPE] = call;
    this.#call = call;
  }

  get service(): string {
    return this.#call.service;
  }

  get method(): string {
    return this.#call.method;
  }

  get instance(): string {
    return this.#call.server.instance;
  }

  get timeoutMs(): number {
    return Math.max(0, this.#call.deadline - performance.now());
  }

  get signal(): AbortSignal {
    return this.#call.signal;
  }

  get idempotencyKey(): string | undefined {
    return this.#call.key?.text;
  }

  get headers(): Metadata {
    return this.#call.headers;
  }

  get replyHeaders(): Metadata {
    return this.#call.replyHeaders;
  }

  get values(): ContextValues {
    return this.#call.values;
  }
}

/** Where a call has what interceptors do not see. Own and enumerable, so that it goes along when one of them copies the call. */
const SERVED: unique symbol = Symbol("autonats.served");

/** What interceptors see of a call. */
class InterceptedRequest implements Call {
  readonly [SERVED]: ServedCall;
  readonly side = "handler";
  readonly service: string;
  readonly version: string;
  readonly method: string;
  readonly kind: "unary" | "oneWay";
  readonly idempotent: boolean;
  readonly subject: string;
  readonly observed: ObservedRequest;
  readonly instance: string;
  request: unknown;

  constructor(call: ServedCall, idempotent: boolean, request: unknown) {
    this[SERVED] = call;
    this.service = call.service;
    this.version = call.version;
    this.method = call.method;
    this.kind = call.kind;
    this.idempotent = idempotent;
    this.subject = call.subject;
    this.observed = call;
    this.instance = call.server.instance;
    this.request = request;
  }

  get headers(): Metadata {
    return this[SERVED].headers;
  }

  get replyHeaders(): Metadata {
    return this[SERVED].replyHeaders;
  }

  get timeoutMs(): number {
    return Math.max(0, this[SERVED].deadline - performance.now());
  }

  get signal(): AbortSignal {
    return this[SERVED].signal;
  }

  get attempt(): number {
    return this[SERVED].attempt;
  }

  get values(): ContextValues {
    return this[SERVED].values;
  }
}

/** Returns the call that belongs to the object that interceptors see. */
export function servedCallOf(call: Call): ServedCall {
  return (call as InterceptedRequest)[SERVED];
}
