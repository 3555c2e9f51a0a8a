/** How much a client may add to the load of a service by making calls again. */
export interface BudgetSettings {
  /** Retries that each call adds. */
  readonly ratio: number;
  /** Retries that each second adds, so that a client with few calls has some. */
  readonly perSecond: number;
}

/** What was saved is lost over this time. */
const SAVED_MS = 10_000;

/**
 * Counts what retries a client has left. An outage in which every call fails would else multiply the load by the number of
 * attempts. A pure function of what it is told; counting a call is one addition.
 */
export class RetryBudget {
  readonly #settings: BudgetSettings;
  #calls = 0;
  #left: number;
  #at: number;

  /** Begins with what one second adds. */
  constructor(settings: BudgetSettings, now: number) {
    this.#settings = settings;
    this.#left = settings.perSecond;
    this.#at = now;
  }

  /** Counts a call, but none of its retries. */
  noteCall(): void {
    this.#calls += 1;
  }

  /** Takes one retry out of the budget. Reports whether there was one. */
  take(now: number): boolean {
    const { ratio, perSecond } = this.#settings;
    const passed = now - this.#at;
    // What came in longer ago counts no more. As nobody has looked since, it is taken to have come in evenly.
    const share = passed > SAVED_MS ? SAVED_MS / passed : 1;
    const added = (ratio * this.#calls + (perSecond * passed) / 1000) * share;
    this.#left = this.#left * Math.max(0, 1 - passed / SAVED_MS) + added;
    this.#calls = 0;
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
