import { decodeBody, encodeBody } from "../codec/body.js";
import type { Codec } from "../codec/codec.js";
import type { Code, Reason } from "../errors/codes.js";
import { isCode } from "../errors/error-numbers.js";

/** The body of an error reply. */
export interface ErrorBody {
  readonly code: Code;
  readonly message: string;
  readonly reason?: Reason | undefined;
  readonly path?: string | undefined;
  /** Which declared error this is. */
  readonly type?: string | undefined;
  /** The declared error's fields, as its codec takes and gives them. */
  readonly data?: unknown;
  readonly reference?: string | undefined;
}

/** The reasons that a handler may give. What a client says of itself, no peer may say for it. */
const REASONS: ReadonlySet<unknown> = new Set<Reason>(["BUSY", "DRAINING", "EXPIRED", "TOO_LARGE"]);
const MAX_TEXT = 4096;
/** What the server has let through is not too large for its caller. */
const READ_OPTIONS = { maxBytes: Number.MAX_SAFE_INTEGER } as const;

const errorBody: Codec<ErrorBody | undefined> = {
  encode: (value) => value,
  decode: (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    const fields = value as Readonly<Record<string, unknown>>;
    const { code, reason } = fields;
    if (typeof code !== "string") return undefined;
    return {
      code: isCode(code) ? code : "UNKNOWN",
      message: textOf(fields["message"]) ?? "",
      reason: isReason(reason) ? reason : undefined,
      path: textOf(fields["path"]),
      type: textOf(fields["type"]),
      data: fields["data"],
      reference: textOf(fields["reference"]),
    };
  },
};

/** Reads the body of an error reply. `undefined` stands for one that cannot be read: the header must do. */
export function readErrorBody(bytes: Uint8Array): ErrorBody | undefined {
  try {
    return decodeBody(errorBody, bytes, READ_OPTIONS);
  } catch {
    return undefined;
  }
}

/** Writes the body of an error reply. Throws `InvalidValue` where the data of a declared error, or a path, may not be sent. */
export function writeErrorBody(body: ErrorBody): Uint8Array {
  return encodeBody(errorBody, body);
}

function isReason(value: unknown): value is Reason {
  return REASONS.has(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value.slice(0, MAX_TEXT) : undefined;
}
