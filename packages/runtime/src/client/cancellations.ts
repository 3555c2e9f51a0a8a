import type { SharedConnection } from "../connection/shared-connection.js";

const MOST_PER_SECOND = 100;
const ENCODER = new TextEncoder();

/**
 * Tells handlers of calls that were given up, at most a hundred times a second: it is a courtesy, every instance receives
 * each of these messages, and a handler stops at the deadline anyway.
 */
export class Cancellations {
  readonly #shared: SharedConnection;
  #second = 0;
  #sent = 0;

  constructor(shared: SharedConnection) {
    this.#shared = shared;
  }

  /** Says on the service's cancel subject that nobody waits on `reply` any more, unless that was said too often. */
  send(subject: string, reply: string): void {
    const second = Math.floor(performance.now() / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#sent = 0;
    }
    if (this.#sent === MOST_PER_SECOND || this.#shared.state !== "up") return;
    this.#sent += 1;
    try {
      this.#shared.publish(subject, ENCODER.encode(reply), undefined, undefined);
    } catch {
      // The connection is being closed, and the call is over either way.
    }
  }
}
