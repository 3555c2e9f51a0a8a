const BUCKETS = 1024;
const BUCKET_MS = 8;
const TURN_MS = BUCKETS * BUCKET_MS;
const LONGEST_TIMER_MS = 60_000;

/**
 * Something that ends at a set time, and knows its place in a wheel. The pointers are the wheel's; they are cleared on
 * removal, because a settled call that still points at its neighbours keeps a chain of them alive through every minor
 * garbage collection.
 */
export abstract class Deadline {
  /** On the clock of `performance.now()`. Must be finite. */
  readonly deadline: number;
  next: Deadline | undefined = undefined;
  previous: Deadline | undefined = undefined;
  /** Index of the bucket, or -1 outside of any wheel. */
  bucket = -1;

  constructor(deadline: number) {
    this.deadline = deadline;
  }

  /** Called once when the time has come; it is in no wheel any more by then. Must not throw. */
  abstract expire(): void;
}

type Timer = ReturnType<typeof setTimeout>;

/**
 * Watches any number of deadlines with one timer. Adding and removing cost a few pointer writes; the timer is set for the
 * next deadline alone, so calls that end in time hardly ever see it fire. It does not hold a process open.
 */
export class Deadlines {
  readonly #buckets: (Deadline | undefined)[] = new Array<Deadline | undefined>(BUCKETS).fill(undefined);
  #size = 0;
  #timer: Timer | undefined;
  #wakeAt = Number.POSITIVE_INFINITY;
  /** Deadlines before this time have been seen to. */
  #turnedTo = 0;

  /** How many deadlines are being watched. */
  get size(): number {
    return this.#size;
  }

  /** Starts to watch. One that is past already expires on the next turn of the event loop. */
  add(entry: Deadline): void {
    const bucket = Math.floor(Math.max(entry.deadline, this.#turnedTo) / BUCKET_MS) % BUCKETS;
    const head = this.#buckets[bucket];
    entry.bucket = bucket;
    entry.next = head;
    if (head !== undefined) head.previous = entry;
    this.#buckets[bucket] = entry;
    this.#size += 1;
    if (entry.deadline < this.#wakeAt) this.#setTimer(entry.deadline);
  }

  /** Stops watching. Does nothing for an entry that is not watched. */
  remove(entry: Deadline): void {
    if (entry.bucket === -1) return;
    const { next, previous } = entry;
    if (previous === undefined) this.#buckets[entry.bucket] = next;
    else previous.next = next;
    if (next !== undefined) next.previous = previous;
    entry.next = undefined;
    entry.previous = undefined;
    entry.bucket = -1;
    this.#size -= 1;
  }

  #setTimer(at: number): void {
    clearTimeout(this.#timer);
    this.#wakeAt = at;
    const wait = Math.min(Math.max(Math.ceil(at - performance.now()), 1), LONGEST_TIMER_MS);
    const timer = setTimeout(() => this.#turn(), wait);
    // In a browser timers are numbers, and nothing is held open.
    if (typeof timer === "object" && "unref" in timer) timer.unref();
    this.#timer = timer;
  }

  #turn(): void {
    const now = performance.now();
    const to = Math.floor(now / BUCKET_MS);
    // What expires may add and remove deadlines, so those that are due are taken out first.
    const due: Deadline[] = [];
    for (let turn = Math.max(Math.floor(this.#turnedTo / BUCKET_MS), to - BUCKETS + 1); turn <= to; turn += 1) {
      for (let entry = this.#buckets[turn % BUCKETS]; entry !== undefined; ) {
        const { next } = entry;
        if (entry.deadline <= now) {
          this.remove(entry);
          due.push(entry);
        }
        entry = next;
      }
    }
    this.#turnedTo = now;
    this.#timer = undefined;
    this.#wakeAt = Number.POSITIVE_INFINITY;
    const next = this.#nextDeadline(to);
    if (next !== undefined) this.#setTimer(next);
    for (const entry of due) entry.expire();
  }

  #nextDeadline(from: number): number | undefined {
    if (this.#size === 0) return undefined;
    const horizon = from * BUCKET_MS + TURN_MS;
    for (let turn = from; turn < from + BUCKETS; turn += 1) {
      let earliest = Number.POSITIVE_INFINITY;
      for (let entry = this.#buckets[turn % BUCKETS]; entry !== undefined; entry = entry.next) {
        earliest = Math.min(earliest, entry.deadline);
      }
      if (earliest < (turn + 1) * BUCKET_MS) return earliest;
    }
    return horizon;
  }
}
