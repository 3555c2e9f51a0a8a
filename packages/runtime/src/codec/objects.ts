import { mismatch } from "./mismatch.js";
import { fail, type Key, type Path } from "./path.js";

/** The fields of an object, as `JSON.parse` returned them. */
export type Fields = Readonly<Record<string, unknown>>;

/** Checks that a record to be written is an object, and returns it. */
export function encodeObject<T>(value: T, at: Path | undefined, key: Key): T {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return mismatch(value, at, key, "an object");
  return value;
}

/** Reads an object, whose fields are then read one by one. */
export function decodeObject(value: unknown, at: Path | undefined, key: Key): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return mismatch(value, at, key, "an object");
  return value as Fields;
}

/** The tag that says which variant of a union `fields`, the object at `at`, is. What no variant has goes to `failTag`. */
export function decodeTag(fields: Fields, at: Path, tag: string): string {
  const value = fields[tag];
  if (typeof value === "string") return value;
  return value === undefined || value === null ? mismatch(value, at, tag, "a string") : failTag(at, tag);
}

/** Throws for an object at `at` whose tag names none of the union's variants. */
export function failTag(at: Path, tag: string): never {
  return fail(at, tag, "NOT_LISTED", "is not one of the variants");
}
