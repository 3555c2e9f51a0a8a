import type { Decoder, Encoder } from "./codec.js";
import { isSet, isTypedArray } from "./kinds.js";
import { decodeList, encodeList } from "./lists.js";
import { mismatch } from "./mismatch.js";
import type { Key, Path } from "./path.js";

/** Writes a `Set` as a list, in its own order. */
export function encodeSet<T>(value: ReadonlySet<T>, at: Path | undefined, key: Key, element: Encoder<T>): unknown[] {
  return isSet(value) ? encodeList([...value], at, key, element) : mismatch(value, at, key, "a Set");
}

/** Reads a list as a `Set`. Elements that are the same to a `Set` are one. */
export function decodeSet<T>(value: unknown, at: Path | undefined, key: Key, element: Decoder<T>): Set<T> {
  return new Set(decodeList(value, at, key, element));
}

/** A class of typed arrays, such as `Float32Array`. */
interface TypedArrayClass<T, A> {
  readonly name: string;
  from(elements: ArrayLike<T>): A;
}

/** Writes a typed array as a list of its numbers. */
export function encodeTypedArray<T>(
  value: ArrayLike<T>,
  at: Path | undefined,
  key: Key,
  array: TypedArrayClass<T, ArrayLike<T>>,
  element: Encoder<T>,
): unknown[] {
  if (!isTypedArray(value, array.name)) return mismatch(value, at, key, `a ${array.name}`);
  return encodeList(Array.from(value), at, key, element);
}

/** Reads a list of numbers as a typed array. */
export function decodeTypedArray<T, A>(
  value: unknown,
  at: Path | undefined,
  key: Key,
  array: TypedArrayClass<T, A>,
  element: Decoder<T>,
): A {
  return array.from(decodeList(value, at, key, element));
}
