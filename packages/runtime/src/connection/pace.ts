/** What is confirmed sooner says nothing of how fast the line is, and need not. */
const QUICK_MS = 100;
/**
 * How long a confirmation is believed, at least. Where all messages are dropped because of it, nothing else would ever say that
 * the line is faster again.
 */
const KNOWN_MS = 1000;

/** How fast the line to the server is, by the last confirmation. */
export class Pace {
  #msPerByte = 0;
  #knownUntil = 0;

  /** Learns that bytes were confirmed at `now`, so long after all of them were sent. */
  learn(bytes: number, tookMs: number, now: number): void {
    this.#msPerByte = tookMs < QUICK_MS ? 0 : tookMs / bytes;
    this.#knownUntil = now + Math.max(KNOWN_MS, 2 * tookMs);
  }

  /** Returns when the server has the last of so many bytes; `now` where the line is quick, or nothing is known of it. */
  arrivalOf(bytes: number, now: number): number {
    return this.#msPerByte === 0 || now > this.#knownUntil ? now : now + bytes * this.#msPerByte;
  }

  /** Forgets what was known: the connection is another one. */
  reset(): void {
    this.#msPerByte = 0;
  }
}
