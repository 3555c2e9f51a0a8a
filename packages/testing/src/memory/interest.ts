import type { MemorySubscription } from "./memory-subscription.js";

/** Who listens to what. */
export class Interest {
  /** Those without wildcards, by their subjects. */
  readonly #exact = new Map<string, Set<MemorySubscription>>();
  readonly #patterns = new Set<MemorySubscription>();

  add(subscription: MemorySubscription): void {
    if (subscription.isPattern) {
      this.#patterns.add(subscription);
      return;
    }
    const same = this.#exact.get(subscription.subject);
    if (same === undefined) this.#exact.set(subscription.subject, new Set([subscription]));
    else same.add(subscription);
  }

  remove(subscription: MemorySubscription): void {
    this.#patterns.delete(subscription);
    const same = this.#exact.get(subscription.subject);
    if (same?.delete(subscription) === true && same.size === 0) this.#exact.delete(subscription.subject);
  }

  /** Returns those that hear a subject, which has these tokens, on connections that are up. */
  of(subject: string, tokens: readonly string[]): MemorySubscription[] {
    const hearing: MemorySubscription[] = [];
    for (const subscription of this.#exact.get(subject) ?? []) {
      if (subscription.link.state === "up") hearing.push(subscription);
    }
    for (const subscription of this.#patterns) {
      if (subscription.link.state === "up" && subscription.hears(tokens)) hearing.push(subscription);
    }
    return hearing;
  }
}
