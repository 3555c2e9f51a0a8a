import type { NatsConnection } from "@nats-io/nats-core";

const PROBE_AFTER_BYTES = 1024 * 1024;
const WATCH_MS = 2000;
const MISSES = 2;

/**
 * Asks the server for a sign of life by way of a flush, for two ends. Bytes that it has confirmed are off our hands: without
 * that count a server that stops reading would let the process fill its memory, as the client library has no back-pressure.
 * And a connection on which nothing arrives any more although it is open, is cut and made anew.
 */
export class ServerProbe {
  readonly #connection: NatsConnection;
  readonly #isNeeded: () => boolean;
  readonly #leave: () => void;
  #sent = 0;
  #confirmed = 0;
  #isProbing = false;
  #generation = 0;
  #misses = 0;
  #received = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** `isNeeded` tells whether anybody waits for something from the server, and `leave` leaves one that does not answer. */
  constructor(connection: NatsConnection, isNeeded: () => boolean, leave: () => void) {
    this.#connection = connection;
    this.#isNeeded = isNeeded;
    this.#leave = leave;
  }

  /** Bytes that were sent and that the server has not confirmed. */
  get unconfirmedBytes(): number {
    return this.#sent - this.#confirmed;
  }

  /** Counts bytes that have just been published, and probes after each megabyte. */
  countSent(bytes: number): void {
    this.#sent += bytes;
    if (this.#sent - this.#confirmed > PROBE_AFTER_BYTES && !this.#isProbing) this.#send();
  }

  /** Begins to look every two seconds whether the server still answers, until nobody waits for it. */
  watch(): void {
    if (this.#timer !== undefined) return;
    this.#misses = 0;
    const timer = setInterval(() => this.#look(), WATCH_MS);
    if (typeof timer === "object" && "unref" in timer) timer.unref();
    this.#timer = timer;
  }

  /** Forgets everything: what was on its way is lost with the old socket. */
  reset(): void {
    this.#rest();
    this.#generation += 1;
    this.#sent = 0;
    this.#confirmed = 0;
    this.#isProbing = false;
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #look(): void {
    if (!this.#isProbing) {
      this.#misses = 0;
      if (this.#isNeeded()) this.#send();
      else this.#rest();
      return;
    }
    const received = this.#connection.stats().inBytes;
    // A long queue on a slow line delays the answer too; where something arrives, somebody still reads.
    this.#misses = received === this.#received ? this.#misses + 1 : 0;
    this.#received = received;
    // Two ticks, not four seconds: after the event loop was blocked, one tick comes before the answer is read.
    if (this.#misses >= MISSES) {
      this.#misses = 0;
      this.#leave();
    }
  }

  #send(): void {
    const generation = this.#generation;
    const sent = this.#sent;
    this.#isProbing = true;
    this.#received = this.#connection.stats().inBytes;
    const done = (confirmed: boolean): void => {
      if (generation !== this.#generation) return;
      this.#isProbing = false;
      if (confirmed) this.#confirmed = sent;
    };
    this.#connection.flush().then(
      () => done(true),
      () => done(false),
    );
  }
}
