import type { Canceller, Child } from "../call-scope.js";
import { Deadline } from "../connection/deadlines.js";
import type { TransportFailure } from "../connection/multiplexer.js";
import type { WaitingCall } from "../connection/waiting-room.js";
import type { Message } from "../link/message.js";
import type { Attempt, AttemptOwner } from "./attempt.js";
import type { BoundMethod } from "./bound-method.js";
import { FailedAttempts } from "./failed-attempts.js";
import * as failures from "./failures.js";
import type { Instance } from "./policy/instance.js";
import type { Prepared } from "./prepared.js";
import { cancellerOf } from "./signal-canceller.js";
import { tellSettled } from "./tell-observers.js";

/** The stages that come after a call has begun to wait for something. */
export interface LaterStages {
  send(call: PendingCall, now: number): void;
  /** Returns what the reply says, and throws the error that it says. `UNSETTLED` where it does not settle the call, or not yet. */
  decode(call: PendingCall, message: Message): unknown;
  /** Reports whether the call, of which an attempt has failed, will be sent again by itself. */
  retry(call: PendingCall, error: unknown): boolean;
}

/** The result for a reply that no Autonats handler wrote, and for one that has to be parsed first. */
export const UNSETTLED: unique symbol = Symbol("unsettled");

export type CallState = "new" | "waiting" | "sent" | "settled";

/**
 * A call with a reply, from the moment its request is written until it is settled. It owns the promise, the deadline, what may
 * cancel it, the request's bytes, and the attempt that borrows them.
 *
 *                      ┌─── back-off ──┤
 *                      v               │
 *     new ──send──> waiting ──out──> sent ──reply──> settled
 *      │               │               │
 *      │   room of those without       └─ deadline, cancellation, connection lost ──> settled
 *      │   connection, or outbox
 *      └───────────────┴─ no time, no connection, no room, deadline, cancellation ──> settled (NOT_SENT)
 *
 * The first one to settle it wins; whatever comes later has no effect.
 */
export class PendingCall extends Deadline implements AttemptOwner, WaitingCall, Child {
  state: CallState = "new";
  readonly bound: BoundMethod;
  readonly prepared: Prepared;
  /** The request. */
  body: Uint8Array;
  attempt: Attempt | undefined = undefined;
  /** Which attempt of the call this is, from 1 on. */
  number: number;
  /** The instance that the last attempt went to, so that the next one goes elsewhere. */
  before: Instance | undefined = undefined;
  /** Whether the next attempt goes to the queue group. */
  isForGroup = false;
  /** The attempts before; `undefined` where this is the first. */
  failed: FailedAttempts | undefined = undefined;
  /** The body of a reply that no handler wrote. */
  foreign: Uint8Array | undefined = undefined;
  readonly #stages: LaterStages;
  readonly #resolve: (result: unknown) => void;
  readonly #reject: (error: unknown) => void;
  #scope: Canceller | undefined = undefined;
  #signal: Canceller | undefined = undefined;

