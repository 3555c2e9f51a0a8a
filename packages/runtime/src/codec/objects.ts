import { mismatch } from "./mismatch.js";
import { fail, type Key, type Path } from "./path.js";

/** The fields of an object, as `JSON.parse` returned them. */
export type Fields = Readonly<Record<string, unknown>>;

/** Checks that a record to be written is an object, and returns it. */
export function encodeObject<T>(value: T, at: Path | undefined, key: Key): T {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return mismatch(value, at, key, "an object");
  return value;
}

/** Throws where an object to be written has a value by one of some names, whose type cannot be sent. */
export function refuseUnsent(value: object, at: Path, names: readonly string[]): void {
  for (const name of names) {
    if (Reflect.get(value, name) !== undefined) fail(at, name, "TYPE", "cannot be sent, so it must be undefined");
  }
}

/** Reads an object, whose fields are then read one by one. */
export function decodeObject(value: unknown, at: Path | undefined, key: Key): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return mismatch(value, at, key, "an object");
  return value as Fields;
}

/** The value of a field; undefined where the object has none of its own but every object has something by that name. */
export function fieldOf<T extends object, Name extends keyof T>(fields: T, name: Name): T[Name] {
  return name in Object.prototype && !Object.hasOwn(fields, name) ? (undefined as T[Name]) : fields[name];
}

/** The tag that says which variant of a union `fields`, the object at `at`, is. What no variant has goes to `failTag`. */
export function decodeTag(fields: Fields, at: Path, tag: string): string {
  const value = fieldOf(fields, tag);
  if (typeof value === "string") return value;
  return value === undefined || value === null ? mismatch(value, at, tag, "a string") : failTag(at, tag);
}

/** Throws for an object at `at` whose tag names none of the union's variants. */
export function failTag(at: Path, tag: string): never {
  return fail(at, tag, "NOT_LISTED", "is not one of the variants");
}
