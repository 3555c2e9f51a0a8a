import { NO_SLOT } from "../connection/calls-in-flight.js";
import type { MultiplexedCall, TransportFailure } from "../connection/multiplexer.js";
import type { Message } from "../link/message.js";
import type { Instance } from "./policy/instance.js";

/** The call that an attempt is made for. No method may throw. */
export interface AttemptOwner {
  readonly wasServed: boolean;
  onSent(bytes: number): void;
  onReply(attempt: Attempt, message: Message): void;
  onFailure(attempt: Attempt, failure: TransportFailure): void;
  onTooLarge(bytes: number, limit: number): void;
  onUnsendable(cause: unknown): void;
  expire(): void;
}

/** One request on its way, and its place in the multiplexer. What is sent is the call's. */
export class Attempt implements MultiplexedCall {
  readonly subject: string;
  /** The instance that was chosen for it; `undefined` if it goes to the queue group, or where its caller wants it to go. */
  readonly instance: Instance | undefined;
  slot: number = NO_SLOT;
  token = "";
  reply = "";
  readonly #call: AttemptOwner;

  constructor(call: AttemptOwner, subject: string, instance?: Instance) {
    this.#call = call;
    this.subject = subject;
    this.instance = instance;
  }

  get wasServed(): boolean {
    return this.instance === undefined ? this.#call.wasServed : this.instance.wasServed;
  }

  onSent(bytes: number): void {
    this.#call.onSent(bytes);
  }

  onExpired(): void {
    this.#call.expire();
  }

  onTooLarge(bytes: number, limit: number): void {
    this.#call.onTooLarge(bytes, limit);
  }

  onUnsendable(cause: unknown): void {
    this.#call.onUnsendable(cause);
  }

  onReply(message: Message): void {
    this.#call.onReply(this, message);
  }

  onFailure(failure: TransportFailure): void {
    this.#call.onFailure(this, failure);
  }
}
