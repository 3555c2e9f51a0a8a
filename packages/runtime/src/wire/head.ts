import { toBytes } from "../codec/body-bytes.js";

/** Milliseconds that the caller waits, as a whole number. Sent only where it differs from the method's own. */
export const TIMEOUT_HEADER = "Autonats-Timeout";
/** Features, with commas between them, that the reader must have. */
export const REQUIRE_HEADER = "Autonats-Require";
/** In a request: the reply is to say how much the instance has to do. In a reply: how much that is. */
export const LOAD_HEADER = "Autonats-Load";
/** What a call is known by when it is made again: a handler does not run it twice. */
export const IDEMPOTENCY_KEY_HEADER = "Autonats-Idempotency-Key";
/** Text for a person. ADR-32 wants it. */
export const ERROR_TEXT_HEADER = "Nats-Service-Error";
/** A number. Its presence is what makes a reply an error. ADR-32 wants it. */
export const ERROR_NUMBER_HEADER = "Nats-Service-Error-Code";

/** The headers of a block that the runtime itself reads; the user's are `Metadata`. The first value of each name counts. */
export interface Head {
  /** The status in the first line; empty for none. */
  readonly status: string;
  readonly timeout: string | undefined;
  readonly require: string | undefined;
  readonly load: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly errorText: string | undefined;
  readonly errorNumber: string | undefined;
}

const VERSION = "NATS/1.0";
/** In bytes. */
const STATUS_LENGTH = 3;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const COLON = 0x3a;
const BLANK = 0x20;
const TAB = 0x09;

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder("utf-8", { ignoreBOM: true });

const VERSION_BYTES = ENCODER.encode(VERSION);

const OURS = [
  ["timeout", ENCODER.encode(TIMEOUT_HEADER)],
  ["require", ENCODER.encode(REQUIRE_HEADER)],
  ["load", ENCODER.encode(LOAD_HEADER)],
  ["idempotencyKey", ENCODER.encode(IDEMPOTENCY_KEY_HEADER)],
  ["errorText", ENCODER.encode(ERROR_TEXT_HEADER)],
  ["errorNumber", ENCODER.encode(ERROR_NUMBER_HEADER)],
] as const;

/** What our names begin with. */
const AUTONATS = 0x41;
const NATS = 0x4e;

/**
 * Parses a header block in one pass, as section 2 of the protocol specifies, and picks our names from it; `undefined` where it
 * cannot be parsed. Nothing checks headers before this, so a megabyte of them must be cheap to parse.
 */
export function parseHead(bytes: Uint8Array): Head | undefined {
  const first = endOfLine(bytes, 0);
  if (first === -1) return undefined;
  const status = parseStatus(bytes, withoutReturn(bytes, 0, first));
  if (status === undefined) return undefined;
  const head: { -readonly [Name in keyof Head]: Head[Name] } = {
    status,
    timeout: undefined,
    require: undefined,
    load: undefined,
    idempotencyKey: undefined,
    errorText: undefined,
    errorNumber: undefined,
  };
  const isWhole = eachField(bytes, first + 1, (start, colon, end) => {
    const initial = bytes[start];
    if (initial !== AUTONATS && initial !== NATS) return;
    for (const [field, name] of OURS) {
      if (colon - start === name.length && head[field] === undefined && isName(bytes, start, name)) {
        head[field] = textBetween(bytes, colon + 1, end);
      }
    }
  });
  return isWhole ? head : undefined;
}

/** Calls `take` with each field of a header block that can be parsed, names and values unchanged. */
export function readFields(bytes: Uint8Array, take: (name: string, value: string) => void): void {
  // Decoded as a whole: a decoder takes longer to begin than to read a name.
  const text = DECODER.decode(bytes);
  for (let at = text.indexOf("\n") + 1; ; ) {
    const newline = text.indexOf("\n", at);
    const end = newline > at && text[newline - 1] === "\r" ? newline - 1 : newline;
    if (end <= at) return;
    const line = text.slice(at, end);
    const colon = line.indexOf(":");
    if (colon > 0) take(line.slice(0, colon), withoutBlanks(line.slice(colon + 1)));
    at = newline + 1;
  }
}

/** Builds a header block of fields whose names and values are valid in one. */
export function buildHead(fields: Iterable<readonly [name: string, value: string]>): Uint8Array {
  let text = `${VERSION}\r\n`;
  for (const [name, value] of fields) text += `${name}: ${value}\r\n`;
  return toBytes(`${text}\r\n`);
}

/** Returns the length of a head of such fields, of ASCII alone, without the empty line at its end. */
export function lengthOfHead(fields: Iterable<readonly [name: string, value: string]>): number {
  let length = VERSION.length + 2;
  for (const [name, value] of fields) length += name.length + value.length + 4;
  return length;
}

/** Calls `take` with where each field has its name, its colon and its end. Reports whether the fields can be parsed to their end. */
function eachField(
  bytes: Uint8Array,
  from: number,
  take: (start: number, colon: number, end: number) => void,
): boolean {
  for (let at = from; ; ) {
    const newline = endOfLine(bytes, at);
    if (newline === -1) return false;
    const end = withoutReturn(bytes, at, newline);
    if (end === at) return true;
    let colon = at;
    while (colon < end && bytes[colon] !== COLON) colon += 1;
    if (colon === end) return false;
    // A line without a name is ignored.
    if (colon > at) take(at, colon, end);
    at = newline + 1;
  }
}

/** Not `indexOf`: to call it takes longer than to walk over a line, and there may be a hundred thousand lines. */
function endOfLine(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) if (bytes[at] === NEWLINE) return at;
  return -1;
}

function withoutReturn(bytes: Uint8Array, start: number, newline: number): number {
  return newline > start && bytes[newline - 1] === RETURN ? newline - 1 : newline;
}

function isName(bytes: Uint8Array, start: number, name: Uint8Array): boolean {
  for (let offset = 0; offset < name.length; offset += 1) {
    if (bytes[start + offset] !== name[offset]) return false;
  }
  return true;
}

/** The text between two places, without blanks at either end. */
function textBetween(bytes: Uint8Array, start: number, end: number): string {
  return withoutBlanks(DECODER.decode(bytes.subarray(start, end)));
}

/** No regular expression: one for the blanks at the end looks at those within again and again, and a peer may send a million. */
function withoutBlanks(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && isBlank(value.charCodeAt(start))) start += 1;
  while (end > start && isBlank(value.charCodeAt(end - 1))) end -= 1;
  return value.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === BLANK || code === TAB;
}

/** Parses the first line. Most have no status, and then nothing is decoded. */
function parseStatus(bytes: Uint8Array, end: number): string | undefined {
  if (end < VERSION_BYTES.length || !isName(bytes, 0, VERSION_BYTES)) return undefined;
  if (end === VERSION_BYTES.length) return "";
  const status = DECODER.decode(bytes.subarray(VERSION_BYTES.length, end)).trim();
  return ENCODER.encode(status).length < STATUS_LENGTH ? undefined : status.slice(0, STATUS_LENGTH);
}
