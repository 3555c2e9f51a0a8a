/** An item, and its time. */
export interface Entry<T> {
  readonly at: number;
  readonly number: number;
  readonly item: T;
}

/** Items in the order of their times, and where those are equal in the order in which they came: a heap. */
export class Agenda<T> {
  readonly #heap: Entry<T>[] = [];
  #count = 0;

  /** The earliest time; infinite if there is no item. */
  get next(): number {
    return this.#heap[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  add(at: number, item: T): void {
    const heap = this.#heap;
    const entry: Entry<T> = { at, number: this.#count, item };
    this.#count += 1;
    let place = heap.length;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || isBefore(above, entry)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = entry;
  }

  /** Removes the first item and returns it with its time, unless that is after `end`. */
  take(end: number): Entry<T> | undefined {
    const first = this.#heap[0];
    if (first === undefined || first.at > end) return undefined;
    this.#removeFirst();
    return first;
  }

  #removeFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      let smaller = heap[child];
      if (smaller === undefined) break;
      const right = heap[child + 1];
      if (right !== undefined && isBefore(right, smaller)) {
        child += 1;
        smaller = right;
      }
      if (isBefore(last, smaller)) break;
      heap[place] = smaller;
      place = child;
    }
    heap[place] = last;
  }
}

function isBefore<T>(one: Entry<T>, other: Entry<T>): boolean {
  return one.at < other.at || (one.at === other.at && one.number < other.number);
}
