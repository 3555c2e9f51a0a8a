import type { CallScope, Child } from "../call-scope.js";
import { Deadline } from "../connection/deadlines.js";
import type { TransportFailure } from "../connection/multiplexer.js";
import { callAndForget } from "../guard/untrusted.js";
import { CORE, coreOf } from "../pipeline/call-core.js";
import { compose } from "../pipeline/compose.js";
import { ContextValues } from "../pipeline/context-values.js";
import type { Call, Next } from "../pipeline/interceptor.js";
import { withCarried } from "../wire/carried.js";
import { type Fields, fieldsOf, Metadata, readMetadata } from "../wire/metadata.js";
import type { BoundMethod } from "./bound-method.js";
import type { CallAtClient } from "./call-at-client.js";
import * as failures from "./failures.js";
import { type AttemptParent, deadlineOf, type Prepared } from "./prepared.js";
import { cancellerOf } from "./signal-canceller.js";
import { tellSettled } from "./tell-observers.js";

/** Calls a method through interceptors. */
export type Intercepted = (request: unknown, prepared: Prepared, now: number) => Promise<unknown>;

/** Sends a request for a call with interceptors, and resolves to its result. */
export type AttemptOf = (request: unknown, prepared: Prepared, now: number, parent: AttemptParent) => Promise<unknown>;

/** Puts a client's interceptors around the calls of a method. */
export function interceptCalls(bound: BoundMethod, attempt: AttemptOf): Intercepted {
  const run = compose(bound.settings.interceptors, (call) => (coreOf(call) as InterceptedCall).pass(call, attempt));
  return (request, prepared, now) => new InterceptedCall(bound, prepared, now, request).start(run);
}

/**
 * One call on its way through interceptors. It ends at its deadline or when it is cancelled, even if they do not return. Only what a
 * copy of the call needs is a property of its own.
 */
class InterceptedCall implements Call, CallScope, Child, AttemptParent {
  readonly [CORE]: InterceptedCall = this;
  request: unknown;
  readonly #bound: BoundMethod;
  readonly #prepared: Prepared;
  readonly #deadline: number;
  #attempt = 0;
  #fields: Fields | undefined = undefined;
  #isOver = false;
  /** Made when they are first asked for, as most interceptors never do. */
  #headers: Metadata | undefined = undefined;
  #values: ContextValues | undefined = undefined;
  /** When the call was made, as long as nothing else has happened since. */
  #startedAt: number | undefined;
  /** The attempt that has begun last, as long as it is under way, and what it settles. */
  #child: Child | undefined = undefined;
  #promise: Promise<unknown> | undefined = undefined;
  /** Those before it that are still under way. */
  #others: Set<Child> | undefined = undefined;
  /** The attempt that the call ends with, where interceptors have returned its promise. */
  #forwarded: Child | undefined = undefined;
  /** The wait for interceptors that have returned something else. */
  #wait: InterceptorWait | undefined = undefined;
  /** Whether there was a reply, and the header block of the last one. */
  #hasReply = false;
  #replyHead: Uint8Array | undefined = undefined;
  /** Read when they are first asked for. */
  #replyHeaders: Metadata | undefined = undefined;
  #controller: AbortController | undefined = undefined;
  /** Why interceptors and attempts are to stop. */
  #stop: { readonly cause: unknown } | undefined = undefined;

  constructor(bound: BoundMethod, prepared: Prepared, now: number, request: unknown) {
    this.request = request;
    this.#bound = bound;
    this.#prepared = prepared;
    this.#deadline = deadlineOf(prepared, now);
    this.#startedAt = now;
  }

  get side(): "client" {
    return "client";
  }

  get service(): string {
    return this.#bound.service;
  }

  get version(): string {
    return this.#bound.version;
  }

  get method(): string {
    return this.#bound.method;
  }

  get kind(): "unary" | "oneWay" {
    return this.#bound.kind;
  }

  get idempotent(): boolean {
    return this.#bound.idempotent;
  }

  get subject(): string {
    return this.#bound.subject;
  }

  get observed(): CallAtClient | undefined {
    return this.#prepared.observed;
  }

  get instance(): string | undefined {
    return this.#prepared.instance;
  }

  get headers(): Metadata {
    this.#headers ??= metadataOf(this.#prepared);
    return this.#headers;
  }

  get values(): ContextValues {
    this.#values ??= this.#prepared.values ?? new ContextValues();
    return this.#values;
  }

  get deadline(): number {
    return this.#deadline;
  }

  get attempt(): number {
    return this.#attempt;
  }

  get fields(): Fields | undefined {
    return this.#fields;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  get timeoutMs(): number {
    return Math.max(0, this.#deadline - performance.now());
  }

  get replyHeaders(): Metadata {
    this.#replyHeaders ??= readMetadata(this.#replyHead);
    return this.#replyHeaders;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#stop !== undefined) this.#controller.abort(this.#stop.cause);
    }
    return this.#controller.signal;
  }

