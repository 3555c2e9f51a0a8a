import type { Code } from "../errors/codes.js";
import type { Key, Path } from "./path.js";

/** Checks `value`, which is at `key`, and returns it in the form that `JSON.stringify` takes. Throws `InvalidValue`. */
export type Encoder<T> = (value: T, at: Path | undefined, key: Key) => unknown;

/** Checks what `JSON.parse` returned, and converts it to a value. Throws `InvalidValue`. */
export type Decoder<T> = (value: unknown, at: Path | undefined, key: Key) => T;

/**
 * Turns values of one type into what `JSON.stringify` takes, and what `JSON.parse` returns into values. Both directions check
 * everything and throw `InvalidValue` with the path of the first field that is wrong. Both create new objects from the declared
 * fields alone: other properties of an object are never sent or received.
 */
export interface Codec<T> {
  readonly encode: Encoder<T>;
  readonly decode: Decoder<T>;
}

/** How a declared error travels. */
export interface ErrorCodec<E extends Error = Error> {
  /** Its name on the wire. */
  readonly type: string;
  readonly code: Code;
  readonly class: abstract new (...parameters: never[]) => E;
  readonly encode: (value: E, at: Path | undefined, key: Key) => unknown;
  readonly decode: (value: unknown, at: Path | undefined, key: Key) => E;
}

/** `T` while it is being built. */
export type Writable<T> = { -readonly [Name in keyof T]: T[Name] };
