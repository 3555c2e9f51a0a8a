/** A process that was not seen at work for longer was suspended, or busy: what is read then may have waited. */
const PAUSE_MS = 500;

/**
 * Finds out for how long a message may have waited to be read, as the process was suspended, or busy with something else. It is told
 * regularly that the process is at work. After a pause, whatever is read may have come at its beginning, until a round trip to the server
 * that was begun after it has ended: what is read from then on was sent after the pause. A pure function of what it is told.
 *
 *     at work ──seen too late──> catching up ──round trip──> at work
 */
export class PauseWatch {
  /** When the process was at work last, with nothing that waited. */
  #seenAt: number;
  /** When what is read now may have come at the earliest. */
  #since: number | undefined = undefined;
  /** Whether a round trip was begun since the process was seen at work last. */
  #hasAsked = false;
  /** The last round trip, and when it was begun. */
  #round = 0;
  #askedAt = 0;

  constructor(now: number) {
    this.#seenAt = now;
  }

  /** Notes that the process is at work. Reports whether a round trip is to be begun. */
  see(now: number): boolean {
    const asks = this.look(now);
    this.#seenAt = now;
    this.#hasAsked = false;
    return asks;
  }

  /** Looks for a pause, as something is read. Reports whether a round trip is to be begun. */
  look(now: number): boolean {
    if (now - this.#seenAt <= PAUSE_MS || this.#hasAsked) return false;
    this.#since ??= this.#seenAt;
    this.#hasAsked = true;
    this.#round += 1;
    this.#askedAt = now;
    return true;
  }

  /** Returns when a message that is read now may have come at the earliest. */
  cameAt(now: number): number {
    return this.#since ?? now;
  }

  /** The number of the last round trip that was to be begun. */
  get round(): number {
    return this.#round;
  }

  /** Notes that a round trip has ended; or that the connection has, with everything that waited. */
  end(round: number): void {
    if (round !== this.#round) return;
    this.#since = undefined;
    this.#hasAsked = false;
    this.#seenAt = Math.max(this.#seenAt, this.#askedAt);
  }
}
