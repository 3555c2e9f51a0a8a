import type { Decoder, Encoder } from "./codec.js";
import { isMap, isPlainObject } from "./kinds.js";
import { limits } from "./limits.js";
import type { MapKey } from "./map-keys.js";
import { mismatch } from "./mismatch.js";
import { decodeObject, type Fields } from "./objects.js";
import { fail, type Key, type Path, pathOf } from "./path.js";

/** Writes a `Map` as an object. */
export function encodeMap<K, V>(
  value: ReadonlyMap<K, V>,
  at: Path | undefined,
  key: Key,
  mapKey: MapKey<K>,
  element: Encoder<V>,
): Fields {
  if (!isMap(value)) return mismatch(value, at, key, "a Map");
  const here = pathOf(at, key);
  const object = emptyRecord();
  let count = 0;
  for (const [name, entry] of value) {
    if (++count > limits.maxElements) return tooMany(at, key);
    // An iterator of the user's might never end.
    if (count > value.size) return fail(at, key, "LENGTH", "has more keys than its size");
    const text = mapKey.encode(name, here);
    object[text] = element(entry, here, text);
  }
  return object;
}

/** Reads an object as a `Map`. */
export function decodeMap<K, V>(
  value: unknown,
  at: Path | undefined,
  key: Key,
  mapKey: MapKey<K>,
  element: Decoder<V>,
): Map<K, V> {
  const fields = decodeObject(value, at, key);
  const here = pathOf(at, key);
  const map = new Map<K, V>();
  const names = Object.keys(fields);
  if (names.length > limits.maxElements) return tooMany(at, key);
  for (const name of names) map.set(mapKey.decode(name, here), element(fields[name], here, name));
  return map;
}

/** Writes the own properties of a plain object as an object. */
export function encodeRecord<K extends string | number, V>(
  value: { readonly [Name in K]?: V | undefined },
  at: Path | undefined,
  key: Key,
  mapKey: MapKey<K>,
  element: Encoder<V>,
): Fields {
  if (!isPlainObject(value)) return mismatch(value, at, key, "a plain object");
  const here = pathOf(at, key);
  const object = emptyRecord();
  const fields: Fields = value;
  const names = Object.keys(fields);
  if (names.length > limits.maxElements) return tooMany(at, key);
  for (const name of names) {
    const entry = fields[name];
    if (entry === undefined && mapKey.partial) continue;
    mapKey.decode(name, here);
    object[name] = element(entry as V, here, name);
  }
  return object;
}

/** Writes the own properties of a plain object, without those that are undefined, as an object. */
export function encodePartialRecord<K extends string | number, V>(
  value: { readonly [Name in K]?: V | undefined },
  at: Path | undefined,
  key: Key,
  mapKey: MapKey<K>,
  element: Encoder<V>,
): Fields {
  return encodeRecord(value, at, key, mapKey.partial === true ? mapKey : { ...mapKey, partial: true }, element);
}

/** Reads an object as a plain object without prototype, so that no key can mean more than itself. */
export function decodeRecord<K extends string | number, V>(
  value: unknown,
  at: Path | undefined,
  key: Key,
  mapKey: MapKey<K>,
  element: Decoder<V>,
): Record<K, V> {
  const fields = decodeObject(value, at, key);
  const here = pathOf(at, key);
  const record = emptyRecord();
  const names = Object.keys(fields);
  if (names.length > limits.maxElements) return tooMany(at, key);
  for (const name of names) {
    mapKey.decode(name, here);
    record[name] = element(fields[name], here, name);
  }
  return record as Record<K, V>;
}

function emptyRecord(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}

function tooMany(at: Path | undefined, key: Key): never {
  return fail(at, key, "LENGTH", `has more than ${limits.maxElements} keys`);
}
