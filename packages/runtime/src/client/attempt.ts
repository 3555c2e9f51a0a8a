import { NO_SLOT } from "../connection/calls-in-flight.js";
import type { MultiplexedCall, TransportFailure } from "../connection/multiplexer.js";
import type { ParcelOwner } from "../connection/outbox.js";
import type { Message } from "../link/message.js";

/** The call that an attempt is made for. No method may throw. */
export interface AttemptOwner {
  readonly deadline: number;
  /** The request, which the attempt borrows. */
  readonly body: Uint8Array;
  readonly wasServed: boolean;
  onSent(attempt: Attempt): void;
  onReply(message: Message): void;
  onFailure(failure: TransportFailure): void;
  onTooLarge(bytes: number, limit: number): void;
  onLinkClosed(cause: unknown): void;
  expire(): void;
}

/** One request on its way: its place in the multiplexer, and what is sent. Its body is the call's. */
export class Attempt implements MultiplexedCall, ParcelOwner {
  readonly subject: string;
  readonly head: Uint8Array | undefined;
  slot: number = NO_SLOT;
  high = 0;
  low = 0;
  reply = "";
  readonly #call: AttemptOwner;

  constructor(call: AttemptOwner, subject: string, head: Uint8Array | undefined) {
    this.#call = call;
    this.subject = subject;
    this.head = head;
  }

  get body(): Uint8Array {
    return this.#call.body;
  }

  get deadline(): number {
    return this.#call.deadline;
  }

  get owner(): ParcelOwner {
    return this;
  }

  get wasServed(): boolean {
    return this.#call.wasServed;
  }

  onSent(): void {
    this.#call.onSent(this);
  }

  onExpired(): void {
    this.#call.expire();
  }

  onTooLarge(bytes: number, limit: number): void {
    this.#call.onTooLarge(bytes, limit);
  }

  onClosed(cause: unknown): void {
    this.#call.onLinkClosed(cause);
  }

  onReply(message: Message): void {
    this.#call.onReply(message);
  }

  onFailure(failure: TransportFailure): void {
    this.#call.onFailure(failure);
  }
}
