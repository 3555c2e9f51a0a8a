const WINDOW_SECONDS = 10;

/** Counts events of the last ten seconds, second by second. */
export class RecentEvents {
  readonly #counts: number[] = new Array<number>(WINDOW_SECONDS).fill(0);
  /** The last second in which an event was counted. */
  #last = 0;
  #total = 0;

  /** Counts one; `now` is in milliseconds, on a clock that never goes back. */
  add(now: number): void {
    this.#forget(now);
    const place = this.#last % WINDOW_SECONDS;
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
    this.#total += 1;
  }

  /** Returns how many there were a second: 0 once ten seconds have passed without any. */
  perSecond(now: number): number {
    if (this.#total === 0) return 0;
    this.#forget(now);
    return this.#total / WINDOW_SECONDS;
  }

  /** Empties the places of seconds that are over. */
  #forget(now: number): void {
    const second = Math.floor(now / 1000);
    const first = Math.max(this.#last + 1, second - WINDOW_SECONDS + 1);
    for (let each = first; each <= second; each += 1) {
      const place = each % WINDOW_SECONDS;
      this.#total -= this.#counts[place] ?? 0;
      this.#counts[place] = 0;
    }
    this.#last = Math.max(this.#last, second);
  }
}
