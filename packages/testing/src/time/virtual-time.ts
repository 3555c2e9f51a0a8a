import { Agenda } from "../agenda.js";
import { install, type RealTime } from "./globals.js";
import type { TimerHost, VirtualTimer } from "./virtual-timer.js";

/** Later than any time that a process has seen by itself, so that what was made before finds that its clock went forward. */
const START_MS = 1e9;
/** What the system's clock says at the start: the first moment of the year 2000, as in Go's `testing/synctest`. */
const EPOCH_MS = Date.UTC(2000, 0, 1);
/** So often real events get their turn, such as those of a test runner. */
const STEPS_BETWEEN_PAUSES = 4096;

/** How a virtual time differs from others. */
export interface VirtualTimeOptions {
  /** Repeats `Math.random` and `crypto.getRandomValues` too, and so a whole run. Default: they are left alone. */
  readonly seed?: number | undefined;
}

/**
 * Replaces the time of this process by one that passes only when the test moves it: timers, `performance.now()` and `Date`, for
 * the code under test and for the runtime alike. `uninstall` brings the real time back.
 */
export function installVirtualTime(options: VirtualTimeOptions = {}): VirtualTime {
  return new VirtualTime(options);
}

/** A time that passes only while `advance` or `until` is under way, and then at once. Only one can be installed. */
export class VirtualTime implements TimerHost {
  #now = START_MS;
  readonly #agenda = new Agenda<{ readonly timer: VirtualTimer; readonly round: number }>();
  /** The timers that are set, each with the round in which it was; what is in the agenda of an earlier round was cleared. */
  readonly #set = new Map<VirtualTimer, number>();
  readonly #real: RealTime;
  #round = 0;
  #steps = 0;

  constructor(options: VirtualTimeOptions) {
    this.#real = install(this, options.seed);
  }

  /** On the clock of `performance.now()`. */
  get now(): number {
    return this.#now;
  }

  /** On the clock of `Date.now()`. */
  get date(): number {
    return Math.floor(EPOCH_MS + this.#now - START_MS);
  }

  /** How many timers are set. At the end of a test, none should be. */
  get timers(): number {
    return this.#set.size;
  }

  /** What each of them calls, and how long it was set for, such as `tick after 100 ms`; for the message of a test that finds some. */
  describeTimers(): readonly string[] {
    return [...this.#set.keys()].map(({ name, delayMs, isRepeated }) => {
      return `${name === "" ? "a function" : name} ${isRepeated ? "every" : "after"} ${delayMs} ms`;
    });
  }

  /** Lets so many milliseconds pass: each timer goes off when its time has come, and all that follows from it happens first. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    do await this.#settle();
    while (this.#step(end));
    this.#now = end;
  }

  /** Lets time pass until a promise is settled, and resolves or rejects as it does. Rejects if no timer is set that could settle it. */
  async until<T>(promise: Promise<T>): Promise<T> {
    let isSettled = false;
    const settle = (): void => {
      isSettled = true;
    };
    promise.then(settle, settle);
    await this.#settle();
    while (!isSettled) {
      if (!this.#step(Number.POSITIVE_INFINITY))
        throw new Error("no timer is set, so the promise will never be settled");
      await this.#settle();
    }
    return promise;
  }

  /** Brings the real time back. Timers that are set never go off. */
  uninstall(): void {
    this.#real.restore();
  }

  /** Sets a timer, or sets it again. */
  set(timer: VirtualTimer): void {
    this.#round += 1;
    this.#set.set(timer, this.#round);
    this.#agenda.add(this.#now + timer.delayMs, { timer, round: this.#round });
  }

  /** Clears it, if it is set. */
  clear(timer: VirtualTimer): void {
    this.#set.delete(timer);
  }

  /** Runs the next timer that goes off by `end`, and reports whether there was one. */
  #step(end: number): boolean {
    for (let due = this.#agenda.take(end); due !== undefined; due = this.#agenda.take(end)) {
      const { timer, round } = due.item;
      if (this.#set.get(timer) !== round) continue;
      this.#set.delete(timer);
      this.#now = Math.max(this.#now, due.at);
      if (timer.isRepeated) this.set(timer);
      timer.act();
      return true;
    }
    return false;
  }

  /** Resolves once everything has happened that needs no time to pass. */
  #settle(): Promise<void> {
    this.#steps += 1;
    return this.#steps % STEPS_BETWEEN_PAUSES === 0 ? this.#real.pause() : this.#real.settle();
  }
}
