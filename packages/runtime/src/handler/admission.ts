import { CallQueue, type Queued } from "./call-queue.js";

/**
 * How many of the last calls the running mean represents. With few, one pause of the process, which affects all calls that run at
 * that moment, would make a quick method look slow.
 */
const REMEMBERED = 50;
/** How many of the last calls the steady mean represents, which follows what calls take more slowly. */
const REMEMBERED_LONGER = 200;
/**
 * A shorter duration says nothing about a method while few of its calls have ended or none starts: the process may have paused. One
 * up to `LONG_MS` says little, because a loaded machine makes longer pauses: it counts, but not for each call of a long queue.
 */
const PAUSE_MS = 100;
const LONG_MS = 500;
/** How many calls one after the other such a duration counts for. */
const MOST_DOUBTFUL = 4;
/**
 * By how much the expected wait may be wrong either way. A call may wait if it would start in time even if the wait were longer by that, by the longer
 * of both means; and it goes on waiting until it would be too late even if the wait were shorter, by the shorter mean. Without that margin, calls
 * that were let in are refused later, whenever the calls before them have taken a little longer.
 */
const DOUBT = 1.25;

/** What happens to a call that arrives. */
export type Verdict = "run" | "queue" | "busy";

/** A call that was admitted. The place is the admission's own. */
export interface Admitted extends Queued {
  /** Index among those that run, or -1. */
  place: number;
  /** On the clock that the admission is told. */
  readonly deadline: number;
}

/** What the methods of a handler have in common: slots, and the thread that they run on. */
export class Slots {
  readonly total: number;
  taken = 0;
  /** When a call took one last, less `readingMs`. */
  lastStart = 0;
  /**
   * Milliseconds that were spent on taking in one request after the other, in which no call could end. They say nothing of how
   * long calls take: without this, a burst of requests to an instant method would look like a slow method.
   */
  readingMs = 0;
  #lastRead: number | undefined;

  constructor(total: number) {
    this.total = total;
  }

  get isFull(): boolean {
    return this.taken >= this.total;
  }

  /** Notes that a request was taken in which has to wait. */
  noteRead(now: number): void {
    // What was begun is over before anything else runs on this thread.
    if (this.#lastRead === undefined) queueMicrotask(() => this.#endReading());
    else this.readingMs += now - this.#lastRead;
    this.#lastRead = now;
  }

  #endReading(): void {
    this.#lastRead = undefined;
  }
}

/**
 * Decides which calls of one method run, which wait and which are refused. A call runs while there is a free slot. Else it waits,
 * unless too many do, or it could not be expected to start before its deadline. It knows no clock and answers nobody.
 */
export class Admission<Call extends Admitted> {
  /** Calls that may run at once. At least 1. */
  readonly slots: number;
  /** Calls that may wait. */
  readonly longestQueue: number;
  readonly #shared: Slots;
  readonly #running: Call[] = [];
  readonly #waiting = new CallQueue<Call>();
  #meanMs = 0;
  #steadyMs = 0;
  #learned = 0;
  #meanSendingMs = 0;
  #lastStart = 0;

  constructor(slots: number, longestQueue: number, shared: Slots = new Slots(Number.POSITIVE_INFINITY)) {
    this.slots = slots;
    this.longestQueue = longestQueue;
    this.#shared = shared;
  }

  /** Calls that hold a slot. */
  get running(): readonly Call[] {
    return this.#running;
  }

  /** How many calls wait for a slot. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Calls that wait for a slot, in the order of their arrival. */
  allWaiting(): Call[] {
    return this.#waiting.all();
  }

  /** Running mean of the milliseconds that a call holds its slot; 0 before the first has ended. */
  get meanMs(): number {
    return this.#meanMs;
  }

