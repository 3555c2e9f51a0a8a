const KIB = 1024;
const START = 1024 * KIB;
const SMALLEST = 256 * KIB;
const LARGEST = 16 * 1024 * KIB;
/** A window that is confirmed sooner could be larger, and one that takes longer delays what matters more by now. */
const FAST_MS = 100;
const SLOW_MS = 500;

/**
 * How many bytes may be on their way to the server at once. It finds its size by itself: large enough for the line to be
 * busy, and so small that what waits can still be dropped when nobody wants it any more.
 */
export class SendWindow {
  #size = START;
  #wasFull = false;
  #changedAt = 0;

  get size(): number {
    return this.#size;
  }

  /** Notes that something had to wait for the window. */
  onFull(): void {
    this.#wasFull = true;
  }

  /** Learns that bytes sent at one time were confirmed at another. Those sent before the last change say nothing of this size. */
  onConfirmed(sentAt: number, now: number): void {
    if (sentAt < this.#changedAt) return;
    const took = now - sentAt;
    if (took > SLOW_MS) this.#change(Math.max(SMALLEST, this.#size / 2), now);
    else if (took <= FAST_MS && this.#wasFull) this.#change(Math.min(LARGEST, this.#size * 2), now);
  }

  #change(size: number, now: number): void {
    this.#size = size;
    this.#changedAt = now;
    this.#wasFull = false;
  }
}
