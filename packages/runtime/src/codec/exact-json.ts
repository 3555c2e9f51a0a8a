import { InvalidValue } from "../errors/invalid-value.js";
import { toText } from "./body-bytes.js";
import { fail, type Key, keysOf, type Path, pathOf } from "./path.js";

// JavaScript rounds numbers beyond 2^53 - 1. Raw JSON keeps them, as text: the document that holds them is neither parsed nor
// printed, but cut from the body and put into it. Everything here is off the path of documents without such numbers.

/** A document that is put into a body as it is. */
class DocumentText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

let documents = 0;
let body: Uint8Array | undefined;

/** How many documents were put into bodies as they are. A body for which the number has not changed has none. */
export function countDocuments(): number {
  return documents;
}

/** Returns what stands in an encoded value for a document that is valid JSON, until `printExactly` prints it. */
export function asDocument(text: string): unknown {
  documents++;
  return new DocumentText(withoutBlanks(text));
}

/** Prints an encoded value as `JSON.stringify` does, and documents as they are. */
export function printExactly(encoded: unknown): string {
  if (encoded instanceof DocumentText) return encoded.text;
  if (Array.isArray(encoded)) return `[${encoded.map(printExactly).join(",")}]`;
  if (typeof encoded !== "object" || encoded === null) return JSON.stringify(encoded);
  const members = Object.entries(encoded).filter(([, value]) => value !== undefined);
  return `{${members.map(([name, value]) => `${JSON.stringify(name)}:${printExactly(value)}`).join(",")}}`;
}

/** Remembers the body that is being read. */
export function beginReading(bytes: Uint8Array | undefined): void {
  body = bytes;
}

/** Returns the text of the value at `key` in the body that is being read. Throws `InvalidValue` when there is none. */
export function documentAt(at: Path | undefined, key: Key): string {
  const text = body && valueAt(toText(body), keysOf(at, key));
  return text === undefined ? fail(at, key, "RANGE", "must be at most 2^53 - 1 in size") : withoutBlanks(text);
}

/** Reports whether a parsed value has a number that JavaScript rounds. Throws `InvalidValue` where it is too deep. */
export function isRounded(value: unknown, at: Path | undefined, key: Key): boolean {
  if (typeof value === "number") return !(Math.abs(value) <= Number.MAX_SAFE_INTEGER);
  if (typeof value !== "object" || value === null) return false;
  const here = pathOf(at, key);
  let found = false;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) found = isRounded(value[index], here, index) || found;
  } else {
    const fields = value as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(fields)) found = isRounded(fields[name], here, name) || found;
  }
  return found;
}

const blanks = /[ \n\r\t]*/y;
const token = /"(?:[^"\\]|\\.)*"|[^ \n\r\t,:\]}]+/y;

function withoutBlanks(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|[ \n\r\t]+/g, "$1");
}

/** The text of the value that keys lead to in a valid document; undefined when it is not there. */
function valueAt(text: string, keys: readonly Key[]): string | undefined {
  let from = skip(blanks, text, 0);
  for (const key of keys) {
    const next = typeof key === "number" ? elementAt(text, from, key) : memberAt(text, from, key);
    if (next === undefined) return undefined;
    from = next;
  }
  return text.slice(from, endOf(text, from));
}

function elementAt(text: string, list: number, index: number): number | undefined {
  if (text[list] !== "[") return undefined;
  let at = skip(blanks, text, list + 1);
  for (let count = 0; count < index; count++) {
    at = skip(blanks, text, endOf(text, at));
    if (text[at] !== ",") return undefined;
    at = skip(blanks, text, at + 1);
  }
  return at;
}

function memberAt(text: string, object: number, name: string): number | undefined {
  if (text[object] !== "{") return undefined;
  for (let at = skip(blanks, text, object + 1); text[at] === '"'; ) {
    const end = skip(token, text, at);
    const value = skip(blanks, text, skip(blanks, text, end) + 1);
    if (JSON.parse(text.slice(at, end)) === name) return value;
    const next = skip(blanks, text, endOf(text, value));
    at = text[next] === "," ? skip(blanks, text, next + 1) : next;
  }
  return undefined;
}

/** The end of the value at `from`. */
function endOf(text: string, from: number): number {
  let at = from;
  let depth = 0;
  do {
    at = skip(blanks, text, at);
    const sign = text[at];
    if (sign === undefined) throw new InvalidValue("", "SYNTAX", "is not one JSON document");
    if (sign === "{" || sign === "[") depth++;
    else if (sign === "}" || sign === "]") depth--;
    at = sign === "," || sign === ":" || "{}[]".includes(sign) ? at + 1 : skip(token, text, at);
  } while (depth > 0);
  return at;
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(text);
  return Math.max(pattern.lastIndex, at);
}
