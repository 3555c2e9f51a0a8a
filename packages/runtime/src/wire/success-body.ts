import { type BodyOptions, decodeBody, encodeBody } from "../codec/body.js";
import type { Codec } from "../codec/codec.js";
import type { BodyLimits } from "../codec/limits.js";

/**
 * The byte before the JSON of every result: white space to all readers of JSON, and how a caller knows that an Autonats handler
 * wrote the reply, and not a stream that captures the subject, or anybody else.
 */
const MARK = "\t";
const MARK_BYTE = 0x09;

/** Reports whether an Autonats handler wrote this reply, which is not an error reply. */
export function isMarked(body: Uint8Array): boolean {
  return body[0] === MARK_BYTE;
}

/** Writes the body of a result. Throws `InvalidValue` as `encodeBody` does. */
export function encodeResult<T>(codec: Codec<T>, value: T, limits: BodyLimits): Uint8Array {
  return encodeBody(codec, value, limits, MARK);
}

/** Reads the body of a result, which is marked. Throws `InvalidValue` as `decodeBody` does. */
export function decodeResult<T>(codec: Codec<T>, body: Uint8Array, options: BodyOptions): T {
  return decodeBody(codec, body, options);
}
