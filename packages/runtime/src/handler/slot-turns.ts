import type { Slots } from "./admission.js";

/** Lets the methods of a handler take turns at the slots that they share. */
export class SlotTurns {
  readonly #slots: Slots;
  readonly #methods: ReadonlyMap<string, { pump(): void }>;
  /** Which method is the next to get a slot. */
  #turn = 0;

  constructor(slots: Slots, methods: ReadonlyMap<string, { pump(): void }>) {
    this.#slots = slots;
    this.#methods = methods;
  }

  /** Starts calls that wait, as long as there are slots; nothing to do where the methods share none. */
  passOn(): void {
    if (this.#slots.total === Number.POSITIVE_INFINITY) return;
    const methods = [...this.#methods.values()];
    for (let count = 0; count < methods.length && !this.#slots.isFull; count += 1) {
      this.#turn = (this.#turn + 1) % methods.length;
      methods[this.#turn]?.pump();
    }
  }
}
