import { fromBase64, toBase64 } from "./base64.js";
import { isArrayBuffer, isBytes, isTypedArray } from "./kinds.js";
import { mismatch } from "./mismatch.js";
import { fail, type Key, type Path } from "./path.js";

/** Writes bytes as base64. */
export function encodeBytes(value: Uint8Array, at: Path | undefined, key: Key): string {
  return isBytes(value) ? toBase64(value) : mismatch(value, at, key, "a Uint8Array");
}

/** Reads bytes from standard base64 with padding. */
export function decodeBytes(value: unknown, at: Path | undefined, key: Key): Uint8Array {
  if (typeof value !== "string") return mismatch(value, at, key, "base64 text");
  return fromBase64(value) ?? fail(at, key, "FORMAT", "must be padded base64 of the standard alphabet");
}

/** A class of views of bytes, such as Node's `Buffer`. */
interface BufferClass<T> {
  from(buffer: ArrayBufferLike, offset: number, length: number): T;
}

/** Reads bytes as a `Buffer`, which browsers do not have, so that generated code names it. */
export function decodeAsBuffer<T>(value: unknown, at: Path | undefined, key: Key, type: BufferClass<T>): T {
  const { buffer, byteOffset, byteLength } = decodeBytes(value, at, key);
  return type.from(buffer, byteOffset, byteLength);
}

/** Writes an `ArrayBuffer` as base64. */
export function encodeArrayBuffer(value: ArrayBuffer, at: Path | undefined, key: Key): string {
  return isArrayBuffer(value) ? toBase64(new Uint8Array(value)) : mismatch(value, at, key, "an ArrayBuffer");
}

/** Reads bytes as an `ArrayBuffer` of nothing else. */
export function decodeArrayBuffer(value: unknown, at: Path | undefined, key: Key): ArrayBuffer {
  const bytes = decodeBytes(value, at, key);
  const buffer = new ArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return buffer;
}

/** Writes the bytes of a `Uint8ClampedArray` as base64. */
export function encodeUint8ClampedArray(value: Uint8ClampedArray, at: Path | undefined, key: Key): string {
  if (!isTypedArray(value, "Uint8ClampedArray")) return mismatch(value, at, key, "a Uint8ClampedArray");
  return toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
}

/** Reads bytes as a `Uint8ClampedArray`. */
export function decodeUint8ClampedArray(
  value: unknown,
  at: Path | undefined,
  key: Key,
): Uint8ClampedArray<ArrayBuffer> {
  return new Uint8ClampedArray(decodeArrayBuffer(value, at, key));
}

/** Writes exactly `length` bytes as base64. */
export function encodeFixedBytes(value: Uint8Array, at: Path | undefined, key: Key, length: number): string {
  if (isBytes(value) && value.length !== length) return wrongLength(at, key, length, value.length);
  return encodeBytes(value, at, key);
}

/** Reads exactly `length` bytes from base64. */
export function decodeFixedBytes(value: unknown, at: Path | undefined, key: Key, length: number): Uint8Array {
  const bytes = decodeBytes(value, at, key);
  return bytes.length === length ? bytes : wrongLength(at, key, length, bytes.length);
}

function wrongLength(at: Path | undefined, key: Key, wanted: number, found: number): never {
  return fail(at, key, "LENGTH", `must have ${wanted} bytes, not ${found}`);
}
