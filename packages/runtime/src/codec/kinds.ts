/**
 * Reports whether a value is of a built-in class. `instanceof` is enough for nearly all; values from another realm, such as those
 * of some test runners, are recognized by calling a method that works on real instances only.
 */
function hasMethod(method: () => unknown, value: unknown): boolean {
  try {
    method.call(value);
    return true;
  } catch {
    return false;
  }
}

const mapSize = Object.getOwnPropertyDescriptor(Map.prototype, "size")?.get as () => unknown;
const setSize = Object.getOwnPropertyDescriptor(Set.prototype, "size")?.get as () => unknown;
const bufferLength = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, "byteLength")?.get as () => unknown;
const arrayTag = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)
  ?.get as (this: unknown) => unknown;

/** Reports whether a value is a `Date`. */
export function isDate(value: unknown): value is Date {
  return value instanceof Date || (isObject(value) && hasMethod(Date.prototype.getTime, value));
}

/** Reports whether a value is a `Map`. */
export function isMap(value: unknown): value is ReadonlyMap<unknown, unknown> {
  return value instanceof Map || (isObject(value) && hasMethod(mapSize, value));
}

/** Reports whether a value is a `Set`. */
export function isSet(value: unknown): value is ReadonlySet<unknown> {
  return value instanceof Set || (isObject(value) && hasMethod(setSize, value));
}

/** Reports whether a value is a `Uint8Array`, which Node's `Buffer` is too. */
export function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array || isTypedArray(value, "Uint8Array");
}

/** Reports whether a value is a typed array of the class of that name. */
export function isTypedArray(value: unknown, name: string): boolean {
  return arrayTag.call(value) === name;
}

/** Reports whether a value is an `ArrayBuffer`. */
export function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return value instanceof ArrayBuffer || (isObject(value) && hasMethod(bufferLength, value));
}

/** Reports whether a value is an object of no class: its prototype is that of `{}`, or null. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return true;
  // The prototype of `{}` in another realm: it has none itself, and has what only that one has.
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype as object, "isPrototypeOf");
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
