/** So many looks have to find nothing after an echo was asked for: one may come before what has arrived is read. */
const MISSES = 2;

/**
 * Decides whether a connection is to be replaced as it hears nothing: calls wait, nothing comes to its inbox, and what it sends to itself
 * does not come either. The server probe does not notice that where the server has lost only the subscription. A pure function of what it is told.
 */
export class EchoWatch {
  #heard = 0;
  #misses = -1;

  /** Returns what to do now, some time after the last look. `heard` counts the messages to the inbox, and only grows. */
  look(isNeeded: boolean, heard: number): "nothing" | "echo" | "leave" {
    const isSilent = heard === this.#heard;
    this.#heard = heard;
    if (!isNeeded || !isSilent) {
      this.#misses = -1;
      return "nothing";
    }
    this.#misses += 1;
    if (this.#misses === 0) return "echo";
    if (this.#misses < MISSES) return "nothing";
    this.#misses = -1;
    return "leave";
  }
}
