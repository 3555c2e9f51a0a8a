/** Objects with more keys than this have theirs in a set; in smaller ones each key is held against all before it. */
const MAX_COMPARED = 32;

/** A body, as it came and as text. */
export interface BodyText {
  readonly bytes: Uint8Array;
  readonly text: string;
}

const decoder = new TextDecoder();

// What is known of each open object, by its level. Kept between scans, so that a scan of a good body allocates nothing.
/** Where the key that was added last begins and ends. */
let lastStarts = new Int32Array(0);
let lastEnds = new Int32Array(0);
let counts = new Int32Array(0);
let sets: (Set<string> | undefined)[] = [];

// The keys of open objects, `MAX_COMPARED` places for each level: where they begin and end, and a digest that most keys that
// differ do not share.
let starts = new Int32Array(0);
let ends = new Int32Array(0);
let digests = new Int32Array(0);

/** Reserves room for the keys of this many levels. To be called before the first key of a body, where there was less. */
export function makeRoom(levels: number): void {
  lastStarts = new Int32Array(levels + 1);
  lastEnds = new Int32Array(levels + 1);
  counts = new Int32Array(levels + 1);
  sets = Array.from({ length: levels + 1 });
  starts = new Int32Array((levels + 1) * MAX_COMPARED);
  ends = new Int32Array((levels + 1) * MAX_COMPARED);
  digests = new Int32Array((levels + 1) * MAX_COMPARED);
}

/** Begins an object at a level, or ends it: forgets its keys. */
export function clearKeys(level: number): void {
  counts[level] = 0;
  sets[level] = undefined;
}

/**
 * Adds the key between two offsets of the body to the object at a level, and reports whether it is new there. `escaped` says
 * whether the key has escapes.
 */
export function addKey(body: BodyText, start: number, end: number, level: number, escaped: boolean): boolean {
  lastStarts[level] = start;
  lastEnds[level] = end;
  const count = counts[level] ?? 0;
  if (escaped || count === MAX_COMPARED || sets[level] !== undefined) return addName(body, start, end, level);
  const { bytes } = body;
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
  counts[level] = count + 1;
  return true;
}

/** The key that was added last to the object at a level, unescaped. */
export function lastKey(body: BodyText, level: number): string {
  return nameOf(body, lastStarts[level] ?? 0, lastEnds[level] ?? 0);
}

function addName(body: BodyText, start: number, end: number, level: number): boolean {
  let names = sets[level];
  if (names === undefined) {
    names = new Set();
    const first = level * MAX_COMPARED;
    const next = first + (counts[level] ?? 0);
    for (let place = first; place < next; place++) names.add(nameOf(body, starts[place] ?? 0, ends[place] ?? 0));
    sets[level] = names;
  }
  const size = names.size;
  return names.add(nameOf(body, start, end)).size > size;
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
