const FIRST_MS = 2000;
const LONGEST_MS = 30_000;

/** How long to wait before something is asked for again. */
export interface AskingTimes {
  readonly firstMs: number;
  /** The wait doubles until it is this long. */
  readonly longestMs: number;
}

/**
 * Asks for something again that was refused, until it is granted: permissions are changed while processes run, and nobody tells
 * the processes.
 */
export class AskAgain {
  readonly #ask: () => Promise<boolean>;
  readonly #times: AskingTimes;
  #delayMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isStopped = true;

  /** `ask` reports whether it was granted. It may reject, which counts as a refusal. */
  constructor(ask: () => Promise<boolean>, times: AskingTimes = { firstMs: FIRST_MS, longestMs: LONGEST_MS }) {
    this.#ask = ask;
    this.#times = times;
    this.#delayMs = times.firstMs;
  }

  /** Begins to ask, unless that has begun. */
  start(): void {
    if (!this.#isStopped) return;
    this.#isStopped = false;
    this.#delayMs = this.#times.firstMs;
    this.#plan();
  }

  /** Stops asking. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #plan(): void {
    if (this.#isStopped) return;
    const timer = setTimeout(() => void this.#askOnce(), this.#delayMs);
    if (typeof timer === "object" && "unref" in timer) timer.unref();
    this.#timer = timer;
  }

  async #askOnce(): Promise<void> {
    const timer = this.#timer;
    const isGranted = await this.#ask().catch(() => false);
    // It was stopped meanwhile, and perhaps started again.
    if (this.#timer !== timer) return;
    if (isGranted) {
      this.stop();
    } else {
      this.#delayMs = Math.min(2 * this.#delayMs, this.#times.longestMs);
      this.#plan();
    }
  }
}
