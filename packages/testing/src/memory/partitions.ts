interface Partition {
  readonly side: ReadonlySet<string>;
  readonly otherSide: ReadonlySet<string>;
}

/** Which connections hear nothing of which others. */
export class Partitions {
  readonly #all = new Set<Partition>();

  /** Separates the connections of one side from those of the other, until the function is called that it returns. */
  add(side: string | readonly string[], otherSide: string | readonly string[]): () => void {
    const partition: Partition = { side: namesOf(side), otherSide: namesOf(otherSide) };
    this.#all.add(partition);
    return () => {
      this.#all.delete(partition);
    };
  }

  /** Reports whether what one sends does not reach the other. */
  separate(from: string, to: string): boolean {
    for (const { side, otherSide } of this.#all) {
      if ((side.has(from) && otherSide.has(to)) || (side.has(to) && otherSide.has(from))) return true;
    }
    return false;
  }

  clear(): void {
    this.#all.clear();
  }
}

function namesOf(names: string | readonly string[]): ReadonlySet<string> {
  return new Set(typeof names === "string" ? [names] : names);
}
