import type { LinkEvents } from "@autonats/runtime";

/** Those who listen to a link. */
export class Listeners {
  readonly #all = new Set<{ readonly events: LinkEvents }>();

  /** Adds a listener, and returns how to remove it. */
  add(events: LinkEvents): () => void {
    const own = { events };
    this.#all.add(own);
    return () => {
      this.#all.delete(own);
    };
  }

  /** Notifies all who listen now. */
  tell(say: (events: LinkEvents) => void): void {
    for (const { events } of [...this.#all]) {
      try {
        say(events);
      } catch {
        // One listener's fault must not keep the others from learning of it.
      }
    }
  }
}
