const BUCKETS = 10;
const BUCKET_MS = 1000;
/** With fewer calls in the window, nothing is said. */
const LEAST = 20;

/** The calls of the last ten seconds, second by second, and how many of them failed by a fault of this instance. */
export class FaultWindow {
  readonly #calls: number[] = new Array<number>(BUCKETS).fill(0);
  readonly #faults: number[] = new Array<number>(BUCKETS).fill(0);
  #allCalls = 0;
  #allFaults = 0;
  /** The second, of all time, whose bucket is the last. */
  #last = 0;

  /** Counts a call; `now` is in milliseconds, on a clock that never goes back. */
  add(now: number, isFault: boolean): void {
    this.#turnTo(now);
    const bucket = this.#last % BUCKETS;
    this.#calls[bucket] = (this.#calls[bucket] ?? 0) + 1;
    this.#allCalls += 1;
    if (!isFault) return;
    this.#faults[bucket] = (this.#faults[bucket] ?? 0) + 1;
    this.#allFaults += 1;
  }

  /** Reports whether at least half of the calls failed, of those that were counted until the last one was. */
  get isBad(): boolean {
    return this.#allCalls >= LEAST && this.#allFaults * 2 >= this.#allCalls;
  }

  /** Forgets everything. */
  clear(): void {
    this.#calls.fill(0);
    this.#faults.fill(0);
    this.#allCalls = 0;
    this.#allFaults = 0;
  }

  #turnTo(now: number): void {
    const second = Math.floor(now / BUCKET_MS);
    if (second <= this.#last) return;
    for (let turn = Math.max(this.#last + 1, second - BUCKETS + 1); turn <= second; turn += 1) {
      const bucket = turn % BUCKETS;
      this.#allCalls -= this.#calls[bucket] ?? 0;
      this.#allFaults -= this.#faults[bucket] ?? 0;
      this.#calls[bucket] = 0;
      this.#faults[bucket] = 0;
    }
    this.#last = second;
  }
}