  /** Returns what would happen to a call that arrives now and ends at `deadline`. Changes nothing. */
  judge(now: number, deadline: number): Verdict {
    if (!this.isFull && this.#waiting.size === 0) return "run";
    if (this.#waiting.size >= this.longestQueue) return "busy";
    const meanMs = Math.max(this.#meanMs, this.#steadyMs);
    const waitMs = this.#waitOf(this.#waiting.size + 1, now, meanMs) * DOUBT;
    return now + waitMs + this.#meanSendingMs < deadline ? "queue" : "busy";
  }

  /** Starts a call in a slot. Call it only if `judge` said so. */
  run(call: Call, now: number): void {
    call.place = this.#running.length;
    this.#running.push(call);
    this.#shared.taken += 1;
    this.#lastStart = now - this.#shared.readingMs;
    this.#shared.lastStart = this.#lastStart;
  }

  /** Lets a call wait. Call it only if `judge` said so. */
  queue(call: Call): void {
    this.#waiting.push(call);
  }

  /** Takes a call out of the queue. Reports whether it was there. */
  withdraw(call: Call): boolean {
    return this.#waiting.remove(call);
  }

  /** Frees the slot of a call. Reports whether it had one. */
  release(call: Call): boolean {
    const { place } = call;
    if (place === -1) return false;
    call.place = -1;
    this.#shared.taken -= 1;
    const last = this.#running.pop();
    if (last !== undefined && last !== call) {
      this.#running[place] = last;
      last.place = place;
    }
    return true;
  }

  /** Adds the time that a call has held its slot to the means. */
  learn(milliseconds: number): void {
    this.#learned = Math.min(this.#learned + 1, REMEMBERED_LONGER);
    this.#meanMs += (milliseconds - this.#meanMs) / Math.min(this.#learned, REMEMBERED);
    this.#steadyMs += (milliseconds - this.#steadyMs) / this.#learned;
  }

  /**
   * Takes the milliseconds from the end of a call's method until its answer was out into a mean of its own. They are part of the
   * time that it has held its slot, and matter by themselves on a slow line: a call that would start just before its deadline
   * could not be answered any more.
   */
  learnSending(milliseconds: number): void {
    this.#meanSendingMs += (milliseconds - this.#meanSendingMs) / 10;
  }

  /** Moves the first call of the queue into a free slot and returns it. `undefined` where there is no call or no slot. */
  next(now: number): Call | undefined {
    if (this.isFull) return undefined;
    const call = this.#waiting.shift();
    if (call !== undefined) this.run(call, now);
    return call;
  }

  /**
   * Takes the last call out of the queue and returns it, if it can no longer be expected to start before its deadline. Call it
   * whenever a call has ended, until it returns none: the time that calls are expected to take has changed then.
   */
  dropLast(now: number): Call | undefined {
    const last = this.#waiting.last();
    const meanMs = Math.min(this.#meanMs, this.#steadyMs);
    const waitMs = this.#waitOf(this.#waiting.size, now, meanMs) / DOUBT;
    if (last === undefined || now + waitMs + this.#meanSendingMs < last.deadline) return undefined;
    this.#waiting.remove(last);
    return last;
  }

  /** Whether no call may start now. */
  get isFull(): boolean {
    return this.#running.length >= this.slots || this.#shared.isFull;
  }

  /** Milliseconds until the call starts that is so many places from the head of the queue, if calls take so long. */
  #waitOf(place: number, now: number, meanMs: number): number {
    const turns = place / Math.min(this.slots, this.#shared.total);
    // Where nothing has started for a while, the calls that run take longer than those before them.
    let stalledMs = 0;
    const { readingMs, isFull, lastStart } = this.#shared;
    if (this.#running.length >= this.slots) stalledMs = now - readingMs - this.#lastStart;
    else if (isFull) stalledMs = now - readingMs - lastStart;
    const isKnown = this.#learned >= REMEMBERED;
    const waitMs = isKnown ? turns * meanMs : doubtfulWait(turns, meanMs);
    return Math.max(waitMs, doubtfulWait(turns, stalledMs));
  }
}

/** The wait for so many calls one after the other, as far as it can be told from a duration that may be a pause of the process. */
function doubtfulWait(turns: number, milliseconds: number): number {
  if (milliseconds < PAUSE_MS) return 0;
  return milliseconds * (milliseconds < LONG_MS ? Math.min(turns, MOST_DOUBTFUL) : turns);
}
