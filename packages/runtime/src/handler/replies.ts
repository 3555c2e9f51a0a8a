import type { Sender } from "../connection/outbox.js";
import type { SharedConnection } from "../connection/shared-connection.js";
import { type Log, RepeatedLog } from "../logging/log.js";
import { RateLimit } from "../logging/rate-limit.js";
import type { ErrorReply } from "../wire/error-reply.js";

/** How many errors are sent per second to callers whose deadline has passed. */
const COURTESIES_PER_SECOND = 100;
const COURTESY_MS = 1000;

/** A call that is answered. */
export interface AnsweredCall extends Sender {
  readonly reply: string;
  /** When its caller stops waiting, on the clock of `performance.now()`. */
  readonly callerDeadline: number;
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
    const stopWatching = this.#shared.arrivals.watch();
    const stopListening = this.#shared.listen({
      onPublishDenied: (subject) => {
        if (this.#prefixes.some((prefix) => subject.startsWith(prefix))) this.#logDenied(subject);
      },
      needsServer: () => true,
    });
    this.#stopListening = () => {
      stopWatching();
      stopListening();
      this.#stopListening = () => undefined;
    };
    this.#shared.probe.watch();
  }

  /** Forgets the connection. */
  close(): void {
    this.#stopListening();
  }

  /** Sends the answer to a call, for which its caller waits no longer than its deadline. The call hears what becomes of it. */
  answer(call: AnsweredCall, head: Uint8Array | undefined, body: Uint8Array, now: number = performance.now()): void {
    this.#shared.outbox.send(call.reply, "", head, body, call.callerDeadline, call, now);
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
    this.#shared.outbox.send(subject, "", head, body, deadline, undefined);
  }

  #logDenied(subject: string): void {
    const message = "NATS denied publishing a reply (permissions); the caller will time out";
    this.#notSent.write({ level: "error", message, service: this.#service, subject });
  }
}
