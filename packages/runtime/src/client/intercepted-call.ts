import type { CallScope, Child } from "../call-scope.js";
import { Deadline } from "../connection/deadlines.js";
import type { TransportFailure } from "../connection/multiplexer.js";
import { callAndForget } from "../guard/untrusted.js";
import { ContextValues } from "../pipeline/context-values.js";
import { type Call, compose } from "../pipeline/interceptor.js";
import type { ObservedCall } from "../pipeline/observer.js";
import { fieldsOf, Metadata } from "../wire/metadata.js";
import type { BoundMethod } from "./bound-method.js";
import * as failures from "./failures.js";
import { deadlineOf, type Prepared } from "./prepared.js";
import { cancellerOf } from "./signal-canceller.js";

/** Calls a method through interceptors. */
export type Intercepted = (request: unknown, prepared: Prepared, now: number) => Promise<unknown>;

/** Puts a client's interceptors around the calls of a method. `attempt` sends a request and resolves to its result. */
export function interceptCalls(bound: BoundMethod, attempt: Intercepted): Intercepted {
  const run = compose(bound.settings.interceptors, async (call) => {
    const { [CORE]: core } = call as InterceptedCall;
    const now = performance.now();
    return attempt(call.request, core.prepareNext(call, now), now);
  });
  return (request, prepared, now) =>
    new Promise((resolve, reject) => {
      const call = new InterceptedCall(bound, prepared, now, request, resolve, reject);
      call.start();
      // An interceptor may throw before it returns a promise, or return something else.
      Promise.resolve()
        .then(() => run(call))
        .then(
          (result) => call.succeed(result),
          (error: unknown) => call.fail(error),
        );
    });
}

/** The property that holds what interceptors do not see. It is own and enumerable, so that spreading a call copies it. */
const CORE: unique symbol = Symbol("autonats.call");

/** One call on its way through interceptors. It ends at its deadline or when it is cancelled, even if they do not return. */
class InterceptedCall extends Deadline implements Call, CallScope, Child {
  readonly [CORE]: InterceptedCall = this;
  readonly side = "client";
  readonly service: string;
  readonly version: string;
  readonly method: string;
  readonly kind: "unary" | "oneWay";
  readonly idempotent: boolean;
  readonly subject: string;
  readonly observed: ObservedCall | undefined;
  request: unknown;
  readonly headers: Metadata;
  replyHeaders: Metadata = new Metadata();
  readonly values: ContextValues;
  readonly instance: string | undefined;
  attempt = 0;
  isOver = false;
  #hasReply = false;
  readonly #bound: BoundMethod;
  readonly #prepared: Prepared;
  readonly #resolve: (result: unknown) => void;
  readonly #reject: (error: unknown) => void;
  readonly #attempts = new Set<Child>();
  readonly #controller = new AbortController();

  constructor(
    bound: BoundMethod,
    prepared: Prepared,
    now: number,
    request: unknown,
    resolve: (result: unknown) => void,
    reject: (error: unknown) => void,
  ) {
    super(deadlineOf(prepared, now));
    this.service = bound.service;
    this.version = bound.version;
    this.method = bound.method;
    this.kind = bound.kind;
    this.idempotent = bound.idempotent;
    this.subject = bound.subject;
    this.observed = prepared.observed;
    this.request = request;
    this.headers = new Metadata();
    for (const [name, value] of prepared.fields ?? []) this.headers.append(name, value);
    this.values = prepared.values ?? new ContextValues();
    this.instance = prepared.instance;
    this.#bound = bound;
    this.#prepared = prepared;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  get timeoutMs(): number {
    return Math.max(0, this.deadline - performance.now());
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Begins to watch what may end the call early. */
  start(): void {
    const { scope, signal } = this.#prepared;
    this.#bound.settings.client.shared.deadlines.add(this);
    scope?.adopt(this);
    if (signal !== undefined) cancellerOf(signal).adopt(this);
  }

  /** Prepares another attempt, with the metadata that an interceptor passes on. Throws if it may not be sent. */
  prepareNext({ headers }: Call, now: number): Prepared {
    this.attempt += 1;
    const fields = fieldsOf(headers ?? this.headers);
    return {
      timeoutMs: this.deadline - now,
      deadline: this.deadline,
      instance: this.instance,
      fields: fields.length === 0 ? undefined : fields,
      scope: this,
      signal: undefined,
      values: undefined,
      onReplyHeaders: (received) => {
        this.replyHeaders = received;
        this.#hasReply = true;
      },
      observed: this.#prepared.observed,
      number: this.attempt,
    };
  }

  adopt(child: Child): void {
    this.#attempts.add(child);
    if (this.#controller.signal.aborted) child.cancel(this.#controller.signal.reason);
  }

  release(child: Child): void {
    this.#attempts.delete(child);
  }

  expire(): void {
    const failure = this.attempt === 0 ? failures.NO_TIME_LEFT : failures.TIMED_OUT;
    this.#endSoon(failure, failures.toError(this.#bound, failure));
  }

  cancel(cause: unknown): void {
    for (const attempt of [...this.#attempts]) attempt.cancel(cause);
    this.#endSoon(this.attempt === 0 ? failures.CANCELLED_BEFORE : failures.CANCELLED, cause);
  }

  succeed(result: unknown): void {
    // A result is a reply, also one that an interceptor has made.
    this.#hasReply = true;
    if (this.#end()) this.#resolve(result);
  }

  fail(error: unknown): void {
    if (this.#end()) this.#reject(error);
  }

  /** Aborts the signal for interceptors, and takes their result if they return it at once. */
  #endSoon(failure: TransportFailure, cause: unknown): void {
    this.#controller.abort(cause);
    setTimeout(() => this.fail(failures.toError(this.#bound, failure, cause)), 0);
  }

  /** Reports whether the call was still to be settled. */
  #end(): boolean {
    if (this.isOver) return false;
    this.isOver = true;
    const { scope, signal, onReplyHeaders } = this.#prepared;
    this.#bound.settings.client.shared.deadlines.remove(this);
    scope?.release(this);
    if (signal !== undefined) cancellerOf(signal).release(this);
    if (onReplyHeaders !== undefined && this.#hasReply) callAndForget(onReplyHeaders, this.replyHeaders);
    // Cancels what an interceptor has left running.
    for (const attempt of [...this.#attempts]) attempt.cancel(undefined);
    return true;
  }
}
