import type { Decoder, Encoder } from "./codec.js";
import { mismatch } from "./mismatch.js";
import { fail, type Key, type Path } from "./path.js";

/** Checks that `value` is one of an enum's values. */
export function encodeEnum<T extends string | number>(
  value: T,
  at: Path | undefined,
  key: Key,
  values: ReadonlySet<T>,
): T {
  return decodeEnum(value, at, key, values);
}

/** Reads one of an enum's values. */
export function decodeEnum<T extends string | number>(
  value: unknown,
  at: Path | undefined,
  key: Key,
  values: ReadonlySet<T>,
): T {
  if (!values.has(value as T)) return unlisted(value, at, key, "one of the listed values");
  return (value === 0 ? 0 : value) as T;
}

/** Checks that `value` is the one value of its type. */
export function encodeLiteral<T extends string | number | boolean>(
  value: T,
  at: Path | undefined,
  key: Key,
  literal: T,
): T {
  return decodeLiteral(value, at, key, literal);
}

/** Reads the one value of its type. */
export function decodeLiteral<T extends string | number | boolean>(
  value: unknown,
  at: Path | undefined,
  key: Key,
  literal: T,
): T {
  return value === literal ? literal : unlisted(value, at, key, `${JSON.stringify(literal)}`);
}

/** Writes null, or the value by `inner`. */
export function encodeNullable<T>(value: T | null, at: Path | undefined, key: Key, inner: Encoder<T>): unknown {
  return value === null ? null : inner(value, at, key);
}

/** Writes null, or the value by `inner`. Refuses undefined, which a reader could not tell from null. */
export function encodeDefined<T>(
  value: T | null | undefined,
  at: Path | undefined,
  key: Key,
  inner: Encoder<T>,
): unknown {
  if (value === undefined) return fail(at, key, "TYPE", "cannot be sent, so it must not be undefined: write null");
  return value === null ? null : inner(value, at, key);
}

/** Reads null, or a value by `inner`. */
export function decodeNullable<T>(value: unknown, at: Path | undefined, key: Key, inner: Decoder<T>): T | null {
  return value === null ? null : inner(value, at, key);
}

/** Writes null for undefined, or the value by `inner`. */
export function encodeMaybe<T>(value: T | undefined, at: Path | undefined, key: Key, inner: Encoder<T>): unknown {
  return value === undefined ? null : inner(value, at, key);
}

/** Reads undefined for null, or a value by `inner`. */
export function decodeMaybe<T>(value: unknown, at: Path | undefined, key: Key, inner: Decoder<T>): T | undefined {
  return value === null ? undefined : inner(value, at, key);
}

/** Fails for a value that is not one of the listed ones, with the same rule whether its type is right or wrong. */
function unlisted(value: unknown, at: Path | undefined, key: Key, wanted: string): never {
  if (value === undefined || value === null) return mismatch(value, at, key, wanted);
  return fail(at, key, "NOT_LISTED", `must be ${wanted}`);
}
