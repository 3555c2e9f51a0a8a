/** Weight of the newest sample in the running mean of a method's time. */
const WEIGHT = 0.1;

/** What becomes of a call that arrives. */
export type Verdict = "run" | "queue" | "busy";

/** A call that was admitted. The place is the admission's own. */
export interface Admitted {
  /** Index among those that run, or -1. */
  place: number;
}

/**
 * Decides which calls of one method run, which wait and which are refused. As many run as there are slots, as many more may
 * wait, and a call waits only if it can be expected to start before its deadline. It knows no clock and answers nobody.
 */
export class Admission<Call extends Admitted> {
  /** Calls that may run at once, and that may wait. At least 1. */
  readonly slots: number;
  readonly #running: Call[] = [];
  readonly #waiting: Call[] = [];
  #meanMs = 0;

  constructor(slots: number) {
    this.slots = slots;
  }

  /** Calls that hold a slot. */
  get running(): readonly Call[] {
    return this.#running;
  }

  /** Calls that wait for a slot, in the order of their arrival. */
  get waiting(): readonly Call[] {
    return this.#waiting;
  }

  /** Running mean of the milliseconds that a call holds its slot; 0 before the first has ended. */
  get meanMs(): number {
    return this.#meanMs;
  }

  /** What becomes of a call that arrives now and has so many milliseconds. Changes nothing. */
  judge(timeLeftMs: number): Verdict {
    if (this.#running.length < this.slots) return "run";
    const waiting = this.#waiting.length;
    if (waiting >= this.slots) return "busy";
    return ((waiting + 1) / this.slots) * this.#meanMs < timeLeftMs ? "queue" : "busy";
  }

  /** Gives a call a slot; to be done only where `judge` said so. */
  run(call: Call): void {
    call.place = this.#running.length;
    this.#running.push(call);
  }

  /** Lets a call wait; to be done only where `judge` said so. */
  queue(call: Call): void {
    this.#waiting.push(call);
  }

  /** Takes a call out of the queue. Says whether it was there. */
  withdraw(call: Call): boolean {
    const index = this.#waiting.indexOf(call);
    if (index === -1) return false;
    this.#waiting.splice(index, 1);
    return true;
  }

  /** Frees the slot of a call. Does nothing for one that holds none, and says so. */
  release(call: Call): boolean {
    const { place } = call;
    if (place === -1) return false;
    call.place = -1;
    const last = this.#running.pop();
    if (last !== undefined && last !== call) {
      this.#running[place] = last;
      last.place = place;
    }
    return true;
  }

  /** Takes the time that a call has held its slot into the mean. */
  learn(milliseconds: number): void {
    this.#meanMs = this.#meanMs === 0 ? milliseconds : this.#meanMs + WEIGHT * (milliseconds - this.#meanMs);
  }

  /** Moves the first call of the queue into a free slot and gives it back. `undefined` where there is no call or no slot. */
  next(): Call | undefined {
    if (this.#running.length >= this.slots) return undefined;
    const call = this.#waiting.shift();
    if (call !== undefined) this.run(call);
    return call;
  }
}
