/** Hands out numbers that nothing has or ever had. */
export interface Numbers {
  readonly next: () => number;
}

/** Creates a supply of numbers above those that are given away. */
export function createNumbers(given: readonly number[]): Numbers {
  let last = Math.max(0, ...given);
  return {
    next() {
      last = last + 1 === firstInternal ? lastInternal + 1 : last + 1;
      return last;
    },
  };
}

/** Protocol buffers keep these for themselves. */
const firstInternal = 19_000;
const lastInternal = 19_999;

/** What is reserved of a message or an enum: numbers, and names that nothing has. */
export interface Reserved {
  readonly numbers: readonly number[];
  readonly names: readonly string[];
}

/** Returns what removed entries leave behind. */
export function reservedOf(
  entries: readonly { readonly number: number; readonly name: string; readonly isRemoved: boolean }[],
): Reserved {
  const inUse = new Set(entries.filter(({ isRemoved }) => !isRemoved).map(({ name }) => name));
  const removed = entries.filter(({ isRemoved }) => isRemoved);
  return {
    numbers: removed.map(({ number }) => number),
    names: [...new Set(removed.map(({ name }) => name))].filter((name) => !inUse.has(name)),
  };
}
