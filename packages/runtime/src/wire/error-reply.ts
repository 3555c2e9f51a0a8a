import { ERROR_NUMBERS } from "../errors/error-numbers.js";
import { cutText } from "./cut-text.js";
import { type ErrorBody, writeErrorBody } from "./error-body.js";
import { createHeaderBlock, ERROR_NUMBER_HEADER, ERROR_TEXT_HEADER, type HeaderBlock } from "./headers.js";

const MAX_SUMMARY = 256;

/** An error reply that is ready to be sent. */
export interface ErrorReply {
  readonly bytes: Uint8Array;
  readonly header: HeaderBlock;
  /** One line that says what it is, for the statistics. */
  readonly summary: string;
}

/** Writes an error reply. `text` goes into the header, for people; default: the message of the body. */
export function createErrorReply(body: ErrorBody, text: string = body.message): ErrorReply {
  const header = createHeaderBlock([
    [ERROR_NUMBER_HEADER, `${ERROR_NUMBERS[body.code]}`],
    [ERROR_TEXT_HEADER, text],
  ]);
  return { bytes: writeErrorBody(body), header, summary: cutText(`${body.code}: ${text}`, MAX_SUMMARY) };
}
