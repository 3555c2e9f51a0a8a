import { setMember } from "./escaped-keys.js";
import { limits } from "./limits.js";
import { parseJson } from "./parse-json.js";
import { hasKeys } from "./quick-check.js";

/** Characters that are parsed at a time, roughly. */
const PIECE = 16 * 1024;

const QUOTE = 0x22;
const COMMA = 0x2c;
const EIGHT = 0x38;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const LOWER_D = 0x64;
const LOWER_U = 0x75;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** What is wrong with a body: it is no JSON, or has something that a scan refuses and can name. */
export type Doubt = "syntax" | "scan";

class Doubtful extends Error {
  readonly doubt: Doubt;

  constructor(doubt: Doubt) {
    super(doubt);
    this.doubt = doubt;
  }
}

/** A container that is open at the place that was reached. Its run is those of its elements that were not parsed yet. */
class Level {
  isObject = false;
  openAt = 0;
  /** What its elements are put into; `undefined` as long as it is itself part of a run. */
  target: unknown[] | Record<string, unknown> | undefined = undefined;
  /** How many elements the target has. */
  size = 0;
  runStart = 0;
  /** How many keys there were before the run. */
  keysBefore = 0;
  /** The last comma of the run, or -1, and how many keys there were before it. */
  lastComma = -1;
  keysBeforeComma = 0;
  /** Whether the run follows a comma, so that it must not be empty. */
  isOwed = false;
  /** Whether the run follows a container that was put in, so that it must be empty. */
  isBarred = false;

  open(isObject: boolean, at: number, keys: number): void {
    this.isObject = isObject;
    this.openAt = at;
    this.target = undefined;
    this.size = 0;
    this.beginRun(at + 1, keys);
    this.isOwed = false;
    this.isBarred = false;
  }

  beginRun(at: number, keys: number): void {
    this.runStart = at;
    this.keysBefore = keys;
    this.lastComma = -1;
  }

  /** Begins the run after a comma that ended another. */
  beginAfterComma(at: number, keys: number): void {
    this.beginRun(at + 1, keys);
    this.isOwed = true;
    this.isBarred = false;
  }

  /** Begins the run after a container that was put in. */
  beginAfterContainer(at: number, keys: number): void {
    this.beginRun(at + 1, keys);
    this.isOwed = false;
    this.isBarred = true;
  }
}

/**
 * Parses a long body in pieces, so that other work can be done between two of them. Parsing it as a whole would stop the process
 * for as long as that takes, which a peer can make a fifth of a second for each mebibyte. Containers longer than a piece are put
 * together from runs of their elements, each of which is parsed by itself.
 */
export class LongBody {
  /** What the body says, once it was read. */
  value: unknown = undefined;
  /** Why it could not be read. */
  doubt: Doubt | undefined = undefined;
  readonly #text: string;
  readonly #piece: number;
  /** The open containers, the outermost first, and after them some that were open. Those with a target come first. */
  readonly #levels: Level[] = [];
  #depth = 0;
  #at = 0;
  /** Colons outside of strings: as many as there are keys. */
  #keys = 0;
  #isOver = false;

  constructor(text: string, piece: number = PIECE) {
    this.#text = text;
    this.#piece = piece;
  }

  /** Reads another piece. Reports whether there is more; if not, there is either a value or a doubt. */
  step(): boolean {
    try {
      this.#isOver = !this.#readPiece();
    } catch (thrown) {
      this.#isOver = true;
      this.doubt = thrown instanceof Doubtful ? thrown.doubt : "syntax";
    }
    return !this.#isOver;
  }

