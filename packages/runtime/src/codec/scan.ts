import { InvalidValue, type Rule } from "../errors/invalid-value.js";
import { limits } from "./limits.js";
import { formatKeys, type Key } from "./path.js";
import { type BodyText, OpenKeys } from "./scan-keys.js";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const LOWER_U = 0x75;

/** Scans a body as a whole. Throws `InvalidValue`. */
export function scanBody(body: BodyText): void {
  if (shared === undefined || shared.levels < limits.maxDepth) shared = new OpenKeys(limits.maxDepth);
  shared.clearAll();
  new BodyScan(body, shared).step(body.bytes.length);
}

/** For scans that are not divided, one after the other. */
let shared: OpenKeys | undefined;

/**
 * A scan of a body, which can be divided. It rejects what a JSON parser accepts but a body may not have: a duplicate key in an
 * object, half a surrogate pair in an escape, and more depth or elements than the limits that were in force at its beginning.
 * Takes UTF-8, and finds all of these in every JSON document; it may accept text that is not JSON.
 */
export class BodyScan {
  readonly #maxDepth: number;
  readonly #maxElements: number;
  readonly #body: BodyText;
  // What is known of each open container, by its level: 1 is the body itself, 0 what is around it.
  readonly #isObject: Uint8Array;
  /** Which element or member of the container is at hand. */
  readonly #indexes: Int32Array;
  readonly #keys: OpenKeys;
  #at = 0;
  #level = 0;
  #awaitsKey = false;

  /** `keys` has room for as many levels as the limits allow, and no keys. */
  constructor(body: BodyText, keys: OpenKeys = new OpenKeys(limits.maxDepth)) {
    this.#body = body;
    this.#maxDepth = limits.maxDepth;
    this.#maxElements = limits.maxElements;
    this.#isObject = new Uint8Array(this.#maxDepth + 1);
    this.#indexes = new Int32Array(this.#maxDepth + 1);
    this.#keys = keys;
  }

  /** Reads so many more bytes, and the rest of the string in which they end. Reports whether there is more. Throws `InvalidValue`. */
  step(size: number): boolean {
    const { bytes } = this.#body;
    const { length } = bytes;
    const end = Math.min(length, this.#at + size);
    const isObject = this.#isObject;
    const indexes = this.#indexes;
    const keys = this.#keys;
    let level = this.#level;
    let awaitsKey = this.#awaitsKey;
    let at = this.#at;
    for (; at < end; at++) {
      const byte = bytes[at];
      if (byte === QUOTE) {
        const start = at + 1;
        do at++;
        while (at < length && bytes[at] !== QUOTE && bytes[at] !== BACKSLASH);
        const hasEscape = at < length && bytes[at] === BACKSLASH;
        if (hasEscape) at = this.#endOfEscaped(at, awaitsKey ? level - 1 : level);
        if (awaitsKey) {
          const isNew = keys.add(this.#body, start, at, level, hasEscape);
          if (!isNew) this.#fail(level, "DUPLICATE_KEY", "is a duplicate key");
          awaitsKey = false;
        }
      } else if (byte === COMMA) {
        const index = (indexes[level] ?? 0) + 1;
        indexes[level] = index;
        if (index === this.#maxElements && level > 0) {
          this.#fail(level - 1, "LENGTH", `has more than ${this.#maxElements} elements`);
        }
        awaitsKey = isObject[level] === 1;
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        if (level === this.#maxDepth) this.#fail(level, "TOO_DEEP", `is nested deeper than ${this.#maxDepth} levels`);
        level++;
        indexes[level] = 0;
        keys.clear(level);
        awaitsKey = byte === OPEN_BRACE;
        isObject[level] = awaitsKey ? 1 : 0;
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        // What follows the end of the body is no JSON.
        if (level === 0) return false;
        keys.clear(level);
        level--;
        awaitsKey = false;
      }
    }
    this.#at = at;
    this.#level = level;
    this.#awaitsKey = awaitsKey;
    return at < length;
  }

  /** The place of the quote that ends a string, or the end of the body, from the string's first escape on. */
  #endOfEscaped(firstEscape: number, level: number): number {
    const { bytes } = this.#body;
    const { length } = bytes;
    let at = firstEscape;
    while (at < length && bytes[at] !== QUOTE) at = bytes[at] === BACKSLASH ? this.#endOfEscape(at, level) : at + 1;
    return Math.min(at, length);
  }

  #endOfEscape(start: number, level: number): number {
    const { bytes } = this.#body;
    if (bytes[start + 1] !== LOWER_U) return start + 2;
    const unit = hexAt(bytes, start + 2);
    // No escape at all: the string may end among what should be its digits.
    if (unit < 0) return start + 2;
    if (unit < 0xd800 || unit > 0xdfff) return start + 6;
    const low = bytes[start + 6] === BACKSLASH && bytes[start + 7] === LOWER_U ? hexAt(bytes, start + 8) : 0;
    if (unit <= 0xdbff && low >= 0xdc00 && low <= 0xdfff) return start + 12;
    // A key is named by its object: it could not be written down itself.
    return this.#fail(level, "ENCODING", "contains half of a surrogate pair");
  }

  /** Throws for what is at hand at a level: the member that its last key names, or its element. The body itself at level 0. */
  #fail(level: number, rule: Rule, problem: string): never {
    const path: Key[] = [];
    for (let outer = 1; outer <= level; outer++) {
      path.push(this.#isObject[outer] === 1 ? this.#keys.last(this.#body, outer) : (this.#indexes[outer] ?? 0));
    }
    throw new InvalidValue(formatKeys(path), rule, problem);
  }
}

/** The number that four hexadecimal digits stand for. -1 when there is anything else among them: the parser will say so. */
function hexAt(bytes: Uint8Array, start: number): number {
  let unit = 0;
  for (let at = start; at < start + 4; at++) {
    const digit = hexDigit(bytes[at] ?? 0);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : -1;
}
