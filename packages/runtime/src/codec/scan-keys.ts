/** Objects with more keys than this have theirs in a set; in smaller ones each key is held against all before it. */
const MAX_COMPARED = 32;

/** A body, as it came and as text. */
export interface BodyText {
  readonly bytes: Uint8Array;
  readonly text: string;
}

const decoder = new TextDecoder();

/** The keys of the objects that are open at one place of a body, by their levels. Those of small objects take no memory of their own. */
export class OpenKeys {
  /** How many levels there is room for, besides level 0. */
  readonly levels: number;
  /** Where the key that was added last begins and ends. */
  readonly #lastStarts: Int32Array;
  readonly #lastEnds: Int32Array;
  readonly #counts: Int32Array;
  readonly #sets: (Set<string> | undefined)[];
  // `MAX_COMPARED` places for each level: where the keys begin and end, and a digest that most keys that differ do not share.
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #digests: Int32Array;

  constructor(levels: number) {
    this.levels = levels;
    this.#lastStarts = new Int32Array(levels + 1);
    this.#lastEnds = new Int32Array(levels + 1);
    this.#counts = new Int32Array(levels + 1);
    this.#sets = Array.from({ length: levels + 1 });
    this.#starts = new Int32Array((levels + 1) * MAX_COMPARED);
    this.#ends = new Int32Array((levels + 1) * MAX_COMPARED);
    this.#digests = new Int32Array((levels + 1) * MAX_COMPARED);
  }

  /** Begins an object at a level, or ends it: forgets its keys. */
  clear(level: number): void {
    this.#counts[level] = 0;
    this.#sets[level] = undefined;
  }

  /** Forgets the keys of all levels. */
  clearAll(): void {
    this.#counts.fill(0);
    this.#sets.fill(undefined);
  }

  /**
   * Adds the key between two offsets of the body to the object at a level, and reports whether it is new there. `escaped` says
   * whether the key has escapes.
   */
  add(body: BodyText, start: number, end: number, level: number, escaped: boolean): boolean {
    this.#lastStarts[level] = start;
    this.#lastEnds[level] = end;
    const count = this.#counts[level] ?? 0;
    if (escaped || count === MAX_COMPARED || this.#sets[level] !== undefined) {
      return this.#addName(body, start, end, level);
    }
    const { bytes } = body;
    const starts = this.#starts;
    const ends = this.#ends;
    const digests = this.#digests;
    const middle = (start + end) >> 1;
    const digest =
      ((end - start) << 24) ^ ((bytes[start] ?? 0) << 16) ^ ((bytes[end - 1] ?? 0) << 8) ^ (bytes[middle] ?? 0);
    const first = level * MAX_COMPARED;
    const next = first + count;
    for (let place = first; place < next; place++) {
      if (digests[place] === digest && isSame(bytes, starts[place] ?? 0, ends[place] ?? 0, start, end)) return false;
    }
    digests[next] = digest;
    starts[next] = start;
    ends[next] = end;
    this.#counts[level] = count + 1;
    return true;
  }

  /** Returns the key that was added last to the object at a level, unescaped. */
  last(body: BodyText, level: number): string {
    return nameOf(body, this.#lastStarts[level] ?? 0, this.#lastEnds[level] ?? 0);
  }

  #addName(body: BodyText, start: number, end: number, level: number): boolean {
    let names = this.#sets[level];
    if (names === undefined) {
      names = new Set();
      const first = level * MAX_COMPARED;
      const next = first + (this.#counts[level] ?? 0);
      for (let place = first; place < next; place++) {
        names.add(nameOf(body, this.#starts[place] ?? 0, this.#ends[place] ?? 0));
      }
      this.#sets[level] = names;
    }
    const size = names.size;
    return names.add(nameOf(body, start, end)).size > size;
  }
}

function isSame(bytes: Uint8Array, start: number, end: number, otherStart: number, otherEnd: number): boolean {
  if (end - start !== otherEnd - otherStart) return false;
  for (let offset = end - start - 1; offset >= 0; offset--) {
    if (bytes[start + offset] !== bytes[otherStart + offset]) return false;
  }
  return true;
}

function nameOf({ bytes, text: whole }: BodyText, start: number, end: number): string {
  // Without characters of more than one byte, places in bytes and text are the same.
  const text = whole.length === bytes.length ? whole.slice(start, end) : decoder.decode(bytes.subarray(start, end));
  if (!text.includes("\\")) return text;
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    // No JSON: the parser will say so.
    return text;
  }
}
