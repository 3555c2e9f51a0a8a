import type { Code } from "../errors/codes.js";
import type { Key, Path } from "./path.js";

/** Checks `value`, which stands at `key`, and gives what `JSON.stringify` takes. Throws `InvalidValue`. */
export type Encoder<T> = (value: T, at: Path | undefined, key: Key) => unknown;

/** Checks what `JSON.parse` gave and makes a value of it. Throws `InvalidValue`. */
export type Decoder<T> = (value: unknown, at: Path | undefined, key: Key) => T;

/**
 * Turns values of one type into what `JSON.stringify` takes, and what `JSON.parse` gives into values. Both directions
 * check everything and throw `InvalidValue` with the path of the first field that is wrong. Both make new objects out of
 * the declared fields alone: what else an object carries never crosses.
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