  constructor(
    stages: LaterStages,
    bound: BoundMethod,
    prepared: Prepared,
    deadline: number,
    body: Uint8Array,
    resolve: (result: unknown) => void,
    reject: (error: unknown) => void,
  ) {
    super(deadline);
    this.#stages = stages;
    this.bound = bound;
    this.prepared = prepared;
    this.body = body;
    this.number = prepared.number;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  get bytes(): Uint8Array {
    return this.body;
  }

  get wasServed(): boolean {
    return this.bound.wasServed;
  }

  /** Listens to what may cancel the call, which may settle it at once. */
  heed(): void {
    const { scope, signal } = this.prepared;
    if (scope !== undefined) {
      this.#scope = scope;
      scope.adopt(this);
    }
    if (signal !== undefined && this.state !== "settled") {
      this.#signal = cancellerOf(signal);
      this.#signal.adopt(this);
    }
  }

  onSent(bytes: number): void {
    if (this.state === "settled") return;
    this.state = "sent";
    const { observed } = this.prepared;
    if (observed !== undefined) this.bound.settings.observer.onAttemptSent?.(observed, this.number, bytes);
  }

  onReply(message: Message): void {
    if (this.state === "settled") return;
    try {
      const result = this.#stages.decode(this, message);
      if (result !== UNSETTLED) this.succeed(result);
    } catch (error) {
      this.fail(error);
    }
  }

  /** Stops waiting for replies: the one that is at hand will settle the call, unless its deadline or its caller does. */
  keepReply(): void {
    if (this.attempt !== undefined) this.bound.settings.client.multiplexer.release(this.attempt);
  }

  /** The connection is up, and the call has waited for it. */
  onUp(): void {
    if (this.state === "settled") return;
    this.bound.settings.client.shared.deadlines.remove(this);
    this.#stages.send(this, performance.now());
  }

  /** The next attempt is due. */
  onBackoffEnded(): void {
    this.#stages.send(this, performance.now());
  }

  /** There will never be a connection, and the call has waited for it. */
  onClosed(): void {
    this.onUnsendable(undefined);
  }

  onUnsendable(cause: unknown): void {
    this.failBy(failures.CONNECTION_CLOSED, cause);
  }

  onFailure(failure: TransportFailure): void {
    this.failBy(this.state === "sent" ? failure : { ...failure, outcome: "NOT_SENT" });
  }

  onTooLarge(bytes: number, limit: number): void {
    this.failBy(failures.requestTooLarge(bytes, limit));
  }

  expire(): void {
    const subject = this.attempt?.subject ?? this.bound.subject;
    if (this.foreign !== undefined) this.failBy(failures.foreignReply(subject, this.foreign));
    else if (this.state === "sent") this.failBy(failures.TIMED_OUT);
    else this.failBy(this.attempt === undefined ? failures.NOT_CONNECTED : failures.NO_TIME_LEFT);
  }

  cancel(cause: unknown): void {
    if (this.state !== "sent") {
      this.failBy(this.failed === undefined ? failures.CANCELLED_BEFORE : failures.CANCELLED, cause);
      return;
    }
    const { client, subject } = this.bound.settings;
    client.cancellations.send(subject, this.attempt?.reply ?? "");
    this.failBy(failures.CANCELLED, cause);
  }

  succeed(result: unknown): void {
    if (this.bound.throttle.isAwake) this.bound.throttle.noteAnswered(performance.now());
    if (this.#settle(undefined, undefined)) this.#resolve(result);
  }

  fail(error: unknown): void {
    if (this.state === "settled" || this.#stages.retry(this, error)) return;
    const reported = this.failed === undefined ? error : this.failed.toReport(error);
    if (this.#settle(error, reported)) this.#reject(reported);
  }

  failBy(failure: TransportFailure, cause?: unknown): void {
    if (this.state !== "settled") this.fail(failures.toError(this.bound, failure, cause));
  }

  /**
   * Ends an attempt that has failed, in favour of another one. Returns what is remembered of those that have. One that reached
   * nobody need not count. `unserved` is how often in a row that was so, where the call waits until it is served.
   */
  endAttempt(error: unknown, hasMaybeRun: boolean, unserved: number, counts: boolean): FailedAttempts {
    this.state = "waiting";
    this.#releaseAttempt(error);
    this.before = this.attempt?.instance;
    this.attempt = undefined;
    this.foreign = undefined;
    this.failed ??= new FailedAttempts();
    this.failed.note(error, hasMaybeRun, unserved, counts);
    this.number = this.prepared.parent?.nextNumber() ?? this.number + 1;
    return this.failed;
  }

  /** Releases everything. `error` is that of the last attempt. Reports whether the call was not settled before. */
  #settle(error: unknown, reported: unknown): boolean {
    if (this.state === "settled") return false;
    this.state = "settled";
    this.#releaseAttempt(error);
    this.#scope?.release(this);
    this.#signal?.release(this);
    // For the garbage collector's sake.
    this.body = NO_BYTES;
    tellSettled(this.bound, this.prepared, reported);
    return true;
  }

  #releaseAttempt(error: unknown): void {
    const { client, observer } = this.bound.settings;
    const { attempt } = this;
    client.shared.deadlines.remove(this);
    if (attempt !== undefined) {
      client.multiplexer.release(attempt);
      if (attempt.instance !== undefined) this.bound.balancer?.release(attempt.instance);
    } else {
      client.shared.waitingRoom.leave(this);
      if (this.failed?.backoff !== undefined) client.shared.deadlines.remove(this.failed.backoff);
    }
    const { observed } = this.prepared;
    if (observed !== undefined) observer.onAttemptEnded?.(observed, this.number, error);
  }
}

const NO_BYTES = new Uint8Array(0);
