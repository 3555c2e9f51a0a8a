/** Something in a list. The pointers are the list's own. */
export interface Listed {
  next: this | undefined;
  previous: this | undefined;
}

/**
 * A list from which anything is taken at the same cost. In a `Set`, the first one is found by a search past all that were taken before
 * it.
 */
export class RecordList<Record extends Listed> {
  #first: Record | undefined;
  #last: Record | undefined;
  #size = 0;

  get first(): Record | undefined {
    return this.#first;
  }

  get size(): number {
    return this.#size;
  }

  /** Adds something at the end that is in no list. */
  push(record: Record): void {
    record.previous = this.#last;
    if (this.#last === undefined) this.#first = record;
    else this.#last.next = record;
    this.#last = record;
    this.#size += 1;
  }

  /** Takes something out. Does nothing where it is not in. */
  remove(record: Record): void {
    const { next, previous } = record;
    if (previous === undefined && this.#first !== record) return;
    if (previous === undefined) this.#first = next;
    else previous.next = next;
    if (next === undefined) this.#last = previous;
    else next.previous = previous;
    record.next = undefined;
    record.previous = undefined;
    this.#size -= 1;
  }
}
