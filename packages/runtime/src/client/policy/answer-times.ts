/** Answers are remembered for one to two times so long. */
const WINDOW_MS = 10_000;

/** Remembers how long the slowest answer of a method took lately. A pure function of what it is told. */
export class AnswerTimes {
  #since: number = Number.NEGATIVE_INFINITY;
  /** The longest of this window and of the one before, in milliseconds; 0 if there were none. */
  #longest = 0;
  #longestBefore = 0;

  note(milliseconds: number, now: number): void {
    this.#turnTo(now);
    if (milliseconds > this.#longest) this.#longest = milliseconds;
  }

  /** Returns the milliseconds that the slowest answer took; 0 if nothing was answered lately. */
  longest(now: number): number {
    this.#turnTo(now);
    return Math.max(this.#longest, this.#longestBefore);
  }

  #turnTo(now: number): void {
    const passed = now - this.#since;
    if (passed < WINDOW_MS) return;
    this.#longestBefore = passed < 2 * WINDOW_MS ? this.#longest : 0;
    this.#longest = 0;
    this.#since = now;
  }
}