  /** Reports whether there is more. */
  #readPiece(): boolean {
    const text = this.#text;
    let level = this.#innermost;
    for (let at = this.#at; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === QUOTE) {
        at = endOfString(text, at + 1);
      } else if (unit === COLON) {
        this.#keys++;
      } else if (unit === COMMA) {
        if (this.#onComma(known(level), at)) return this.#pause(at);
      } else if (unit === OPEN_BRACE || unit === OPEN_BRACKET) {
        if (level === undefined) expectBlank(text.slice(0, at));
        level = this.#open(unit === OPEN_BRACE, at);
      } else if (unit === CLOSE_BRACE || unit === CLOSE_BRACKET) {
        if (known(level).isObject !== (unit === CLOSE_BRACE)) throw new Doubtful("syntax");
        const hasRead = this.#onClose(known(level), at);
        level = this.#innermost;
        if (level === undefined) {
          expectBlank(text.slice(at + 1));
          return false;
        }
        if (hasRead) return this.#pause(at);
      }
    }
    if (level !== undefined) throw new Doubtful("syntax");
    this.value = parseJson(text);
    return false;
  }

  #pause(at: number): true {
    this.#at = at + 1;
    return true;
  }

  get #innermost(): Level | undefined {
    return this.#depth === 0 ? undefined : this.#levels[this.#depth - 1];
  }

  #open(isObject: boolean, at: number): Level {
    if (this.#depth === limits.maxDepth) throw new Doubtful("scan");
    let level = this.#levels[this.#depth];
    if (level === undefined) {
      level = new Level();
      this.#levels.push(level);
    }
    level.open(isObject, at, this.#keys);
    this.#depth++;
    return level;
  }

  /** Reports whether a piece was read. */
  #onComma(level: Level, at: number): boolean {
    if (level.isBarred) {
      expectBlank(this.#text.slice(level.runStart, at));
      level.beginAfterComma(at, this.#keys);
      return false;
    }
    if (at - level.runStart < this.#piece) {
      level.lastComma = at;
      level.keysBeforeComma = this.#keys;
      return false;
    }
    this.#makeTarget(this.#depth - 1);
    this.#readRun(level, at, this.#keys);
    level.beginAfterComma(at, this.#keys);
    return true;
  }

  /** Reports whether a piece was read. */
  #onClose(level: Level, at: number): boolean {
    if (level.target === undefined && this.#depth > 1 && at - level.openAt < this.#piece) {
      this.#depth--;
      return false;
    }
    this.#makeTarget(this.#depth - 1);
    const isEmpty = isBlank(this.#text.slice(level.runStart, at));
    if (isEmpty ? level.isOwed : level.isBarred) throw new Doubtful("syntax");
    if (!isEmpty) this.#readRun(level, at, this.#keys);
    this.#depth--;
    this.#innermost?.beginAfterContainer(at, this.#keys);
    return true;
  }

  /** Creates the target of the container at an index, and those of the containers around it. */
  #makeTarget(index: number): void {
    const level = known(this.#levels[index]);
    if (level.target !== undefined) return;
    level.target = level.isObject ? {} : [];
    const outer = this.#levels[index - 1];
    if (outer === undefined) {
      this.value = level.target;
      return;
    }
    this.#makeTarget(index - 1);
    if (outer.isBarred) throw new Doubtful("syntax");
    let start = outer.runStart;
    if (outer.lastComma >= 0) {
      this.#readRun(outer, outer.lastComma, outer.keysBeforeComma);
      start = outer.lastComma + 1;
    }
    const before = this.#text.slice(start, level.openAt);
    if (outer.isObject) {
      putAll(outer, { [keyIn(before)]: level.target });
    } else {
      expectBlank(before);
      putAll(outer, [level.target]);
    }
  }

  /** Parses the run of a container up to a comma or its end, and puts in what it has. */
  #readRun(level: Level, end: number, keys: number): void {
    const run = this.#text.slice(level.runStart, end);
    if (isBlank(run)) throw new Doubtful("syntax");
    const parsed = parseJson(level.isObject ? `{${run}}` : `[${run}]`) as unknown[] | Record<string, unknown>;
    if (!hasKeys(parsed, keys - level.keysBefore)) throw new Doubtful("scan");
    putAll(level, parsed);
  }
}

/** Adds elements or members to the target of a container. */
function putAll(level: Level, parsed: unknown[] | Record<string, unknown>): void {
  const { target } = level;
  if (Array.isArray(target)) {
    for (const element of parsed as unknown[]) target.push(element);
    level.size = target.length;
  } else {
    const members = Object.entries(parsed);
    for (const [key, value] of members) put(target as Record<string, unknown>, key, value);
    level.size += members.length;
  }
  if (level.size > limits.maxElements) throw new Doubtful("scan");
}

function put(target: Record<string, unknown>, key: string, value: unknown): void {
  if (Object.hasOwn(target, key)) throw new Doubtful("scan");
  setMember(target, key, value);
}

/** Reads the key before a container: a string and a colon. */
function keyIn(text: string): string {
  const keys = Object.keys(parseJson(`{${text}null}`) as object);
  if (keys.length !== 1) throw new Doubtful("syntax");
  return keys[0] as string;
}

/** Returns the place of the quote that ends a string, or of the end of the text. */
function endOfString(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) return at;
    if (unit !== BACKSLASH) continue;
    at++;
    if (text.charCodeAt(at) === LOWER_U && isSurrogate(text, at + 1)) at = endOfPair(text, at + 1);
  }
  return text.length;
}

/** Returns the place of the last character of an escaped surrogate pair, from that of its first digit. */
function endOfPair(text: string, start: number): number {
  if (!UNIT.test(text.slice(start, start + 4))) throw new Doubtful("syntax");
  if (!PAIR.test(text.slice(start, start + 10))) throw new Doubtful("scan");
  return start + 9;
}

const UNIT = /^[\da-f]{4}$/i;
const PAIR = /^d[89ab][\da-f]{2}\\ud[c-f][\da-f]{2}$/i;

/** Reports whether the hexadecimal digits are those of either half of a surrogate pair, if they are digits at all. */
function isSurrogate(text: string, start: number): boolean {
  return (text.charCodeAt(start) | 0x20) === LOWER_D && text.charCodeAt(start + 1) >= EIGHT;
}

function known(level: Level | undefined): Level {
  if (level === undefined) throw new Doubtful("syntax");
  return level;
}

function expectBlank(text: string): void {
  if (!isBlank(text)) throw new Doubtful("syntax");
}

function isBlank(text: string): boolean {
  return /^[\t\n\r ]*$/.test(text);
}
