import type { LinkEvents } from "./link.js";

/** Those who listen to a link. */
export class Listeners {
  readonly #all = new Set<{ readonly events: LinkEvents }>();

  /** Adds a listener, and returns how to remove it. */
  add(events: LinkEvents): () => void {
    // A box for each time, so that somebody who listens twice is removed once.
    const own = { events };
    this.#all.add(own);
    return () => {
      this.#all.delete(own);
    };
  }

  /** Notifies all who listen now. One that throws does not keep the others from learning of it. */
  tell(say: (events: LinkEvents) => void): void {
    for (const { events } of [...this.#all]) {
      try {
        say(events);
      } catch {
        // The listener's error is not this caller's to handle.
      }
    }
  }
}
