import type { Decoder, Encoder } from "./codec.js";
import { isArrayBuffer, isBytes, isDate, isPlainObject, isSet, isTypedArray } from "./kinds.js";
import { mismatch } from "./mismatch.js";
import { decodeObject, fieldOf } from "./objects.js";
import { fail, type Key, type Path, pathOf } from "./path.js";

type Scalar = string | number | boolean;

/** What a field of an object must be: there, not there, or one of some values. */
export interface FieldCondition {
  readonly name: string;
  readonly values?: readonly Scalar[];
  /** Default: true. */
  readonly present?: boolean;
}

/** What JSON tells an alternative of a choice by: the kind of the value, and its values or what is in it. */
export interface Condition {
  readonly json: "bool" | "number" | "string" | "list" | "object";
  readonly values?: readonly Scalar[];
  readonly fields?: readonly FieldCondition[];
  /** Of lists: what the first element is, one of these. */
  readonly items?: readonly Condition[];
  /** What values that travel in an object of one key are before they are written: of a class, or a `bigint`. */
  readonly own?: OwnKind;
}

/** What JavaScript tells from all other values, though JSON has the same for it. */
export type OwnKind = "bigint" | "Date" | "bytes" | { readonly prototype: object };

/**
 * Returns the place of the first condition that holds for a value, be it one that `JSON.parse` gave or one that is to be written. Throws
 * `InvalidValue` where none does.
 */
export function choose(value: unknown, at: Path | undefined, key: Key, choice: readonly Condition[]): number {
  const data = dataOf(value);
  const kind = kindOf(data);
  for (let place = 0; place < choice.length; place++) {
    const condition = choice[place] as Condition;
    if (condition.own !== undefined && isOwn(value, condition.own)) return place;
    if (condition.json === kind && holds(condition, data)) return place;
  }
  if (choice.some(({ json }) => json === kind)) return fail(at, key, "NOT_LISTED", "is not one of the alternatives");
  return mismatch(value, at, key, kindsOf(choice));
}

/** Writes a value as the only one in an object, by a key that tells what it is. */
export function encodeKeyed<T>(
  value: T,
  at: Path | undefined,
  key: Key,
  name: string,
  inner: Encoder<T>,
): Readonly<Record<string, unknown>> {
  return { [name]: inner(value, pathOf(at, key), name) };
}

/** Reads a value that is the only one in an object. */
export function decodeKeyed<T>(value: unknown, at: Path | undefined, key: Key, name: string, inner: Decoder<T>): T {
  return inner(fieldOf(decodeObject(value, at, key), name), pathOf(at, key), name);
}

function isOwn(value: unknown, own: OwnKind): boolean {
  switch (own) {
    case "bigint":
      return typeof value === "bigint";
    case "Date":
      return isDate(value);
    case "bytes":
      return isBytes(value) || isArrayBuffer(value) || isTypedArray(value, "Uint8ClampedArray");
    default:
      return Object.prototype.isPrototypeOf.call(own.prototype, value as object);
  }
}

function holds({ values, fields, items }: Condition, value: unknown): boolean {
  if (values !== undefined) return values.includes(value as Scalar);
  if (items !== undefined) return firstHolds(items, value as Iterable<unknown>);
  return fields === undefined || fields.every((field) => fieldHolds(field, value as Readonly<Record<string, unknown>>));
}

/** Reports whether a list is empty, or its first element is as one of the conditions says. */
function firstHolds(items: readonly Condition[], list: Iterable<unknown>): boolean {
  for (const first of list) {
    const data = dataOf(first);
    const kind = kindOf(data);
    return items.some((item) => item.json === kind && holds(item, data));
  }
  return true;
}

function fieldHolds(
  { name, values, present = true }: FieldCondition,
  fields: Readonly<Record<string, unknown>>,
): boolean {
  const value = fieldOf(fields, name);
  return values === undefined ? (value !== undefined) === present : values.includes(value as Scalar);
}

/** What a value of a class is written as. A function is never data, so an object that has this one is not a record. */
function dataOf(value: unknown): unknown {
  const isObject = typeof value === "object" && value !== null && !isPlainObject(value);
  const { toJSON } = (isObject ? value : {}) as { readonly toJSON?: unknown };
  return typeof toJSON !== "function" || isBytes(value) ? value : toJSON.call(value);
}

/** The kind of JSON that a value is, or becomes when it is written; undefined for null, undefined and what is never written. */
function kindOf(value: unknown): Condition["json"] | undefined {
  switch (typeof value) {
    case "boolean":
      return "bool";
    case "number":
      return "number";
    case "string":
    case "bigint":
      return "string";
    case "object":
      if (value === null) return undefined;
      if (Array.isArray(value)) return "list";
      if (isPlainObject(value)) return "object";
      if (ArrayBuffer.isView(value))
        return isBytes(value) || isTypedArray(value, "Uint8ClampedArray") ? "string" : "list";
      if (isSet(value)) return "list";
      return isDate(value) || isArrayBuffer(value) ? "string" : "object";
    default:
      return undefined;
  }
}

const names: Readonly<Record<Condition["json"], string>> = {
  bool: "a boolean",
  number: "a number",
  string: "a string",
  list: "a list",
  object: "an object",
};

/** `a string, a number or a list` */
function kindsOf(choice: readonly Condition[]): string {
  const kinds = [...new Set(choice.map(({ json }) => names[json]))];
  const last = kinds.pop() ?? "";
  return kinds.length === 0 ? last : `${kinds.join(", ")} or ${last}`;
}
