import type { Decoder, Encoder } from "./codec.js";
import { limits } from "./limits.js";
import type { Fields } from "./objects.js";
import { fail, type Key, type Path } from "./path.js";

/**
 * Writes an object whose other keys are data too.
 *
 * @param value The object, all of whose own properties are written but those that are undefined.
 * @param declared Its declared fields as they are written.
 */
export function encodeRest<V>(
  value: object,
  at: Path | undefined,
  key: Key,
  here: Path,
  declared: Readonly<Record<string, unknown>>,
  element: Encoder<V>,
): Fields {
  const fields: Fields = value as Fields;
  const names = Object.keys(fields);
  if (names.length > limits.maxElements) return tooMany(at, key);
  const object = Object.create(null) as Record<string, unknown>;
  for (const name of Object.keys(declared)) object[name] = declared[name];
  for (const name of names) {
    const entry = fields[name];
    if (entry !== undefined && !Object.hasOwn(declared, name)) object[name] = element(entry as V, here, name);
  }
  return object;
}

/**
 * Reads an object whose other keys are data too.
 *
 * @param declared Its declared fields as they were read. Those that are undefined are absent.
 */
export function decodeRest<T, V>(
  fields: Fields,
  at: Path | undefined,
  key: Key,
  here: Path,
  declared: Readonly<Record<string, unknown>>,
  element: Decoder<V>,
): T {
  const names = Object.keys(fields);
  if (names.length > limits.maxElements) return tooMany(at, key);
  const object: Record<string, unknown> = {};
  for (const name of Object.keys(declared)) if (declared[name] !== undefined) set(object, name, declared[name]);
  for (const name of names) {
    if (!Object.hasOwn(declared, name)) set(object, name, element(fields[name], here, name));
  }
  return object as T;
}

/** Sets a property whatever it is called: `__proto__` must be no more than a key. */
function set(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name === "__proto__") {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else object[name] = value;
}

function tooMany(at: Path | undefined, key: Key): never {
  return fail(at, key, "LENGTH", `has more than ${limits.maxElements} keys`);
}
