import { RecentEvents } from "../../recent-events.js";

/** So many failures one after the other open it. */
const MOST_IN_A_ROW = 5;
/** So does this share of failures, once the window has so many calls. */
const MOST_FAILED = 0.5;
const LEAST_CALLS = 20;
/** It is open for this long at first, twice as long each time after it, up to the longest; with a random part added or taken off. */
const OPEN_MS = 5000;
const LONGEST_OPEN_MS = 60_000;
const JITTER = 0.2;
/** So many calls have to succeed, one at a time, before it closes. */
const PROBES = 3;
/** Each time that it was closed for so long makes it forget one opening. */
const HEALTHY_MS = 30_000;

export type BreakerState = "closed" | "open" | "probing";

/**
 * Judges one instance by how its calls end. It opens where they fail one after the other, or most of them do within ten seconds,
 * and is tried out after a while, with one call at a time. It sleeps until a call fails, and again once none has for ten seconds,
 * so that calls to an instance that works cost one look at `isAwake`. A pure function of what it is told.
 *
 *     closed ──failures──> open ──time──> probing ──three successes──> closed
 *                           ^                │
 *                           └────failure─────┘
 */
export class Breaker {
  #state: BreakerState = "closed";
  #isAwake = false;
  #inARow = 0;
  /** The calls of the last ten seconds, and those of them that have failed. */
  readonly #calls = new RecentEvents();
  readonly #failed = new RecentEvents();
  /** How often it was opened, less what it has forgotten. */
  #openings = 0;
  #openUntil = 0;
  #closedAt = 0;
  #succeeded = 0;

  get state(): BreakerState {
    return this.#state;
  }

  /** Whether successes are to be counted. */
  get isAwake(): boolean {
    return this.#isAwake;
  }

  /** Reports whether a call may go to the instance, to which `outstanding` are under way. */
  admits(now: number, outstanding: number): boolean {
    return this.#state === "closed" || (outstanding === 0 && now >= this.#openUntil);
  }

  /** Notes that a call goes to the instance. */
  noteCall(now: number): void {
    if (this.#state === "open" && now >= this.#openUntil) this.#state = "probing";
  }

  noteSuccess(now: number): void {
    if (!this.#isAwake) return;
    if (this.#state === "probing") {
      this.#succeeded += 1;
      if (this.#succeeded >= PROBES) this.#close(now);
    } else if (this.#state === "closed") {
      this.#turnTo(now);
      this.#inARow = 0;
      this.#calls.add(now);
      if (this.#failed.total === 0) this.#isAwake = false;
    }
  }

  /** Notes a failure. It opens only if it may. `random` is from 0 to 1. */
  noteFailure(now: number, random: number, mayOpen: boolean): void {
    if (this.#state === "open") return;
    if (this.#state === "probing") {
      this.#open(now, random);
      return;
    }
    if (this.#isAwake) this.#turnTo(now);
    else this.#wake();
    this.#inARow += 1;
    this.#calls.add(now);
    this.#failed.add(now);
    const calls = this.#calls.total;
    const isBad = this.#inARow >= MOST_IN_A_ROW || (calls >= LEAST_CALLS && this.#failed.total >= calls * MOST_FAILED);
    if (!isBad || !mayOpen) return;
    this.#openings = Math.max(0, this.#openings - Math.floor((now - this.#closedAt) / HEALTHY_MS));
    this.#open(now, random);
  }

  #open(now: number, random: number): void {
    const longest = Math.min(LONGEST_OPEN_MS, OPEN_MS * 2 ** this.#openings);
    this.#state = "open";
    this.#openUntil = now + longest * (1 - JITTER + 2 * JITTER * random);
    this.#openings += 1;
    this.#succeeded = 0;
  }

  #close(now: number): void {
    this.#state = "closed";
    this.#isAwake = false;
    this.#closedAt = now;
  }

  #wake(): void {
    this.#isAwake = true;
    this.#inARow = 0;
    this.#calls.clear();
    this.#failed.clear();
  }

  /** Forgets what is older than the window, also what was one after the other: silence says nothing of an instance. */
  #turnTo(now: number): void {
    this.#calls.forget(now);
    this.#failed.forget(now);
    this.#inARow = Math.min(this.#inARow, this.#failed.total);
  }
}
