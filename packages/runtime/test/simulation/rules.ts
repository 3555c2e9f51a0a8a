import type { FaultRule, MemoryNetwork } from "@autonats/testing";

/** The rules of faults that last at the same time: one of each kind. The first kind that was set comes first. */
export class Rules {
  readonly #network: MemoryNetwork;
  readonly #rules = new Map<string, FaultRule>();

  constructor(network: MemoryNetwork) {
    this.#network = network;
  }

  /** Replaces the rule of a kind, and returns what ends it, unless it was replaced since. */
  set(kind: string, rule: FaultRule): () => void {
    this.#rules.set(kind, rule);
    this.#apply();
    return () => {
      if (this.#rules.get(kind) !== rule) return;
      this.#rules.delete(kind);
      this.#apply();
    };
  }

  /** Ends all of them. */
  clear(): void {
    this.#rules.clear();
    this.#apply();
  }

  #apply(): void {
    this.#network.faults(...this.#rules.values());
  }
}
