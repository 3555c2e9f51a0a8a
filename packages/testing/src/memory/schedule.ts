import { Agenda } from "../agenda.js";

/** Does things at set times: in the order of their times, and of equal ones in the order in which they were asked for. */
export class Schedule {
  readonly #agenda = new Agenda<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wakeAt = Number.POSITIVE_INFINITY;

  /** Does something at a time on the clock of `performance.now()`. It must not throw. */
  add(at: number, act: () => void): void {
    this.#agenda.add(at, act);
    if (at < this.#wakeAt) this.#wake(at);
  }

  #wake(at: number): void {
    clearTimeout(this.#timer);
    this.#wakeAt = at;
    const wait = at - performance.now();
    if (wait > 0) this.#timer = setTimeout(() => this.#run(), wait);
    else queueMicrotask(() => this.#run());
  }

  #run(): void {
    const now = performance.now();
    // What is done may add more, which finds that nothing needs to wake before it.
    this.#wakeAt = Number.NEGATIVE_INFINITY;
    for (let due = this.#agenda.take(now); due !== undefined; due = this.#agenda.take(now)) due.item();
    this.#wakeAt = Number.POSITIVE_INFINITY;
    const { next } = this.#agenda;
    if (next < this.#wakeAt) this.#wake(next);
  }
}
