const BUCKETS = 30;
const BUCKET_MS = 1000;
/** With fewer attempts in the window, nothing is held back. */
const LEAST = 20;
/** So many attempts may go out for each one that is answered. */
const FACTOR = 2;
/** One call is let through after this time, however many were refused. */
const PROBE_MS = 1000;

/**
 * Holds back calls of a method whose handlers refuse most of them as BUSY, with the probability of "Handling Overload" in Google's
 * Site Reliability Engineering: refusing a call costs a handler time, too, and here it costs nothing. It sleeps until an attempt is
 * refused, and again once none was for 30 seconds, so that calls of a method that is not overloaded cost one look at `isAwake`. A
 * pure function of what it is told.
 */
export class Throttle {
  #isAwake = false;
  /** Attempts that handlers have answered, and calls and attempts that were refused or held back, by seconds. */
  #answeredIn: number[] = [];
  #refusedIn: number[] = [];
  #answered = 0;
  #refused = 0;
  /** The second, of all time, whose bucket is the last. */
  #last = 0;
  #letAt = 0;

  /** Whether anything is to be counted or asked. */
  get isAwake(): boolean {
    return this.#isAwake;
  }

  /** Counts an attempt that was refused as BUSY. */
  noteRefused(now: number): void {
    if (this.#isAwake) this.#turnTo(now);
    else this.#wake(now);
    this.#isAwake = true;
    this.#refuse();
  }

  /** Counts an attempt that a handler had room for. */
  noteAnswered(now: number): void {
    if (!this.#isAwake) return;
    this.#turnTo(now);
    const bucket = this.#last % BUCKETS;
    this.#answeredIn[bucket] = (this.#answeredIn[bucket] ?? 0) + 1;
    this.#answered += 1;
  }

  /** Reports whether a call may be made. `random` is from 0 to 1. */
  admits(now: number, random: number): boolean {
    if (!this.#isAwake) return true;
    this.#turnTo(now);
    const all = this.#answered + this.#refused;
    const isHeldBack = all >= LEAST && random < (all - FACTOR * this.#answered) / (all + 1);
    if (isHeldBack && now - this.#letAt < PROBE_MS) {
      this.#refuse();
      return false;
    }
    this.#letAt = now;
    return true;
  }

  #wake(now: number): void {
    this.#answeredIn = new Array<number>(BUCKETS).fill(0);
    this.#refusedIn = new Array<number>(BUCKETS).fill(0);
    this.#answered = 0;
    this.#refused = 0;
    this.#last = Math.floor(now / BUCKET_MS);
    this.#letAt = now;
  }

  #refuse(): void {
    const bucket = this.#last % BUCKETS;
    this.#refusedIn[bucket] = (this.#refusedIn[bucket] ?? 0) + 1;
    this.#refused += 1;
  }

  /** Forgets what is older than the window. Goes to sleep where nothing was refused in it. */
  #turnTo(now: number): void {
    const second = Math.floor(now / BUCKET_MS);
    for (let turn = Math.max(this.#last + 1, second - BUCKETS + 1); turn <= second; turn += 1) {
      const bucket = turn % BUCKETS;
      this.#answered -= this.#answeredIn[bucket] ?? 0;
      this.#refused -= this.#refusedIn[bucket] ?? 0;
      this.#answeredIn[bucket] = 0;
      this.#refusedIn[bucket] = 0;
    }
    this.#last = Math.max(this.#last, second);
    if (this.#refused === 0) this.#isAwake = false;
  }
}
