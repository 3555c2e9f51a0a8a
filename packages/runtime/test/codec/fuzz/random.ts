/** A source of numbers that are random enough, and the same for the same seed. */
export interface Random {
  /** A whole number from 0 to `end - 1`. */
  below(end: number): number;
  /** One of the things. */
  pick<T>(things: readonly T[]): T;
  /** True once in so many times. */
  oneIn(times: number): boolean;
}

/** Creates a source of random numbers. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const below = (end: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  };
  return {
    below,
    pick: (things) => {
      if (things.length === 0) throw new Error("nothing to pick from");
      return things[below(things.length)] as (typeof things)[number];
    },
    oneIn: (times) => below(times) === 0,
  };
}
