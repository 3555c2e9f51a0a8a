const SHORTEST_MS = 100;
const LONGEST_MS = 5000;
/** A connection that is lost sooner after it was made has not ended the outage. */
const STEADY_MS = 1000;

/**
 * Reports how many milliseconds lie between two attempts to connect: a tenth of what the outage has lasted so far, from 100 ms
 * to 5 s. So an outage is never made longer by more than a tenth, and a server that comes back is not met by everybody at
 * once, as each process takes between half of that and all of it. A server that takes connections only to close them is
 * left alone for longer and longer too; after one that has held for a second, the next outage is one of its own.
 */
export class ReconnectDelay {
  // Drawn once, so that each process keeps its place among those that come back.
  readonly #share: number = 0.5 + Math.random() / 2;
  readonly #now: () => number;
  #began = Number.NEGATIVE_INFINITY;
  #upSince: number | undefined = Number.NEGATIVE_INFINITY;

  /** `now` is a clock in milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** To be called whenever the connection has been made. */
  onUp(): void {
    this.#upSince = this.#now();
  }

  /** The milliseconds between the last attempt and the next. */
  next(): number {
    const now = this.#now();
    if (this.#upSince !== undefined && now - this.#upSince >= STEADY_MS) this.#began = now;
    this.#upSince = undefined;
    return Math.round(this.#share * Math.min(LONGEST_MS, Math.max(SHORTEST_MS, (now - this.#began) / 10)));
  }
}
