import type { ParcelOwner } from "../connection/outbox.js";
import type { SharedConnection } from "../connection/shared-connection.js";
import { RateLimit } from "../logging/rate-limit.js";
import { cancelSubject } from "../wire/subjects.js";

const MOST_PER_SECOND = 100;
/** A cancellation that cannot be sent within this time is dropped. */
const COURTESY_MS = 1000;
const NOBODY: ParcelOwner = { onSent: () => undefined, onExpired: () => undefined };
const ENCODER = new TextEncoder();

/**
 * Notifies handlers of cancelled calls, at most a hundred times a second: every instance receives each of these messages, and a
 * handler stops at the deadline anyway.
 */
export class Cancellations {
  readonly #shared: SharedConnection;
  readonly #limit = new RateLimit(MOST_PER_SECOND);

  constructor(shared: SharedConnection) {
    this.#shared = shared;
  }

  /** Notifies the instances of a service that nobody waits on `reply` any more. Beyond the limit it does nothing. */
  send(service: string, reply: string): void {
    if (this.#shared.outbox.isCongested || !this.#limit.take()) return;
    this.#shared.outbox.send({
      subject: cancelSubject(service),
      reply: "",
      head: undefined,
      body: ENCODER.encode(reply),
      deadline: performance.now() + COURTESY_MS,
      owner: NOBODY,
    });
  }
}
