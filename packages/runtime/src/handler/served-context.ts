import { type CallScope, SCOPE } from "../call-scope.js";
import type { ContextValues } from "../pipeline/context-values.js";
import type { Metadata } from "../wire/metadata.js";
import type { CallContext } from "./call-context.js";
import type { ServedCall } from "./served-call.js";

/** Returns what a method sees of its call. */
export function createContext(call: ServedCall): CallContext {
  return new ServedContext(call);
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
    return this.#call.instance;
  }

  get timeoutMs(): number {
    return this.#call.timeoutMs;
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
