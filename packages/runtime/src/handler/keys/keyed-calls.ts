import type { ErrorReply } from "../../wire/error-reply.js";
import { isIdempotencyKey } from "../../wire/idempotency-key.js";
import { giveUpWaiting } from "../end-call.js";
import * as replies from "../error-replies.js";
import { headFor } from "../report-load.js";
import type { ServedCall } from "../served-call.js";
import type { CallsWithKeys, ServedMethod } from "../served-method.js";
import type { CallKey } from "./call-key.js";
import type { KeptAnswer, Met, RefusedKey } from "./kept-answer.js";
import type { KeyLimits } from "./key-options.js";
import { type KeyRecord, KeyRecords } from "./key-records.js";
import { RequestDigest } from "./request-digest.js";

/** Calls that follow another one, or are answered as it was, and whose answers are not out: they hold no slot. */
const MOST_REPEATS = 1000;

type Record = KeyRecord<KeptAnswer>;

const INVALID: RefusedKey = {
  reply: replies.INVALID_KEY,
  reason: "INVALID_ARGUMENT",
  why: "its idempotency key is not valid",
};
const REUSED: RefusedKey = {
  reply: replies.KEY_REUSED,
  reason: "INVALID_ARGUMENT",
  why: "its idempotency key is that of another request",
};
const BUSY: RefusedKey = {
  reply: replies.BUSY,
  reason: "BUSY",
  why: "too many calls wait for others with the same idempotency key",
};

/** The calls of one handler that have idempotency keys. A second one with the same key is answered as the first. */
export class KeyedCalls implements CallsWithKeys {
  readonly #records: KeyRecords<KeptAnswer>;
  readonly #digest = new RequestDigest();
  /** Calls that wait for the answer of another one. */
  readonly #followers = new Map<Record, Set<ServedCall>>();
  #repeats = 0;

  constructor(limits: KeyLimits) {
    this.#records = new KeyRecords(limits);
  }

  /** How many calls follow others, or are answered as they were and whose answers are not out. */
  get repeats(): number {
    return this.#repeats;
  }

  meet(endpoint: ServedMethod, call: ServedCall, key: CallKey, now: number): Met {
    if (!isIdempotencyKey(key.text)) return INVALID;
    const record = this.#records.find(idOf(call, key), now);
    if (record === undefined) return "new";
    if (record.digest !== this.#digest.of(call.body ?? NO_BYTES)) return REUSED;
    record.neededUntil = Math.max(record.neededUntil, call.callerDeadline);
    if (this.#repeats >= MOST_REPEATS || endpoint.host.shared.outbox.isFull) return BUSY;
    this.#repeats += 1;
    call.body = undefined;
    key.record = record;
    key.isRepeat = true;
    const isRunning = record.state === "running";
    endpoint.observer.onRequestAdmitted?.(call, isRunning);
    endpoint.observer.onRequestRepeated?.(call);
    if (isRunning) this.#follow(endpoint, call, key, record);
    else this.#answer(endpoint, call, record.answer ?? replies.ANSWER_NOT_KEPT, now);
    return "repeated";
  }

  begin(call: ServedCall, key: CallKey, now: number): boolean {
    const digest = this.#digest.of(call.body ?? NO_BYTES);
    key.record = this.#records.begin(idOf(call, key), digest, call.callerDeadline, now);
    return key.record !== undefined;
  }

  keep(endpoint: ServedMethod, key: CallKey, answer: KeptAnswer, now: number): void {
    const record = takeRunning(key);
    if (record === undefined) return;
    const { head, body, code, summary } = answer;
    // Copies: bytes that are about to be sent share blocks of memory with others.
    const kept = { head: head?.slice(), body: body.slice(), code, summary };
    this.#records.end(record, kept, body.length + (head?.length ?? 0), now);
    this.#answerFollowers(endpoint, record, kept);
  }

  keepFailure(endpoint: ServedMethod, key: CallKey, reply: ErrorReply, now: number): void {
    if (reply.retryAfterMs === undefined) this.keep(endpoint, key, reply, now);
    else this.forget(endpoint, key, reply);
  }

  forget(endpoint: ServedMethod, key: CallKey, answer: KeptAnswer): void {
    const record = takeRunning(key);
    if (record === undefined) return;
    this.#records.forget(record);
    this.#answerFollowers(endpoint, record, answer);
  }

  abandon(endpoint: ServedMethod, key: CallKey): void {
    const record = takeRunning(key);
    if (record === undefined) return;
    this.#records.forget(record);
    for (const follower of this.#following(record)) {
      if (endpoint.hasGivenUp) giveUpWaiting(endpoint, follower, replies.DRAINING, "DRAINING");
      else giveUpWaiting(endpoint, follower, replies.BUSY, "BUSY");
    }
  }

  followersOf(key: CallKey | undefined): readonly ServedCall[] {
    return key?.record === undefined ? [] : this.#following(key.record);
  }

  leave({ host }: ServedMethod, call: ServedCall, key: CallKey): void {
    if (!key.isRepeat) return;
    key.isRepeat = false;
    this.#repeats -= 1;
    if (key.record !== undefined) this.#unfollow(call, key.record);
    host.shared.outbox.countGuest(-key.heldBytes);
  }

  #following(record: Record): readonly ServedCall[] {
    return [...(this.#followers.get(record) ?? [])];
  }

  #follow({ host }: ServedMethod, call: ServedCall, key: CallKey, record: Record): void {
    call.state = "following";
    key.heldBytes = call.head?.length ?? 0;
    host.shared.outbox.countGuest(key.heldBytes);
    host.shared.deadlines.add(call);
    host.calls.add(call);
    const others = this.#followers.get(record);
    if (others === undefined) this.#followers.set(record, new Set([call]));
    else others.add(call);
  }

  #unfollow(call: ServedCall, record: Record): void {
    const followers = this.#followers.get(record);
    if (followers?.delete(call) === true && followers.size === 0) this.#followers.delete(record);
  }

  #answerFollowers(endpoint: ServedMethod, record: Record, answer: KeptAnswer): void {
    const now = performance.now();
    for (const follower of this.#following(record)) this.#answer(endpoint, follower, answer, now);
  }

  #answer(endpoint: ServedMethod, call: ServedCall, answer: KeptAnswer, now: number): void {
    const { host, observer } = endpoint;
    const { head, body, code, summary = "" } = answer;
    host.shared.deadlines.remove(call);
    call.state = "answering";
    call.isAnswered = true;
    if (code !== undefined) observer.onCallFailed?.(call, code, summary);
    host.replies.answer(call, headFor(endpoint, call, head, body), body, now);
  }
}

/** Takes its record from a call that has begun one, so that it is ended once. */
function takeRunning(key: CallKey): Record | undefined {
  const { record, isRepeat } = key;
  if (isRepeat) return undefined;
  key.record = undefined;
  return record;
}

const NO_BYTES = new Uint8Array(0);

/** What a call is remembered under: keys of different methods have nothing to do with each other. */
function idOf({ method }: ServedCall, { text }: CallKey): string {
  return `${method} ${text}`;
}
