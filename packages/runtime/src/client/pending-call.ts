import type { Canceller, Child } from "../call-scope.js";
import { Deadline } from "../connection/deadlines.js";
import type { TransportFailure } from "../connection/multiplexer.js";
import type { WaitingCall } from "../connection/waiting-room.js";
import { callOf } from "../errors/failed-call.js";
import type { Message } from "../link/message.js";
import type { Fields } from "../wire/metadata.js";
import type { Attempt, AttemptOwner } from "./attempt.js";
import type { AttemptWait } from "./attempt-wait.js";
import type { BoundMethod } from "./bound-method.js";
import { isAnswer } from "./earlier-attempts.js";
import { FailedAttempts } from "./failed-attempts.js";
import * as failures from "./failures.js";
import type { Instance } from "./policy/instance.js";
import type { AttemptParent, Outgoing, Prepared } from "./prepared.js";
import { cancellerOf } from "./signal-canceller.js";
import { tellSettled } from "./tell-observers.js";

/** The stages that come after a call has begun to wait for something. */
export interface LaterStages {
  send(call: PendingCall, now: number): void;
  /** Returns what the reply says, and throws the error that it says. `UNSETTLED` where it does not settle the call, or not yet. */
  decode(call: PendingCall, attempt: Attempt, message: Message): unknown;
  /** The newest attempt was waited for long enough: begins another one beside it, if it may. */
  overtake(call: PendingCall): void;
  /** Reports whether the call, of which the newest attempt has failed, will be sent again by itself. */
  retry(call: PendingCall, error: unknown): boolean;
}

/** The result for a reply that no Autonats handler wrote, and for one that has to be parsed first. */
export const UNSETTLED: unique symbol = Symbol("unsettled");

/** `late`: the newest attempt has failed, and an earlier one may still be answered. */
export type CallState = "new" | "waiting" | "sent" | "late" | "settled";

/**
 * A call with a reply, from the moment its request is written until it is settled. It owns the promise, the deadline, what may
 * cancel it, the request's bytes, and the attempts that borrow them.
 *
 *                      ┌─── back-off ──┤
 *                      v               │
 *     new ──send──> waiting ──out──> sent ──reply──> settled
 *      │               │               │
 *      │   room of those without       └─ deadline, cancellation, connection lost ──> settled
 *      │   connection, or outbox
 *      └───────────────┴─ no time, no connection, no room, deadline, cancellation ──> settled (NOT_SENT)
 *
 * An attempt that was waited for long enough is set aside for another one, and may still be answered. The first one to settle the
 * call wins; whatever comes later has no effect.
 */
