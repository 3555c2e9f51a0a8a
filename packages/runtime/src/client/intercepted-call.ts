import type { CallScope, Child } from "../call-scope.js";
import { Deadline } from "../connection/deadlines.js";
import type { TransportFailure } from "../connection/multiplexer.js";
import { callAndForget } from "../guard/untrusted.js";
import { ContextValues } from "../pipeline/context-values.js";
import { type Call, compose, type Next } from "../pipeline/interceptor.js";
import { withCarried } from "../wire/carried.js";
import { fieldsOf, Metadata, readMetadata } from "../wire/metadata.js";
import type { BoundMethod } from "./bound-method.js";
import type { CallAtClient } from "./call-at-client.js";
import * as failures from "./failures.js";
import { type AttemptParent, deadlineOf, type Prepared } from "./prepared.js";
import { cancellerOf } from "./signal-canceller.js";
import { tellSettled } from "./tell-observers.js";

/** Calls a method through interceptors. */
export type Intercepted = (request: unknown, prepared: Prepared, now: number) => Promise<unknown>;

/** Puts a client's interceptors around the calls of a method. `attempt` sends a request and resolves to its result. */
export function interceptCalls(bound: BoundMethod, attempt: Intercepted): Intercepted {
  // No async function: it would cost each call one more promise.
  const run = compose(bound.settings.interceptors, (call) => {
    try {
      const { [CORE]: core } = call as InterceptedCall;
      const now = core.now();
      return attempt(call.request, core.prepareNext(call, now), now);
    } catch (thrown) {
      return Promise.reject(thrown);
    }
  });
  return (request, prepared, now) =>
    new Promise((resolve, reject) => new InterceptedCall(bound, prepared, now, request, resolve, reject).start(run));
}

/** The property that holds what interceptors do not see. It is own and enumerable, so that spreading a call copies it. */
const CORE: unique symbol = Symbol("autonats.call");

