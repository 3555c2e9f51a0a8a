const TURNS_BETWEEN_PAUSES = 64;

/**
 * Does one thing after another, never at once: what is delivered is delivered later, as on a network, and in its order. Every
 * so often it lets timers and sockets have their turn, which a chain of microtasks would keep from ever running.
 */
export class Turns {
  #waiting: (() => void)[] = [];
  #isPlanned = false;
  #turns = 0;

  /** Does something after everything that was asked for before. It must not throw. */
  add(act: () => void): void {
    this.#waiting.push(act);
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    this.#turns += 1;
    if (this.#turns % TURNS_BETWEEN_PAUSES === 0) setTimeout(() => this.#run(), 0);
    else queueMicrotask(() => this.#run());
  }

  #run(): void {
    const acts = this.#waiting;
    this.#waiting = [];
    this.#isPlanned = false;
    for (const act of acts) act();
  }
}
