import type { Decoder, Encoder } from "./codec.js";
import { toInvalidValue } from "./guard.js";
import { mismatch } from "./mismatch.js";
import type { Key, Path } from "./path.js";

/** Writes a value of a class as the data that its own method returns. What that throws comes out as an `InvalidValue` at its path. */
export function encodeConverted<T extends object, V>(
  value: T,
  at: Path | undefined,
  key: Key,
  toData: (value: T) => V,
  data: Encoder<V>,
): unknown {
  if (typeof value !== "object" || value === null) return mismatch(value, at, key, "an object of its class");
  return data(converted(toData, value, at, key), at, key);
}

/** Reads data, and makes a value of a class of it. What the class throws comes out as an `InvalidValue` at its path. */
export function decodeConverted<T, V>(
  value: unknown,
  at: Path | undefined,
  key: Key,
  fromData: (data: V) => T,
  data: Decoder<V>,
): T {
  return converted(fromData, data(value, at, key), at, key);
}

function converted<From, To>(convert: (value: From) => To, value: From, at: Path | undefined, key: Key): To {
  try {
    return convert(value);
  } catch (thrown) {
    throw toInvalidValue(thrown, at, key);
  }
}
