import { decodeBody } from "../codec/body.js";
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
  /** The declared error's fields. */
  readonly data?: unknown;
  readonly reference?: string | undefined;
}

const REASONS: ReadonlySet<string> = new Set<Reason>([
  "BUSY",
  "DRAINING",
  "EXPIRED",
  "TOO_LARGE",
  "UNKNOWN_METHOD",
]);
const MAX_TEXT = 4096;

const errorBody: Codec<ErrorBody | undefined> = {
  encode: (value) => value,
  decode: (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return undefined;
    }
    const fields = value as Readonly<Record<string, unknown>>;
    const code = fields["code"];
    if (!isCode(code)) {
      return undefined;
    }
    const reason = textOf(fields["reason"]);
    return {
      code,
      message: textOf(fields["message"]) ?? "",
      reason: isReason(reason) ? reason : undefined,
      path: textOf(fields["path"]),
      type: textOf(fields["type"]),
      data: fields["data"],
      reference: textOf(fields["reference"]),
    };
  },
};

/** Reads the body of an error reply. `undefined` stands for one that is not ours: the headers must do. */
export function readErrorBody(bytes: Uint8Array): ErrorBody | undefined {
  try {
    return decodeBody(errorBody, bytes);
  } catch {
    return undefined;
  }
}

const ENCODER = new TextEncoder();

/** Writes the body of an error reply. */
export function writeErrorBody(body: ErrorBody): Uint8Array {
  return ENCODER.encode(JSON.stringify(body));
}

function isReason(text: string | undefined): text is Reason {
  return text !== undefined && REASONS.has(text);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value.slice(0, MAX_TEXT) : undefined;
}
