import { decodeBody, encodeBody, IN_MESSAGE } from "../codec/body.js";
import type { Codec } from "../codec/codec.js";
import { DEFAULT_LIMITS } from "../codec/limits.js";
import type { Code, Reason } from "../errors/codes.js";
import { isCode } from "../errors/error-numbers.js";
import { cutText } from "./cut-text.js";

/** The body of an error reply. */
export interface ErrorBody {
  readonly code: Code;
  readonly message: string;
  readonly reason?: Reason | undefined;
  readonly path?: string | undefined;
  /** Which declared error this is. */
  readonly type?: string | undefined;
  /** The declared error's fields, in the form of its codec. */
  readonly data?: unknown;
  readonly reference?: string | undefined;
  /** A whole number of milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/** The reasons that a handler may send, and the code of each. The other reasons are the client's own; a peer may not send them. */
const CODES_BY_REASON: ReadonlyMap<unknown, Code> = new Map<Reason, Code>([
  ["BUSY", "RESOURCE_EXHAUSTED"],
  ["DRAINING", "UNAVAILABLE"],
  ["EXPIRED", "DEADLINE_EXCEEDED"],
  ["TOO_LARGE", "RESOURCE_EXHAUSTED"],
  ["UNSUPPORTED_FEATURE", "UNIMPLEMENTED"],
]);
const MAX_TEXT = 4096;

const errorBody: Codec<ErrorBody | undefined> = {
  encode: (value) => value && { ...value, message: cutText(value.message, MAX_TEXT) },
  decode: (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    const fields = value as Readonly<Record<string, unknown>>;
    const { code, reason } = fields;
    if (typeof code !== "string") return undefined;
    return {
      code: isCode(code) ? code : "UNKNOWN",
      message: textOf(fields["message"]) ?? "",
      reason: isReasonOf(code, reason) ? reason : undefined,
      path: code === "INVALID_ARGUMENT" ? textOf(fields["path"]) : undefined,
      type: textOf(fields["type"]),
      data: fields["data"],
      reference: textOf(fields["reference"]),
      retryAfterMs: wholeOf(fields["retryAfterMs"]),
    };
  },
};

/** Reads the body of an error reply. `undefined` stands for one that cannot be read: the header must do. */
export function readErrorBody(bytes: Uint8Array): ErrorBody | undefined {
  try {
    return decodeBody(errorBody, bytes, { ...IN_MESSAGE, limits: DEFAULT_LIMITS });
  } catch {
    return undefined;
  }
}

/** Writes the body of an error reply. Throws `InvalidValue` where the data of a declared error, or a path, may not be sent. */
export function writeErrorBody(body: ErrorBody): Uint8Array {
  return encodeBody(errorBody, body, DEFAULT_LIMITS);
}

function isReasonOf(code: string, value: unknown): value is Reason {
  return CODES_BY_REASON.get(value) === code;
}

function wholeOf(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? cutText(value, MAX_TEXT) : undefined;
}
