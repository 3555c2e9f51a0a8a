/** Allows something a limited number of times a second. */
export class RateLimit {
  readonly #most: number;
  #second = 0;
  #used = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Reports whether it may be done once more now, and counts it if so. */
  take(now: number = performance.now()): boolean {
    const second = Math.floor(now / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#used = 0;
    }
    if (this.#used >= this.#most) return false;
    this.#used += 1;
    return true;
  }
}
