import type { Parcel, ParcelOwner } from "../connection/outbox.js";
import type { SharedConnection } from "../connection/shared-connection.js";
import { type Log, RepeatedLog } from "../logging/log.js";
import { RateLimit } from "../logging/rate-limit.js";
import type { Drop } from "../pipeline/observer.js";
import type { ErrorReply } from "../wire/error-reply.js";
import { TOO_LARGE } from "./error-replies.js";
import type { ServedCall } from "./served-call.js";

/** How many errors are sent per second to callers whose deadline has passed. */
const COURTESIES_PER_SECOND = 100;
const COURTESY_MS = 1000;
const NOBODY: ParcelOwner = { onSent: () => undefined, onExpired: () => undefined };

/** The owner of an answer, which is notified of what happens to it. No method may throw. */
export interface AnswerOwner {
  /** It was handed to the connection. */
  onAnswerSent(call: ServedCall, bytes: number): void;
  /** It never will be. */
  onAnswerDropped(call: ServedCall, reason: Drop): void;
  /** It is larger than the server takes: an error goes instead. */
  onAnswerTooLarge(call: ServedCall): void;
}

/** Sends the answers of one handler by way of the connection's outbox. */
export class Replies {
  readonly #shared: SharedConnection;
  readonly #prefixes: readonly string[];
  readonly #notSent: RepeatedLog;
  readonly #service: string;
  readonly #courtesies = new RateLimit(COURTESIES_PER_SECOND);
  #stopListening: () => void = () => undefined;

  constructor(shared: SharedConnection, service: string, prefixes: readonly string[], log: Log) {
    this.#shared = shared;
    this.#service = service;
    this.#prefixes = prefixes;
    this.#notSent = new RepeatedLog(log);
  }

  /** Begins to watch the connection. */
  open(): void {
    this.#stopListening = this.#shared.listen({
      onPublishDenied: (subject) => {
        if (this.#prefixes.some((prefix) => subject.startsWith(prefix))) this.#logDenied(subject);
      },
      needsServer: () => true,
    });
    this.#shared.probe.watch();
  }

  /** Forgets the connection. */
  close(): void {
    this.#stopListening();
  }

  /** Sends the answer to a call, for which its caller waits no longer than its deadline. The owner hears what becomes of it. */
  answer(call: ServedCall, head: Uint8Array | undefined, body: Uint8Array, owner: AnswerOwner, now?: number): void {
    this.#shared.outbox.send(new Answer(this, call, head, body, owner), now);
  }

  /** Sends an error that nothing in this process waits for. After the deadline it is sent only if it costs little. */
  notify(reply: string, { head, body }: ErrorReply, callerDeadline: number): void {
    if (reply === "") return;
    const now = performance.now();
    const isLate = callerDeadline <= now;
    if (isLate && (this.#shared.outbox.isCongested || !this.#courtesies.take(now))) return;
    this.#send(reply, head, body, isLate ? now + COURTESY_MS : callerDeadline);
  }

  /** Sends an answer of the Service API. */
  tell(reply: string, body: Uint8Array): void {
    this.#send(reply, undefined, body, performance.now() + COURTESY_MS);
  }

  logClosed(error: unknown): void {
    const message = "an answer was not sent: the connection to NATS is closed";
    this.#notSent.write({ level: "error", message, service: this.#service, error });
  }

  #send(subject: string, head: Uint8Array | undefined, body: Uint8Array, deadline: number): void {
    this.#shared.outbox.send({ subject, reply: "", head, body, deadline, owner: NOBODY });
  }

  #logDenied(subject: string): void {
    const message = "NATS denied publishing a reply (permissions); the caller will time out";
    this.#notSent.write({ level: "error", message, service: this.#service, subject });
  }
}

/** The answer to a call, until it is out. */
class Answer implements Parcel, ParcelOwner {
  readonly reply = "";
  readonly head: Uint8Array | undefined;
  readonly body: Uint8Array;
  readonly #replies: Replies;
  readonly #call: ServedCall;
  readonly #owner: AnswerOwner;

  constructor(replies: Replies, call: ServedCall, head: Uint8Array | undefined, body: Uint8Array, owner: AnswerOwner) {
    this.#replies = replies;
    this.#call = call;
    this.head = head;
    this.body = body;
    this.#owner = owner;
  }

  get subject(): string {
    return this.#call.reply;
  }

  get deadline(): number {
    return this.#call.callerDeadline;
  }

  get owner(): ParcelOwner {
    return this;
  }

  onSent(): void {
    this.#owner.onAnswerSent(this.#call, this.body.length);
  }

  onExpired(): void {
    this.#owner.onAnswerDropped(this.#call, "EXPIRED");
  }

  onTooLarge(): void {
    this.#owner.onAnswerTooLarge(this.#call);
    this.#replies.answer(this.#call, TOO_LARGE.head, TOO_LARGE.body, this.#owner);
  }

  onClosed(cause: unknown): void {
    this.#replies.logClosed(cause);
    this.#owner.onAnswerDropped(this.#call, "CLOSED");
  }
}
