import type { Codec } from "./codec.js";

/** What `decodeBody` takes. */
export interface BodyOptions {
  /** The most bytes that a body may have. Default: 1 MiB. */
  readonly maxBytes?: number | undefined;
  /** Reads a body of zero bytes as `{}`, as it is done for requests. Default: false, which refuses it. */
  readonly emptyIsObject?: boolean | undefined;
}

/**
 * Writes the body of a message. Throws `InvalidValue` for a value that may not be sent, and nothing else: what a getter of the
 * value's throws becomes its `cause`.
 */
export function encodeBody<T>(codec: Codec<T>, value: T): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(codec.encode(value, undefined, "")));
}

/**
 * Reads the body of a message. Throws `InvalidValue` for bytes that may not be accepted, and nothing else: what the constructor
 * of a declared error throws becomes its `cause`.
 */
export function decodeBody<T>(codec: Codec<T>, bytes: Uint8Array, options?: BodyOptions): T {
  const text = bytes.length === 0 && options?.emptyIsObject ? "{}" : new TextDecoder().decode(bytes);
  return codec.decode(JSON.parse(text), undefined, "");
}
