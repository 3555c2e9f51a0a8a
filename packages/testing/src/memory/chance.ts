/**
 * Creates a source of chance that is the same for the same seed and name in every run and in both languages: numbers from 0 to
 * below 1, whose sequence does not depend on what other names are asked for.
 */
export function createChance(seed: number, name: string): () => number {
  let state = hash(`${seed}/${name}`);
  // mulberry32: one word of state, which is enough for faults, and the same in Go.
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** FNV-1a of the text's UTF-8. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value;
}
