import type { Metadata } from "../wire/metadata.js";
import { type CallCore, CORE, coreOf } from "./call-core.js";
import type { ContextValues } from "./context-values.js";
import type { Call } from "./interceptor.js";
import type { ObservedCall } from "./observer.js";

/** A call as interceptors see it, beside what it is made of: one that a handler serves, or a copy. */
class CallView implements Call {
  readonly [CORE]: CallCore;
  request: unknown;

  constructor(core: CallCore, request: unknown) {
    this[CORE] = core;
    this.request = request;
  }

  get side(): "client" | "handler" {
    return this[CORE].side;
  }

  get service(): string {
    return this[CORE].service;
  }

  get version(): string {
    return this[CORE].version;
  }

  get method(): string {
    return this[CORE].method;
  }

  get kind(): "unary" | "oneWay" {
    return this[CORE].kind;
  }

  get idempotent(): boolean {
    return this[CORE].idempotent;
  }

  get subject(): string {
    return this[CORE].subject;
  }

  get headers(): Metadata {
    return this[CORE].headers;
  }

  get replyHeaders(): Metadata {
    return this[CORE].replyHeaders;
  }

  get timeoutMs(): number {
    return this[CORE].timeoutMs;
  }

  get signal(): AbortSignal {
    return this[CORE].signal;
  }

  get attempt(): number {
    return this[CORE].attempt;
  }

  get values(): ContextValues {
    return this[CORE].values;
  }

  get instance(): string | undefined {
    return this[CORE].instance;
  }

  get observed(): ObservedCall | undefined {
    return this[CORE].observed;
  }
}

/** Returns what interceptors see of a call. */
export function viewOf(core: CallCore, request: unknown): Call {
  return new CallView(core, request);
}

/**
 * Returns a call that was passed on with all that belongs to it: a copy, such as `{ ...call, request }`, has only what it was given, and
 * the rest comes from the call that it is a copy of. Throws for something else.
 */
export function completed(call: Call): Call {
  if (call instanceof CallView) return call;
  const core = coreOf(call);
  if (core === (call as unknown)) return call;
  return Object.defineProperties(new CallView(core, call.request), Object.getOwnPropertyDescriptors(call));
}