/** One call on its way through interceptors. It ends at its deadline or when it is cancelled, even if they do not return. */
class InterceptedCall extends Deadline implements Call, CallScope, Child, AttemptParent {
  readonly [CORE]: InterceptedCall = this;
  readonly side = "client";
  readonly service: string;
  readonly version: string;
  readonly method: string;
  readonly kind: "unary" | "oneWay";
  readonly idempotent: boolean;
  readonly subject: string;
  readonly observed: CallAtClient | undefined;
  request: unknown;
  readonly headers: Metadata;
  readonly values: ContextValues;
  readonly instance: string | undefined;
  attempt = 0;
  isOver = false;
  /** Whether there was a reply, and the header block of the last one. */
  #hasReply = false;
  #replyHead: Uint8Array | undefined = undefined;
  /** Read when they are first asked for. */
  #replyHeaders: Metadata | undefined = undefined;
  readonly #bound: BoundMethod;
  readonly #prepared: Prepared;
  readonly #resolve: (result: unknown) => void;
  readonly #reject: (error: unknown) => void;
  /** The attempt under way: mostly there is one at a time. */
  #child: Child | undefined = undefined;
  /** Attempts that were begun meanwhile. */
  #others: Set<Child> | undefined = undefined;
  /** Made when it is first asked for, as most interceptors never do. */
  #controller: AbortController | undefined = undefined;
  #isAborted = false;
  #abortedBy: unknown = undefined;
  /** When the call was made, as long as nothing else has happened since. */
  #startedNow: number | undefined;

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
    const { fields, carried } = prepared;
    const all = carried === undefined ? fields : withCarried(fields, carried);
    if (all !== undefined) for (const [name, value] of all) this.headers.append(name, value);
    this.values = prepared.values ?? new ContextValues();
    this.instance = prepared.instance;
    this.#bound = bound;
    this.#prepared = prepared;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#startedNow = now;
  }

  get timeoutMs(): number {
    return Math.max(0, this.deadline - performance.now());
  }

  get replyHeaders(): Metadata {
    this.#replyHeaders ??= readMetadata(this.#replyHead);
    return this.#replyHeaders;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#isAborted) this.#controller.abort(this.#abortedBy);
    }
    return this.#controller.signal;
  }

  /** Watches what may end the call early, and runs it. */
  start(run: Next): void {
    const { scope, signal } = this.#prepared;
    this.#bound.settings.client.shared.deadlines.add(this);
    scope?.adopt(this);
    if (signal !== undefined) cancellerOf(signal).adopt(this);
    const trace = this.observed?.trace;
    try {
      // An interceptor may return something else than a promise.
      Promise.resolve(trace?.run === undefined ? run(this) : trace.run(run, this)).then(
        (result) => this.succeed(result),
        (error: unknown) => this.fail(error),
      );
    } catch (thrown) {
      this.fail(thrown);
    }
    this.#startedNow = undefined;
  }

  /** Returns the time, on the clock of `performance.now()`. Read once where interceptors go on at once, as most do. */
  now(): number {
    return this.#startedNow ?? performance.now();
  }

  /** Prepares another attempt, with the metadata that an interceptor passes on. Throws if it may not be sent. */
  prepareNext({ headers }: Call, now: number): Prepared {
    const number = this.nextNumber();
    const fields = fieldsOf(headers ?? this.headers);
    return {
      // Not by way of the deadline where no time has passed: the difference may be out by a rounding error.
      timeoutMs: this.#startedNow === undefined ? this.deadline - now : this.#prepared.timeoutMs,
      deadline: this.deadline,
      instance: this.instance,
      fields: fields.length === 0 ? undefined : fields,
      carried: undefined,
      scope: this,
      signal: undefined,
      values: undefined,
      onReplyHeaders: undefined,
      parent: this,
      observed: this.#prepared.observed,
      number,
      attempts: this.#prepared.attempts,
      key: this.#prepared.key,
    };
  }

  nextNumber(): number {
    this.attempt += 1;
    return this.attempt;
  }

  noteReply(head: Uint8Array | undefined): void {
    this.#hasReply = true;
    this.#replyHead = head;
    this.#replyHeaders = undefined;
  }

  adopt(child: Child): void {
    if (this.#child === undefined) {
      this.#child = child;
    } else {
      this.#others ??= new Set();
      this.#others.add(child);
    }
    if (this.#isAborted) child.cancel(this.#abortedBy);
  }

  release(child: Child): void {
    if (this.#child === child) this.#child = undefined;
    else this.#others?.delete(child);
  }

  expire(): void {
    const failure = this.attempt === 0 ? failures.NO_TIME_LEFT : failures.TIMED_OUT;
    this.#endSoon(failure, failures.toError(this.#bound, failure));
  }

  cancel(cause: unknown): void {
    this.#cancelChildren(cause);
    this.#endSoon(this.attempt === 0 ? failures.CANCELLED_BEFORE : failures.CANCELLED, cause);
  }

  succeed(result: unknown): void {
    // A result is a reply, also one that an interceptor has made.
    this.#hasReply = true;
    if (this.#end(undefined)) this.#resolve(result);
  }

  fail(error: unknown): void {
    if (this.#end(error)) this.#reject(error);
  }

  /** Aborts the signal for interceptors, and takes their result if they return it at once. */
  #endSoon(failure: TransportFailure, cause: unknown): void {
    if (!this.#isAborted) {
      this.#isAborted = true;
      this.#abortedBy = cause;
    }
    this.#controller?.abort(cause);
    setTimeout(() => this.fail(failures.toError(this.#bound, failure, cause)), 0);
  }

  /** Reports whether the call was still to be settled. */
  #end(error: unknown): boolean {
    if (this.isOver) return false;
    this.isOver = true;
    const { scope, signal, onReplyHeaders } = this.#prepared;
    this.#bound.settings.client.shared.deadlines.remove(this);
    scope?.release(this);
    if (signal !== undefined) cancellerOf(signal).release(this);
    if (onReplyHeaders !== undefined && this.#hasReply) callAndForget(onReplyHeaders, this.replyHeaders);
    // Cancels what an interceptor has left running.
    this.#cancelChildren(undefined);
    tellSettled(this.#bound, this.#prepared, error);
    return true;
  }

  #cancelChildren(cause: unknown): void {
    this.#child?.cancel(cause);
    if (this.#others === undefined) return;
    for (const child of [...this.#others]) child.cancel(cause);
  }
}