export class PendingCall extends Deadline implements AttemptOwner, WaitingCall, Outgoing, Child {
  state: CallState = "new";
  readonly bound: BoundMethod;
  readonly prepared: Prepared;
  readonly parent: AttemptParent | undefined;
  readonly fields: Fields | undefined;
  /** The request. */
  body: Uint8Array;
  attempt: Attempt | undefined = undefined;
  /** For how long it is waited for alone; `undefined` where no other one is ever made beside it. */
  wait: AttemptWait | undefined = undefined;
  /** Which attempt of the call this is, from 1 on. */
  number: number;
  /** The instance that the last attempt went to, so that the next one goes elsewhere. */
  before: Instance | undefined = undefined;
  /** Where every further attempt has to go: one that may have run there is known there by the key of the call, and nowhere else. */
  only: string | undefined = undefined;
  /** Whether the next attempt goes to the queue group. */
  isForGroup = false;
  /** The attempts before, and those set aside; `undefined` where this is the first. */
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
    parent: AttemptParent | undefined,
    deadline: number,
    body: Uint8Array,
    resolve: (result: unknown) => void,
    reject: (error: unknown) => void,
  ) {
    super(deadline);
    this.#stages = stages;
    this.bound = bound;
    this.prepared = prepared;
    this.parent = parent;
    this.fields = parent === undefined ? prepared.fields : parent.fields;
    this.body = body;
    this.number = parent?.attempt ?? 1;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  get bytes(): Uint8Array {
    return this.body;
  }

  /** Whether an earlier attempt may still be answered. */
  get #isAwaited(): boolean {
    return (this.failed?.earlier?.size ?? 0) > 0;
  }

  get wasServed(): boolean {
    return this.bound.wasServed;
  }

  /** Listens to what may cancel the call, which may settle it at once. */
  heed(): void {
    const { parent, prepared } = this;
    const scope = parent ?? prepared.scope;
    if (scope !== undefined) {
      this.#scope = scope;
      scope.adopt(this);
    }
    const signal = parent === undefined ? prepared.signal : undefined;
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

  onReply(attempt: Attempt, message: Message): void {
    if (this.state === "settled") return;
    try {
      const result = this.#stages.decode(this, attempt, message);
      if (result === UNSETTLED) return;
      if (this.bound.throttle.isAwake) this.bound.throttle.noteAnswered(performance.now());
      if (this.#settle(undefined, undefined, attempt)) this.#resolve(result);
    } catch (error) {
      this.#failAttempt(attempt, error);
    }
  }

  /** Stops waiting for replies to an attempt: the one that is at hand will end it, unless something else settles the call. */
  keepReply(attempt: Attempt): void {
    const { client } = this.bound.settings;
    client.multiplexer.release(attempt);
    if (attempt === this.attempt && this.wait !== undefined) client.shared.deadlines.remove(this.wait);
  }

  /** The connection is up, and the call has waited for it. */
  onUp(): void {
    if (this.state === "settled") return;
    this.bound.settings.client.shared.deadlines.remove(this);
    this.#stages.send(this, performance.now());
  }

  onBackoffEnded(): void {
    this.#stages.send(this, performance.now());
  }

  onPatienceEnded(): void {
    this.#stages.overtake(this);
  }

  /** There will never be a connection, and the call has waited for it. */
  onClosed(): void {
    this.onUnsendable(undefined);
  }

  onUnsendable(cause: unknown): void {
    this.failBy(failures.CONNECTION_CLOSED, cause);
  }

  onFailure(attempt: Attempt, failure: TransportFailure): void {
    const wasSent = attempt !== this.attempt || this.state === "sent";
    const found: TransportFailure = wasSent ? failure : { ...failure, outcome: "NOT_SENT" };
    this.#failAttempt(attempt, failures.toErrorWithoutStack(this.bound, found));
  }

  onTooLarge(bytes: number, limit: number): void {
    this.failBy(failures.requestTooLarge(bytes, limit));
  }

  expire(): void {
    if (this.state === "settled") return;
    const { attempt, bound, foreign } = this;
    let failure = attempt === undefined ? failures.NOT_CONNECTED : failures.NO_TIME_LEFT;
    if (foreign !== undefined) failure = failures.foreignReply(attempt?.subject ?? bound.subject, foreign);
    else if (this.state === "sent" || this.#isAwaited) failure = failures.TIMED_OUT;
    this.#giveUp(failures.toErrorWithoutStack(bound, failure));
  }

  cancel(cause: unknown): void {
    if (this.state === "settled") return;
    const { client, subject } = this.bound.settings;
    const wasSent = this.state === "sent";
    if (wasSent) client.cancellations.send(subject, this.attempt?.reply ?? "");
    const failure = wasSent || this.failed !== undefined ? failures.CANCELLED : failures.CANCELLED_BEFORE;
    this.#giveUp(failures.toError(this.bound, failure, cause));
  }

  /** Fails the newest attempt, and the call with it, unless there will be another one, or an earlier one may still be answered. */
  fail(error: unknown): void {
    if (this.state === "settled" || this.#stages.retry(this, error)) return;
    if (this.#isAwaited && callOf(error) !== undefined && !isAnswer(error)) this.#standBy(error);
    else this.#end(error, isAnswer(error) ? this.attempt : undefined);
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
    this.number = this.parent?.nextNumber() ?? this.number + 1;
    return this.failed;
  }

  #failAttempt(attempt: Attempt, error: unknown): void {
    if (this.state === "settled") return;
    if (attempt === this.attempt) {
      this.fail(error);
      return;
    }
    const { failed } = this;
    const earlier = failed?.earlier?.find(attempt);
    if (failed === undefined || earlier === undefined) return;
    if (isAnswer(error)) {
      this.#end(error, attempt);
      return;
    }
    failed.earlier?.drop(earlier, error);
    // What becomes of one that was given up says nothing.
    if (!earlier.isLate) failed.noteFailedBeside(error);
    if (this.state === "late" && !this.#isAwaited) this.#end(failed.last, undefined);
  }

  /** The newest attempt has failed for good, and waits for those before it. */
  #standBy(error: unknown): void {
    this.#releaseAttempt(error);
    if (this.failed !== undefined) this.failed.last = error;
    this.attempt = undefined;
    this.state = "late";
    this.bound.settings.client.shared.deadlines.add(this);
  }

  /** Fails the call, whatever is under way. */
  #giveUp(error: unknown): void {
    if (!this.#stages.retry(this, error)) this.#end(error, undefined);
  }

  #end(error: unknown, winner: Attempt | undefined): void {
    const reported = this.failed === undefined || isAnswer(error) ? error : this.failed.toReport(error);
    if (this.#settle(error, reported, winner)) this.#reject(reported);
  }

  /**
   * Releases everything. `error` is what the last attempt has failed with, or the one that settles the call. Reports whether the call
   * was not settled before.
   */
  #settle(error: unknown, reported: unknown, winner: Attempt | undefined): boolean {
    const { state, attempt } = this;
    if (state === "settled") return false;
    this.state = "settled";
    const isLost = winner !== undefined && winner !== attempt;
    const { client, subject } = this.bound.settings;
    if (isLost && state === "sent") client.cancellations.send(subject, attempt?.reply ?? "");
    this.failed?.earlier?.end(winner, error, performance.now() >= this.deadline, this.wait?.begunAt ?? 0);
    if (state === "late") client.shared.deadlines.remove(this);
    else this.#releaseAttempt(isLost ? failures.toErrorWithoutStack(this.bound, failures.OVERTAKEN) : error);
    this.#scope?.release(this);
    this.#signal?.release(this);
    // For the garbage collector's sake.
    this.body = NO_BYTES;
    if (this.parent === undefined) tellSettled(this.bound, this.prepared, reported);
    else this.parent.onAttemptSettled(this, reported);
    return true;
  }

  #releaseAttempt(error: unknown): void {
    const { client, observer } = this.bound.settings;
    const { attempt, wait } = this;
    client.shared.deadlines.remove(this);
    if (wait !== undefined) client.shared.deadlines.remove(wait);
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
