import { InvalidValue, type Rule } from "../errors/invalid-value.js";
import { limits } from "./limits.js";
import { formatKeys, type Key } from "./path.js";
import { addKey, type BodyText, clearKeys, lastKey, makeRoom } from "./scan-keys.js";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const LOWER_U = 0x75;

// What is known of each open container, by its level: 1 is the body itself, 0 what is around it.
let isObject = new Uint8Array(0);
/** Which element or member of the container is at hand. */
let indexes = new Int32Array(0);

/**
 * Rejects what a JSON parser accepts but a body may not have: a duplicate key in an object, half a surrogate pair in an escape, and
 * more depth or elements than the limits. Takes UTF-8, and finds all of these in every JSON document; it may accept text that is
 * not JSON. Throws `InvalidValue`.
 */
export function scanBody(body: BodyText): void {
  const { bytes } = body;
  const { length } = bytes;
  const { maxDepth, maxElements } = limits;
  if (indexes.length <= maxDepth) {
    isObject = new Uint8Array(maxDepth + 1);
    indexes = new Int32Array(maxDepth + 1);
    makeRoom(maxDepth);
  }
  let level = 0;
  indexes[0] = 0;
  let awaitsKey = false;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      const start = at + 1;
      do at++;
      while (at < length && bytes[at] !== QUOTE && bytes[at] !== BACKSLASH);
      const hasEscape = at < length && bytes[at] === BACKSLASH;
      if (hasEscape) at = endOfEscaped(body, at, awaitsKey ? level - 1 : level);
      if (awaitsKey) {
        const isNew = addKey(body, start, at, level, hasEscape);
        if (!isNew) fail(body, level, "DUPLICATE_KEY", "is a duplicate key");
        awaitsKey = false;
      }
    } else if (byte === COMMA) {
      const index = (indexes[level] ?? 0) + 1;
      indexes[level] = index;
      if (index === maxElements && level > 0) {
        fail(body, level - 1, "LENGTH", `has more than ${maxElements} elements`);
      }
      awaitsKey = isObject[level] === 1;
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      if (level === maxDepth) fail(body, level, "TOO_DEEP", `is nested deeper than ${maxDepth} levels`);
      level++;
      indexes[level] = 0;
      clearKeys(level);
      awaitsKey = byte === OPEN_BRACE;
      isObject[level] = awaitsKey ? 1 : 0;
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      if (level === 0) return;
      clearKeys(level);
      level--;
      awaitsKey = false;
    }
  }
  for (; level > 0; level--) clearKeys(level);
}

/** The place of the quote that ends a string, or the end of the body, from the string's first escape on. */
function endOfEscaped(body: BodyText, firstEscape: number, level: number): number {
  const { bytes } = body;
  const { length } = bytes;
  let at = firstEscape;
  while (at < length && bytes[at] !== QUOTE) at = bytes[at] === BACKSLASH ? endOfEscape(body, at, level) : at + 1;
  return Math.min(at, length);
}

function endOfEscape(body: BodyText, start: number, level: number): number {
  const { bytes } = body;
  if (bytes[start + 1] !== LOWER_U) return start + 2;
  const unit = hexAt(bytes, start + 2);
  if (unit < 0xd800 || unit > 0xdfff) return start + 6;
  const low = bytes[start + 6] === BACKSLASH && bytes[start + 7] === LOWER_U ? hexAt(bytes, start + 8) : 0;
  if (unit <= 0xdbff && low >= 0xdc00 && low <= 0xdfff) return start + 12;
  // A key is named by its object: it could not be written down itself.
  return fail(body, level, "ENCODING", "contains half of a surrogate pair");
}

/** The number that four hexadecimal digits stand for. 0 when there is anything else among them: the parser will say so. */
function hexAt(bytes: Uint8Array, start: number): number {
  let unit = 0;
  for (let at = start; at < start + 4; at++) {
    const digit = hexDigit(bytes[at] ?? 0);
    if (digit < 0) return 0;
    unit = unit * 16 + digit;
  }
  return unit;
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : -1;
}

/** Throws for what is at hand at a level: the member that its last key names, or its element. The body itself at level 0. */
function fail(body: BodyText, level: number, rule: Rule, problem: string): never {
  const keys: Key[] = [];
  for (let outer = 1; outer <= level; outer++) {
    keys.push(isObject[outer] === 1 ? lastKey(body, outer) : (indexes[outer] ?? 0));
  }
  for (let open = 1; open < indexes.length; open++) clearKeys(open);
  throw new InvalidValue(formatKeys(keys), rule, problem);
}
