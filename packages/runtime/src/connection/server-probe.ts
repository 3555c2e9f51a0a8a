import type { NatsConnection } from "@nats-io/nats-core";

/** Bytes that may be on their way to a server that has not confirmed them. */
export const DEFAULT_MAX_UNCONFIRMED_BYTES: number = 16 * 1024 * 1024;

const WATCH_MS = 2000;
const MISSES = 2;

/**
 * Asks the server for a sign of life by way of a flush, for two ends. Bytes that it has confirmed are off our hands: without
 * that count a server that stops reading would let the process fill its memory, as the client library has no back-pressure.
 * And a connection on which nothing arrives any more although it is open, is cut and made anew.
 */
export class ServerProbe {
  readonly #connection: NatsConnection;
  #sent = 0;
  #confirmed = 0;
  /** How many bytes had been sent when the probe that is under way left, or -1 when none is. */
  #probing = -1;
  #generation = 0;
  #misses = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(connection: NatsConnection) {
    this.#connection = connection;
  }

  /** Bytes that were sent and that the server has not confirmed. */
  get unconfirmedBytes(): number {
    return this.#sent - this.#confirmed;
  }

  /** Counts bytes that have just been published, and probes after each megabyte. */
  countSent(bytes: number): void {
    this.#sent += bytes;
    if (this.#probing === -1 && this.#sent - this.#confirmed > DEFAULT_MAX_UNCONFIRMED_BYTES / 16) {
      this.#send();
    }
  }

  /** Begins to look every two seconds whether the server still answers. To be called while replies are awaited. */
  watch(): void {
    if (this.#timer !== undefined) {
      return;
    }
    this.#misses = 0;
    this.#timer = setInterval(() => this.#look(), WATCH_MS);
    if (typeof this.#timer === "object" && "unref" in this.#timer) {
      this.#timer.unref();
    }
  }

  /** Ends what `watch` began. */
  rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Forgets everything: what was on its way is lost with the old socket. */
  reset(): void {
    this.rest();
    this.#generation += 1;
    this.#sent = 0;
    this.#confirmed = 0;
    this.#probing = -1;
  }

  #look(): void {
    if (this.#probing === -1) {
      this.#misses = 0;
      this.#send();
      return;
    }
    this.#misses += 1;
    // Two ticks, not four seconds: after the event loop was blocked, one tick comes before the answer is read.
    if (this.#misses >= MISSES) {
      this.#misses = 0;
      this.#connection.reconnect().catch(() => undefined);
    }
  }

  #send(): void {
    const generation = this.#generation;
    const sent = this.#sent;
    this.#probing = sent;
    const done = (confirmed: boolean): void => {
      if (generation === this.#generation) {
        this.#probing = -1;
        this.#confirmed = confirmed ? sent : this.#confirmed;
      }
    };
    this.#connection.flush().then(
      () => done(true),
      () => done(false),
    );
  }
}
