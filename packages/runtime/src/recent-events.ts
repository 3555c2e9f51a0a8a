/** Counts events of the last seconds, second by second. Times are in milliseconds, on a clock that never goes back. */
export class RecentEvents {
  readonly #counts: number[];
  /** The last second that has a place. */
  #last = 0;
  #total = 0;

  /** Looks back so many seconds. */
  constructor(seconds = 10) {
    this.#counts = new Array<number>(seconds).fill(0);
  }

  /** How many there were, as of the last time that was passed on. */
  get total(): number {
    return this.#total;
  }

  /** Counts one. */
  add(now: number): void {
    this.forget(now);
    const place = this.#last % this.#counts.length;
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
    this.#total += 1;
  }

  /** Returns how many there were a second: 0 once all of them are too long ago. */
  perSecond(now: number): number {
    if (this.#total === 0) return 0;
    this.forget(now);
    return this.#total / this.#counts.length;
  }

  /** Forgets those that are too long ago. */
  forget(now: number): void {
    const second = Math.floor(now / 1000);
    if (second <= this.#last) return;
    const { length } = this.#counts;
    for (let each = Math.max(this.#last + 1, second - length + 1); each <= second; each += 1) {
      this.#total -= this.#counts[each % length] ?? 0;
      this.#counts[each % length] = 0;
    }
    this.#last = second;
  }

  /** Forgets all. */
  clear(): void {
    this.#counts.fill(0);
    this.#total = 0;
  }
}
