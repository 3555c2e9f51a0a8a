import { toText } from "./body-bytes.js";
import { parseJson } from "./parse-json.js";
import { fail, type Key, keysOf, type Path, pathOf } from "./path.js";

// JavaScript rounds numbers beyond 2^53 - 1. Raw JSON keeps them, as text: the document that holds them is neither parsed nor
// printed as such. Everything here is off the path of documents without such numbers.

/** A document that is put into a body as it is. */
class DocumentText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

let documents = 0;
let body: Uint8Array | undefined;
/** The body with its numbers as they are written; undefined until a document asks for it. */
let exact: unknown;

/** How many documents were put into bodies as they are. A body for which the number has not changed has none. */
export function countDocuments(): number {
  return documents;
}

/** Returns what an encoded value has in place of a document that is valid JSON, until `printExactly` prints it. */
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
  exact = undefined;
}

/** Returns the text of the value at `key` in the body that is being read. Throws `InvalidValue` when there is none. */
export function documentAt(at: Path | undefined, key: Key): string {
  // Once for each body, however many documents it has.
  if (exact === undefined && body !== undefined) exact = parseJson(marked(toText(body)));
  const value = valueAt(exact, keysOf(at, key));
  if (value === undefined) return fail(at, key, "RANGE", "must be at most 2^53 - 1 in size");
  return unmarked(JSON.stringify(value));
}

/** Reports whether a parsed value has a number that JavaScript rounds. Throws `InvalidValue` where it is too deep. */
export function isRounded(value: unknown, at: Path | undefined, key: Key): boolean {
  if (typeof value === "number") return isRoundedNumber(value);
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

/** A string, or a number. */
const token = /"([^"\\]*(?:\\.[^"\\]*)*)"|-?[0-9][0-9.eE+-]*/g;
/** A string that `marked` has made of a string or of a number. */
const markedToken = /"([sn])([^"\\]*(?:\\.[^"\\]*)*)"/g;

/** A valid document in which every string has an `s` before it, and numbers that JavaScript rounds are strings with an `n` before them. */
function marked(text: string): string {
  return text.replace(token, (whole, string: string | undefined) => {
    if (string !== undefined) return `"s${string}"`;
    return isRoundedNumber(Number(whole)) ? `"n${whole}"` : whole;
  });
}

function unmarked(text: string): string {
  return text.replace(markedToken, (_, mark: string, inner: string) => (mark === "n" ? inner : `"${inner}"`));
}

function valueAt(document: unknown, keys: readonly Key[]): unknown {
  return keys.reduce<unknown>((value, key) => {
    if (typeof value !== "object" || value === null) return undefined;
    const name = typeof key === "number" ? String(key) : `s${key}`;
    return Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
  }, document);
}

function isRoundedNumber(value: number): boolean {
  return !(Math.abs(value) <= Number.MAX_SAFE_INTEGER);
}

function withoutBlanks(text: string): string {
  return text.replace(/("[^"\\]*(?:\\.[^"\\]*)*")|[ \n\r\t]+/g, "$1");
}
