import type { Decimal } from "../types/decimal.js";
import type { Uuid } from "../types/uuid.js";
import { isDecimal } from "./decimal.js";
import { encodeDecimal } from "./decimals.js";
import { decodeInt64, decodeUint64 } from "./int64.js";
import * as integers from "./integers.js";
import { fail, type Key, type Path } from "./path.js";
import { encodeUuid } from "./uuids.js";

/** How the keys of a map are written in a JSON object. Both directions throw `InvalidValue`, with the path, for what cannot be a key. */
export interface MapKey<K> {
  /** Returns the text of a key of the object at `at`. */
  readonly encode: (key: K, at: Path) => string;
  /** Reads a key of the object at `at`. */
  readonly decode: (text: string, at: Path) => K;
  /** Lets a record not have all keys, so that one whose value is undefined counts as absent. Default: false. */
  readonly partial?: boolean;
}

/** Any text. */
export const stringKey: MapKey<string> = {
  encode: (key, at) => (typeof key === "string" ? key : fail(at, String(key), "TYPE", "must be a string as a key")),
  decode: (text) => text,
};

/** The text of a UUID. */
export const uuidKey: MapKey<Uuid> = textKey(encodeUuid);
/** The text of a decimal number. */
export const decimalKey: MapKey<Decimal> = textKey(encodeDecimal);

/** Decimal text of a whole number from -128 to 127. */
export const int8Key: MapKey<number> = numberKey(integers.decodeInt8);
/** Decimal text of a whole number from -32768 to 32767. */
export const int16Key: MapKey<number> = numberKey(integers.decodeInt16);
/** Decimal text of a whole number from -2147483648 to 2147483647. */
export const int32Key: MapKey<number> = numberKey(integers.decodeInt32);
/** Decimal text of a whole number from 0 to 255. */
export const uint8Key: MapKey<number> = numberKey(integers.decodeUint8);
/** Decimal text of a whole number from 0 to 65535. */
export const uint16Key: MapKey<number> = numberKey(integers.decodeUint16);
/** Decimal text of a whole number from 0 to 4294967295. */
export const uint32Key: MapKey<number> = numberKey(integers.decodeUint32);
/** Decimal text of a whole number of at most 2^53 - 1 in size. */
export const intKey: MapKey<number> = numberKey(integers.decodeInt);
/** Decimal text of a whole number from 0 to 2^53 - 1. */
export const uintKey: MapKey<number> = numberKey(integers.decodeUint);
/** Decimal text of 64 bits with sign. */
export const int64Key: MapKey<bigint> = bigintKey(decodeInt64);
/** Decimal text of 64 bits without sign. */
export const uint64Key: MapKey<bigint> = bigintKey(decodeUint64);

/** Returns the same key for keys that the source tells from others by a brand. */
export function brandedKey<K extends string | number | bigint>(key: MapKey<Plain<K>>): MapKey<K> {
  return key as unknown as MapKey<K>;
}

/** What a key is without its brand. */
type Plain<K> = K extends string ? string : K extends number ? number : bigint;

/** One of an enum's values. */
export function enumKey<K extends string>(values: ReadonlySet<K>): MapKey<K> {
  const listed = (key: string, at: Path): K =>
    values.has(key as K) ? (key as K) : fail(at, String(key), "NOT_LISTED", "must be one of the listed keys");
  return { encode: listed, decode: listed, partial: true };
}

function textKey<K extends string>(check: (value: K, at: Path, key: Key) => K): MapKey<K> {
  return { encode: (key, at) => check(key, at, String(key)), decode: (text, at) => check(text as K, at, text) };
}

function numberKey(check: (value: unknown, at: Path, key: Key) => number): MapKey<number> {
  return {
    // A record's keys are text wherever its type says that they are numbers.
    encode: (key, at) => String(check(key, at, String(key))),
    decode: (text, at) =>
      isDecimal(text) ? check(Number(text), at, text) : fail(at, text, "FORMAT", "must be a whole number as a key"),
  };
}

function bigintKey(check: (value: unknown, at: Path, key: Key) => bigint): MapKey<bigint> {
  return {
    encode: (key, at) => String(check(typeof key === "bigint" ? String(key) : key, at, String(key))),
    decode: (text, at) => check(text, at, text),
  };
}
