import type { Decoder, Encoder } from "./codec.js";
import { limits } from "./limits.js";
import { mismatch } from "./mismatch.js";
import { fail, type Key, type Path, pathOf } from "./path.js";

/** Writes a list of any length up to the limit. */
export function encodeList<T>(value: readonly T[], at: Path | undefined, key: Key, element: Encoder<T>): unknown[] {
  return convert(listOf(value, at, key), at, key, element as (value: unknown, at: Path, key: Key) => unknown);
}

/** Reads a list of any length up to the limit. */
export function decodeList<T>(value: unknown, at: Path | undefined, key: Key, element: Decoder<T>): T[] {
  return convert(listOf(value, at, key), at, key, element);
}

/** Writes a list of exactly `length` elements. */
export function encodeFixedList<T>(
  value: readonly T[],
  at: Path | undefined,
  key: Key,
  length: number,
  element: Encoder<T>,
): unknown[] {
  return encodeList(encodeTuple(value, at, key, length), at, key, element);
}

/** Reads a list of exactly `length` elements. */
export function decodeFixedList<T>(
  value: unknown,
  at: Path | undefined,
  key: Key,
  length: number,
  element: Decoder<T>,
): T[] {
  return decodeList(decodeTuple(value, at, key, length), at, key, element);
}

/** Checks that `value` is a list of exactly `length` elements, and returns it. */
export function encodeTuple<T extends readonly unknown[]>(value: T, at: Path | undefined, key: Key, length: number): T {
  return lengthIs(value, at, key, length) ? value : mismatch(value, at, key, "a list");
}

/** Reads a list of exactly `length` elements, which are then read one by one. */
export function decodeTuple(value: unknown, at: Path | undefined, key: Key, length: number): readonly unknown[] {
  return lengthIs(value, at, key, length) ? value : mismatch(value, at, key, "a list");
}

function lengthIs(value: unknown, at: Path | undefined, key: Key, length: number): value is readonly unknown[] {
  if (!Array.isArray(value)) return false;
  return value.length === length || fail(at, key, "LENGTH", `must have ${length} elements, not ${value.length}`);
}

function listOf(value: unknown, at: Path | undefined, key: Key): readonly unknown[] {
  if (!Array.isArray(value)) return mismatch(value, at, key, "a list");
  if (value.length > limits.maxElements) return fail(at, key, "LENGTH", `has more than ${limits.maxElements} elements`);
  return value;
}

function convert<T>(
  list: readonly unknown[],
  at: Path | undefined,
  key: Key,
  element: (value: unknown, at: Path, key: Key) => T,
): T[] {
  const here = pathOf(at, key);
  const { length } = list;
  const converted: T[] = [];
  for (let index = 0; index < length; index++) converted.push(element(list[index], here, index));
  return converted;
}
