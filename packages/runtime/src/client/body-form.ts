import { type BodyOptions, encodeBody } from "../codec/body.js";
import type { BodyLimits } from "../codec/limits.js";
import type { OneWayMethod, UnaryMethod } from "../descriptor.js";
import type { Head } from "../wire/head.js";
import { decodeResult } from "../wire/success-body.js";
import type { Target } from "./failures.js";
import { readFailure } from "./read-failure.js";

/** How the bodies of one method become values for its callers, and the reverse. */
export interface BodyForm {
  /** Whether results are parsed: long ones then are in pieces, before `decode` takes them. */
  readonly isParsed: boolean;
  /** Writes a request. Throws `InvalidValue` where it may not be sent. */
  encode(request: unknown, limits: BodyLimits): Uint8Array;
  /** Reads the result of a reply with the mark. Throws `InvalidValue`. */
  decode(body: Uint8Array, options: BodyOptions): unknown;
  /** Returns the error of an error reply. `number` is that of its code, as the header has it. */
  failureOf(target: Target, number: string, head: Head, body: Uint8Array): Error;
}

/** Returns the form of a method whose values are those of the interface. */
export function valuesOf(method: UnaryMethod<unknown, unknown> | OneWayMethod<unknown>): BodyForm {
  const { request } = method;
  const errors = (method.kind === "unary" ? method.errors : undefined) ?? [];
  return {
    isParsed: true,
    encode: (value, limits) => encodeBody(request, value, limits),
    decode: (body, options) => decodeResult((method as UnaryMethod<unknown, unknown>).result, body, options),
    failureOf: (target, number, head, body) => readFailure(target, errors, number, head, body),
  };
}
