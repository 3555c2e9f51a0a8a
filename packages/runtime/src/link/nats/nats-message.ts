import type { Msg } from "@nats-io/nats-core";
import type { Message } from "../message.js";
import { headOf, subjectOf } from "./private-parts.js";

/** A message of the client library. Its parts are read on demand, since most readers need only some. */
export class NatsMessage implements Message {
  readonly #message: Msg;

  constructor(message: Msg) {
    this.#message = message;
  }

  get subject(): string {
    return this.#message.subject;
  }

  get subjectBytes(): Uint8Array | undefined {
    return subjectOf(this.#message);
  }

  get reply(): string {
    return this.#message.reply ?? "";
  }

  get head(): Uint8Array | undefined {
    return headOf(this.#message);
  }

  get body(): Uint8Array {
    return this.#message.data;
  }
}
