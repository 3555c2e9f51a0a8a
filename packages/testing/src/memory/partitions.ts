/** Which connections hear nothing of which others. */
export class Partitions {
  readonly #pairs = new Map<string, Set<string>>();

  /** Cuts off every connection of `to` from what those of `from` send. */
  add(from: string | readonly string[], to: string | readonly string[]): void {
    for (const sender of namesOf(from)) {
      const receivers = this.#pairs.get(sender) ?? new Set();
      this.#pairs.set(sender, receivers);
      for (const receiver of namesOf(to)) receivers.add(receiver);
    }
  }

  /** Reports whether what one sends does not reach the other. */
  separate(from: string, to: string): boolean {
    return this.#pairs.get(from)?.has(to) === true;
  }

  clear(): void {
    this.#pairs.clear();
  }
}

function namesOf(names: string | readonly string[]): readonly string[] {
  return typeof names === "string" ? [names] : names;
}
