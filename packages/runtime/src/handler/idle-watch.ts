/** A timer of more milliseconds would end at once. */
export const LONGEST_TIMER_MS: number = 2 ** 31 - 1;

/** Waits until a handler has nothing to do. */
export class IdleWatch {
  readonly #onIdle = new Set<() => void>();
  readonly #count: () => number;

  /** `count` returns how many calls run or wait, or have answers that are not out. */
  constructor(count: () => number) {
    this.#count = count;
  }

  onCallEnded(): void {
    if (this.#onIdle.size > 0 && this.#count() === 0) for (const tell of this.#onIdle) tell();
  }

  /** Resolves when no call runs or waits and all answers are out, and at the latest after some milliseconds. */
  async whenIdle(timeoutMs: number): Promise<void> {
    if (this.#count() === 0) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let tell: () => void = () => undefined;
    await new Promise<void>((resolve) => {
      tell = resolve;
      this.#onIdle.add(resolve);
      timer = setTimeout(resolve, Math.max(0, timeoutMs));
    });
    this.#onIdle.delete(tell);
    clearTimeout(timer);
  }
}
