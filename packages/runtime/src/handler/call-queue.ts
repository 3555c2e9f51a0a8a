/** A call that waits. The place is the queue's own. */
export interface Queued {
  /** Place in the queue, or -1. */
  queued: number;
}

/**
 * Calls that wait, in the order of their arrival. Removing one costs the same wherever it is: it leaves a hole, which is skipped
 * later. Otherwise each of ten thousand calls that end at once would move ten thousand others.
 */
export class CallQueue<Call extends Queued> {
  #places: (Call | undefined)[] = [];
  /** Places before this one are empty. */
  #head = 0;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  push(call: Call): void {
    call.queued = this.#places.length;
    this.#places.push(call);
    this.#size += 1;
  }

  /** Takes a call out. Reports whether it was there. */
  remove(call: Call): boolean {
    if (call.queued === -1) return false;
    this.#places[call.queued] = undefined;
    call.queued = -1;
    this.#size -= 1;
    if (this.#size === 0) this.#clear();
    return true;
  }

  /** Takes the first call out. */
  shift(): Call | undefined {
    if (this.#size === 0) return undefined;
    while (this.#places[this.#head] === undefined) this.#head += 1;
    const call = this.#places[this.#head] as Call;
    this.remove(call);
    if (this.#head > 1024 && this.#head > this.#places.length / 2) this.#compact();
    return call;
  }

  /** Returns the last call. */
  last(): Call | undefined {
    if (this.#size === 0) return undefined;
    while (this.#places[this.#places.length - 1] === undefined) this.#places.pop();
    return this.#places[this.#places.length - 1];
  }

  /** All calls, for the moments when all of them end. */
  all(): Call[] {
    return this.#places.filter((call) => call !== undefined);
  }

  #compact(): void {
    const calls = this.all();
    this.#clear();
    for (const call of calls) this.push(call);
  }

  #clear(): void {
    this.#places = [];
    this.#head = 0;
    this.#size = 0;
  }
}
