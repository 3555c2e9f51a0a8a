import { RecentEvents } from "../../recent-events.js";

const WINDOW_SECONDS = 30;
/** With fewer attempts in the window, nothing is held back. */
const LEAST = 20;
/** So many attempts may go out for each one that is answered. */
const FACTOR = 2;
/** One call is let through after this time, however many were refused. */
const PROBE_MS = 1000;
/** An overload is over when none was refused for this time: while it lasts, at least what is let through each second is. */
const OVER_MS = 1500;

/**
 * Holds back calls of a method whose handlers refuse most of them as BUSY, with the probability of "Handling Overload" in Google's
 * Site Reliability Engineering: refusing a call costs a handler time, too, and here it costs nothing. It sleeps until an attempt is
 * refused, and again once none was for a while, so that calls of a method that is not overloaded cost one look at `isAwake`. A
 * pure function of what it is told.
 */
export class Throttle {
  #isAwake = false;
  /** Attempts that handlers have answered. */
  readonly #answered = new RecentEvents(WINDOW_SECONDS);
  /** Calls and attempts that were refused or held back. */
  readonly #refused = new RecentEvents(WINDOW_SECONDS);
  #letAt = 0;
  /** When a handler has refused the last one. */
  #refusedAt = 0;

  /** Whether anything is to be counted or asked. */
  get isAwake(): boolean {
    return this.#isAwake;
  }

  /** Counts an attempt that was refused as BUSY. */
  noteRefused(now: number): void {
    if (this.#isAwake) this.#turnTo(now);
    if (!this.#isAwake) this.#wake(now);
    this.#isAwake = true;
    this.#refused.add(now);
    this.#refusedAt = now;
  }

  /** Counts an attempt that a handler had room for. */
  noteAnswered(now: number): void {
    if (!this.#isAwake) return;
    this.#turnTo(now);
    this.#answered.add(now);
  }

  /** Reports whether a call may be made. `random` is from 0 to 1. */
  admits(now: number, random: number): boolean {
    if (this.#isAwake) this.#turnTo(now);
    if (!this.#isAwake) return true;
    const answered = this.#answered.total;
    const all = answered + this.#refused.total;
    const isHeldBack = all >= LEAST && random < (all - FACTOR * answered) / (all + 1);
    if (isHeldBack && now - this.#letAt < PROBE_MS) {
      this.#refused.add(now);
      return false;
    }
    this.#letAt = now;
    return true;
  }

  #wake(now: number): void {
    this.#answered.clear();
    this.#refused.clear();
    this.#letAt = now;
  }

  /** Forgets what is older than the window. Goes to sleep when the overload is over, and forgets it. */
  #turnTo(now: number): void {
    this.#answered.forget(now);
    this.#refused.forget(now);
    if (now - this.#refusedAt >= OVER_MS) this.#isAwake = false;
  }
}
