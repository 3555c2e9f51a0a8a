import type { Code } from "../errors/codes.js";
import { ERROR_NUMBERS } from "../errors/error-numbers.js";
import { cutText } from "./cut-text.js";
import { type ErrorBody, writeErrorBody } from "./error-body.js";
import { buildHead, ERROR_NUMBER_HEADER, ERROR_TEXT_HEADER } from "./head.js";

const MAX_TEXT = 256;

/** An error reply that is ready to be sent. */
export interface ErrorReply {
  readonly code: Code;
  readonly head: Uint8Array;
  readonly body: Uint8Array;
  /** One line that says what it is, for the statistics. */
  readonly summary: string;
  /** For how long the method wants no further attempt, where it has said so. */
  readonly retryAfterMs?: number | undefined;
}

/**
 * Writes an error reply. `text` goes into the header, for people; default: the message of the body. Throws `InvalidValue` where
 * the data of a declared error may not be sent.
 */
export function createErrorReply(
  body: ErrorBody,
  text: string = body.message,
  metadata: readonly (readonly [name: string, value: string])[] = [],
): ErrorReply {
  const head = buildHead([
    [ERROR_NUMBER_HEADER, `${ERROR_NUMBERS[body.code]}`],
    [ERROR_TEXT_HEADER, toHeaderText(text)],
    ...metadata,
  ]);
  const { code, retryAfterMs } = body;
  return { code, head, body: writeErrorBody(body), summary: cutText(`${code}: ${text}`, MAX_TEXT), retryAfterMs };
}

/** Printable ASCII of at most 256 characters: a line break in a value would begin a header of its own. */
function toHeaderText(value: string): string {
  // A code point has two units at most.
  return cutText(value, 2 * MAX_TEXT)
    .replace(/[^\x20-\x7e]/gu, "?")
    .slice(0, MAX_TEXT)
    .trim();
}
