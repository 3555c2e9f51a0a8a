import type { SharedConnection } from "../connection/shared-connection.js";
import { RateLimit } from "../logging/rate-limit.js";
import { cancelSubject } from "../wire/subjects.js";

const MOST_PER_SECOND = 100;
/** A cancellation that cannot be sent within this time is dropped. */
const COURTESY_MS = 1000;
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
    const now = performance.now();
    const body = ENCODER.encode(reply);
    this.#shared.outbox.send(cancelSubject(service), "", undefined, body, now + COURTESY_MS, undefined, now);
  }
}
