import type { ObservedCall, Trace } from "../pipeline/observer.js";

/** A call as observers see it at the client. */
export class CallAtClient implements ObservedCall {
  /** On the clock of `performance.now()`. */
  readonly startedAt: number;
  trace: Trace | undefined = undefined;
  readonly #method: ObservedCall;

  constructor(method: ObservedCall, now: number) {
    this.#method = method;
    this.startedAt = now;
  }

  get service(): string {
    return this.#method.service;
  }

  get version(): string {
    return this.#method.version;
  }

  get method(): string {
    return this.#method.method;
  }

  get kind(): "unary" | "oneWay" {
    return this.#method.kind;
  }

  get subject(): string {
    return this.#method.subject;
  }
}
