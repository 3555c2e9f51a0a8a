/**
 * Runs what many requests have ready at the end of the event loop's turn, together: the client library of NATS writes to its socket once
 * for all that is sent at a time, and a write costs more than all else that the gateway does for a call.
 */
export class Turn {
  #ready: (() => void)[] = [];

  /** Runs `action`, which must not throw, once this turn has taken in what was there to be read. */
  atEnd(action: () => void): void {
    this.#ready.push(action);
    if (this.#ready.length === 1) setImmediate(() => this.#run());
  }

  #run(): void {
    const ready = this.#ready;
    this.#ready = [];
    for (const action of ready) action();
  }
}
