import { InvalidValue } from "../errors/invalid-value.js";
import { toBytes } from "./body-bytes.js";
import type { Codec } from "./codec.js";
import { beginReading, countDocuments, printExactly } from "./exact-json.js";
import { decodeValue, encodeValue, toInvalidValue } from "./guard.js";
import { type BodyLimits, limits as inForce, MAX_BYTES, withLimits } from "./limits.js";
import { parseBytes } from "./parse.js";
import { checkWellFormed } from "./well-formed.js";

/** What `decodeBody` takes. */
export interface BodyOptions {
  /** The most bytes that the body may have. Default: 1 MiB. */
  readonly maxBytes?: number | undefined;
  /** Reads a body of zero bytes as `{}`, as for requests. Default: false, which refuses it. */
  readonly emptyIsObject?: boolean | undefined;
  /** Default: `DEFAULT_LIMITS`. */
  readonly limits?: BodyLimits | undefined;
}

/** For bodies of messages: the NATS server has already limited their size. */
export const IN_MESSAGE: BodyOptions = { maxBytes: Number.MAX_SAFE_INTEGER };

/**
 * Writes the body of a message, after `mark`. Throws `InvalidValue` for a value that may not be sent, and nothing else: what a
 * getter of the value throws becomes its `cause`.
 */
export function encodeBody<T>(codec: Codec<T>, value: T, limits: BodyLimits = inForce, mark = ""): Uint8Array {
  if (limits !== inForce) return encodeWithin(limits, codec, value, mark);
  const documents = countDocuments();
  const encoded = encodeValue(codec.encode, value, undefined, "");
  const text = countDocuments() === documents ? stringify(encoded) : printExactly(encoded);
  // Half a surrogate pair is written as an escape, and nothing else in a string is written like this.
  if (text.includes("\\ud")) checkWellFormed(encoded, undefined, "");
  return toBytes(text, mark);
}

/**
 * Reads the body of a message. Throws `InvalidValue` for bytes that may not be accepted, and nothing else: what the
 * constructor of a declared error throws becomes its `cause`.
 */
export function decodeBody<T>(codec: Codec<T>, bytes: Uint8Array, options?: BodyOptions): T {
  const limits = options?.limits ?? inForce;
  if (limits !== inForce) return decodeWithin(limits, codec, bytes, options);
  const maxBytes = options?.maxBytes ?? MAX_BYTES;
  if (bytes.length > maxBytes) throw new InvalidValue("", "TOO_LARGE", `has more than ${maxBytes} bytes`);
  const value = bytes.length === 0 && options?.emptyIsObject ? {} : parseBytes(bytes);
  beginReading(bytes);
  try {
    return decodeValue(codec.decode, value, undefined, "");
  } finally {
    // Also where the value is refused: the bytes would be kept until the next body.
    beginReading(undefined);
  }
}

// Separate functions, because a closure would cost each call an object.

function encodeWithin<T>(limits: BodyLimits, codec: Codec<T>, value: T, mark: string): Uint8Array {
  return withLimits(limits, () => encodeBody(codec, value, limits, mark));
}

function decodeWithin<T>(limits: BodyLimits, codec: Codec<T>, bytes: Uint8Array, options: BodyOptions | undefined): T {
  return withLimits(limits, () => decodeBody(codec, bytes, options));
}

function stringify(encoded: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(encoded);
  } catch (thrown) {
    throw toInvalidValue(thrown, undefined, "");
  }
  if (text === undefined) throw new InvalidValue("", "MISSING", "is missing");
  return text;
}
