import { InvalidValue } from "../errors/invalid-value.js";
import { isInstanceOf } from "../guard/untrusted.js";
import type { Decoder, Encoder } from "./codec.js";
import { formatPath, type Key, type Path } from "./path.js";

/** As `encoder`, but what a getter of the value throws comes out as an `InvalidValue` too. */
export function encodeValue<T>(encoder: Encoder<T>, value: T, at: Path | undefined, key: Key): unknown {
  try {
    return encoder(value, at, key);
  } catch (thrown) {
    throw toInvalidValue(thrown, at, key);
  }
}

/** As `decoder`, but what the constructor of a declared error throws comes out as an `InvalidValue` too. */
export function decodeValue<T>(decoder: Decoder<T>, value: unknown, at: Path | undefined, key: Key): T {
  try {
    return decoder(value, at, key);
  } catch (thrown) {
    throw toInvalidValue(thrown, at, key);
  }
}

/** Returns what is an `InvalidValue` already, and wraps everything else as `FAILED`, with the original as `cause`. */
export function toInvalidValue(thrown: unknown, at: Path | undefined, key: Key): InvalidValue {
  if (isInstanceOf(thrown, InvalidValue)) return thrown;
  return new InvalidValue(formatPath(at, key), "FAILED", "threw an error in its own code", { cause: thrown });
}
