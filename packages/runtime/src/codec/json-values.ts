import { InvalidValue } from "../errors/invalid-value.js";
import type { Json } from "../types/json.js";
import type { RawJson } from "../types/raw-json.js";
import { asDocument, documentAt, isRounded } from "./exact-json.js";
import { isPlainObject } from "./kinds.js";
import { limits } from "./limits.js";
import { mismatch } from "./mismatch.js";
import { parseText } from "./parse.js";
import { fail, formatPath, type Key, type Path, pathOf } from "./path.js";

/**
 * Writes any JSON value: null, booleans, finite numbers, strings, lists, and objects without those of their properties that are undefined. An
 * instance of a class is written as what its `toJSON` returns, as by `JSON.stringify`; one that has none is refused.
 */
export function encodeJson(value: unknown, at: Path | undefined, key: Key): Json {
  if (typeof value !== "object" || value === null) return primitive(value, at, key);
  if (Array.isArray(value) || isPlainObject(value)) return encodeData(value, at, key);
  const { toJSON } = value as { readonly toJSON?: unknown };
  return encodeData(typeof toJSON === "function" ? toJSON.call(value, "") : value, at, key);
}

function encodeData(value: unknown, at: Path | undefined, key: Key): Json {
  if (typeof value !== "object" || value === null) return primitive(value, at, key);
  // A deep copy: what was checked is what is written, even if a getter returns something else the second time.
  if (Array.isArray(value)) return encodeElements(value, at, key);
  if (!isPlainObject(value)) return fail(at, key, "TYPE", "must be JSON, not an instance of a class");
  const here = pathOf(at, key);
  const names = Object.keys(value);
  if (names.length > limits.maxElements) return fail(at, key, "LENGTH", `has more than ${limits.maxElements} elements`);
  const object = Object.create(null) as Record<string, Json>;
  for (const name of names) {
    const entry = value[name];
    if (entry !== undefined) object[name] = encodeJson(entry, here, name);
  }
  return object;
}

/** JSON that was just made, which nobody else has: its lists and objects may be changed. */
type MadeJson = null | boolean | number | string | MadeJson[] | { [key: string]: MadeJson };

/** Reads any JSON value, as whatever type the caller has for that. */
export function decodeJson<T = MadeJson>(value: unknown, at: Path | undefined, key: Key): T {
  if (typeof value !== "object" || value === null) return primitive(value, at, key) as T;
  const here = pathOf(at, key);
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) decodeJson(value[index], here, index);
  } else {
    const fields = value as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(fields)) decodeJson(fields[name], here, name);
  }
  // The parser made it for this call alone, so there is nothing to gain from a copy.
  return value as T;
}

/** Writes a JSON document that comes as text. */
export function encodeRawJson(value: RawJson, at: Path | undefined, key: Key): unknown {
  if (typeof value !== "string") return mismatch(value, at, key, "JSON as text");
  let document: unknown;
  try {
    document = parseText(value);
  } catch (thrown) {
    if (!(thrown instanceof InvalidValue)) throw thrown;
    throw new InvalidValue(join(formatPath(at, key), thrown.path), thrown.rule, thrown.problem);
  }
  return isRounded(document, at, key) ? asDocument(value) : document;
}

/** Reads any JSON value as text. */
export function decodeRawJson(value: unknown, at: Path | undefined, key: Key): RawJson {
  if (value === undefined) return mismatch(value, at, key, "JSON");
  return (isRounded(value, at, key) ? documentAt(at, key) : JSON.stringify(value)) as RawJson;
}

function encodeElements(list: readonly unknown[], at: Path | undefined, key: Key): Json {
  const { length } = list;
  if (length > limits.maxElements) return fail(at, key, "LENGTH", `has more than ${limits.maxElements} elements`);
  const here = pathOf(at, key);
  const copy: Json[] = [];
  for (let index = 0; index < length; index++) copy.push(encodeJson(list[index], here, index));
  return copy;
}

function primitive(value: unknown, at: Path | undefined, key: Key): Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value !== "number") return mismatch(value, at, key, "JSON");
  if (value - value !== 0) return fail(at, key, "RANGE", "must be a finite number");
  // From here on every number is whole.
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return fail(at, key, "RANGE", "must be at most 2^53 - 1 in size");
  return value;
}

function join(outer: string, inner: string): string {
  return outer === "" || inner === "" || inner.startsWith("[") ? outer + inner : `${outer}.${inner}`;
}
