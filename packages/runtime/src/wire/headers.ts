import type { MsgHdrs } from "@nats-io/nats-core";

/** Remaining milliseconds, as a whole number. Sent only where it differs from the method's default. */
export const TIMEOUT_HEADER = "Autonats-Timeout";
/** Text for a person. ADR-32 wants it. */
export const ERROR_TEXT_HEADER = "Nats-Service-Error";
/** A number. Its presence is what makes a reply an error. ADR-32 wants it. */
export const ERROR_NUMBER_HEADER = "Nats-Service-Error-Code";

const ENCODER = new TextEncoder();
const MAX_TEXT = 256;

/**
 * Header bytes that are ready to be sent. The client library asks headers that it is given for nothing but `encode()`,
 * so a block that is built once costs a quarter of one that is built from names and values each time.
 */
export interface HeaderBlock {
  readonly bytes: Uint8Array;
  /** The same, in the form that the client library takes. */
  readonly headers: MsgHdrs;
}

/** Builds a header block. Values become printable ASCII of at most 256 characters: a line break in one would be a header of its own. */
export function createHeaderBlock(fields: readonly (readonly [name: string, value: string])[]): HeaderBlock {
  let text = "NATS/1.0\r\n";
  for (const [name, value] of fields) {
    text += `${name}: ${toHeaderText(value)}\r\n`;
  }
  const bytes = ENCODER.encode(`${text}\r\n`);
  return { bytes, headers: { encode: () => bytes } as unknown as MsgHdrs };
}

function toHeaderText(value: string): string {
  // A code point has two units at most.
  const cut = value.length > 2 * MAX_TEXT ? value.slice(0, 2 * MAX_TEXT) : value;
  return cut
    .replace(/[^\x20-\x7e]/gu, "?")
    .slice(0, MAX_TEXT)
    .trim();
}