  /** Runs the call, and watches what may end it early. */
  start(run: Next): Promise<unknown> {
    const { scope, signal } = this.#prepared;
    scope?.adopt(this);
    if (signal !== undefined) cancellerOf(signal).adopt(this);
    const trace = this.#prepared.observed?.trace;
    let result: unknown;
    try {
      result = trace?.run === undefined ? run(this) : trace.run(run, this);
    } catch (thrown) {
      result = Promise.reject(thrown);
    }
    this.#startedAt = undefined;
    const promise = this.#promise;
    if (promise !== undefined && result === promise && this.#child !== undefined) {
      // They have passed on what the attempt comes to, which ends in time by itself: nothing of their own is to be waited for.
      this.#forwarded = this.#child;
      return promise;
    }
    this.#wait = new InterceptorWait(this, this.#deadline);
    this.#bound.settings.client.shared.deadlines.add(this.#wait);
    return this.#wait.settledBy(result);
  }

  /**
   * Begins another attempt, with the request and the metadata that interceptors pass on. The clock is read once where they go on
   * at once, as most do. Throws if the metadata may not be sent.
   */
  pass(call: Call, attempt: AttemptOf): Promise<unknown> {
    const now = this.#startedAt ?? performance.now();
    if (this.#child !== undefined) {
      this.#others ??= new Set();
      this.#others.add(this.#child);
      this.#child = undefined;
    }
    this.nextNumber();
    this.#fields = this.#fieldsOf(call);
    this.#promise = attempt(call.request, this.#prepared, now, this);
    return this.#promise;
  }

  /** Returns the fields that an attempt is sent with. Throws where the metadata may not be sent. */
  #fieldsOf(call: Call): Fields | undefined {
    const isAsItWas = call === this && this.#headers === undefined && this.#prepared.carried === undefined;
    if (isAsItWas) return this.#prepared.fields;
    const fields = fieldsOf(call.headers);
    return fields.length === 0 ? undefined : fields;
  }

  timeLeft(now: number): number {
    // Not by way of the deadline where no time has passed: the difference may be out by a rounding error.
    return this.#startedAt === undefined ? this.#deadline - now : this.#prepared.timeoutMs;
  }

  nextNumber(): number {
    this.#attempt += 1;
    return this.#attempt;
  }

  noteReply(head: Uint8Array | undefined): void {
    this.#hasReply = true;
    this.#replyHead = head;
    this.#replyHeaders = undefined;
  }

  adopt(child: Child): void {
    this.#child = child;
    if (this.#stop !== undefined) child.cancel(this.#stop.cause);
  }

  release(child: Child): void {
    if (this.#child === child) this.#child = undefined;
    else this.#others?.delete(child);
  }

  onAttemptSettled(attempt: Child, error: unknown): void {
    if (attempt !== this.#forwarded) return;
    if (error !== undefined && performance.now() >= this.#deadline) this.#abort(error);
    this.#end(error);
  }

  expire(): void {
    const failure = this.#attempt === 0 ? failures.NO_TIME_LEFT : failures.TIMED_OUT;
    this.#endSoon(failure, failures.toError(this.#bound, failure));
  }

  cancel(cause: unknown): void {
    this.#cancelChildren(cause);
    this.#endSoon(this.#attempt === 0 ? failures.CANCELLED_BEFORE : failures.CANCELLED, cause);
  }

  succeed(result: unknown): void {
    // A result is a reply, also one that an interceptor has made.
    this.#hasReply = true;
    if (this.#end(undefined)) this.#wait?.resolve(result);
  }

  fail(error: unknown): void {
    if (this.#end(error)) this.#wait?.reject(error);
  }

  /** Aborts the signal for interceptors, and takes their result if they return it at once. */
  #endSoon(failure: TransportFailure, cause: unknown): void {
    this.#abort(cause);
    setTimeout(() => this.fail(failures.toError(this.#bound, failure, cause)), 0);
  }

  #abort(cause: unknown): void {
    this.#stop ??= { cause };
    this.#controller?.abort(cause);
  }

  /** Reports whether the call was still to be settled. */
  #end(error: unknown): boolean {
    if (this.#isOver) return false;
    this.#isOver = true;
    const { scope, signal, onReplyHeaders } = this.#prepared;
    if (this.#wait !== undefined) this.#bound.settings.client.shared.deadlines.remove(this.#wait);
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

/** Waits for what interceptors return, but no longer than its call may take. */
class InterceptorWait extends Deadline {
  resolve: (result: unknown) => void = NOTHING;
  reject: (error: unknown) => void = NOTHING;
  readonly #call: InterceptedCall;

  constructor(call: InterceptedCall, deadline: number) {
    super(deadline);
    this.#call = call;
  }

  /** Lets a result, or a promise of one, settle the call. Returns what the call comes to. */
  settledBy(result: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
      // An interceptor may return something else than a promise.
      Promise.resolve(result).then(
        (value) => this.#call.succeed(value),
        (error: unknown) => this.#call.fail(error),
      );
    });
  }

  expire(): void {
    this.#call.expire();
  }
}

/** Returns the metadata that a call was made with. */
function metadataOf({ fields, carried }: Prepared): Metadata {
  const metadata = new Metadata();
  const all = carried === undefined ? fields : withCarried(fields, carried);
  if (all !== undefined) for (const [name, value] of all) metadata.append(name, value);
  return metadata;
}

const NOTHING = (): void => undefined;
