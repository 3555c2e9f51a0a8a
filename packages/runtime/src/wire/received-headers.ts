import type { Msg, MsgHdrs } from "@nats-io/nats-core";
import { byteLength } from "./byte-length.js";

/** The headers of a message that has come. */
export interface ReceivedHeaders {
  /** The status that stands in the first line; empty for none. */
  readonly status: string;
  /** The first value of each name. Names are compared exactly. */
  readonly values: ReadonlyMap<string, string>;
}

const VERSION = "NATS/1.0";
/** In bytes. */
const STATUS_LENGTH = 3;
const DECODER = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Reads the headers of a message; `undefined` where there are none. Nobody checks them on their way, and the client library
 * throws over some that cannot be parsed and makes something up of others; an exception that leaves a subscription's callback
 * ends the connection's read loop for good. So they are parsed here. A message without headers costs one comparison.
 */
export function readHeaders(message: Msg): ReceivedHeaders | "unreadable" | undefined {
  const known = askLibrary(message);
  if (known === undefined) return undefined;
  const bytes = headerBytes(message);
  if (bytes !== undefined) return parseHeaders(DECODER.decode(bytes)) ?? "unreadable";
  return known === "unreadable" ? known : fromLibrary(known);
}

function askLibrary(message: Msg): MsgHdrs | "unreadable" | undefined {
  try {
    return message.headers;
  } catch {
    return "unreadable";
  }
}

/** A message of the client library has a size that its type does not tell: that of its subjects, its headers and its body. */
type Sized = Msg & { size?(): number };

/**
 * The client library does not give headers out as they came, but they stand right before the body. `undefined` where they do
 * not, as may be with a connection of another make.
 */
function headerBytes(message: Sized): Uint8Array | undefined {
  const { data } = message;
  const length = (message.size?.() ?? 0) - data.length - byteLength(message.subject) - byteLength(message.reply ?? "");
  const start = data.byteOffset - length;
  if (length <= 0 || start < 0) return undefined;
  return new Uint8Array(data.buffer, start, length);
}

/** What the library has made of headers: the same, for those that nothing is wrong with. */
function fromLibrary(headers: MsgHdrs): ReceivedHeaders {
  return {
    status: headers.code === 0 ? "" : `${headers.code}`,
    values: new Map(headers.keys().map((name) => [name, headers.get(name)])),
  };
}

/** Parses headers as section 2 of the protocol lays down; `undefined` where they are none. */
export function parseHeaders(text: string): ReceivedHeaders | undefined {
  const values = new Map<string, string>();
  let status: string | undefined;
  for (let at = 0; ; ) {
    const end = text.indexOf("\n", at);
    if (end === -1) return undefined;
    const line = text.slice(at, end > at && text[end - 1] === "\r" ? end - 1 : end);
    at = end + 1;
    if (status === undefined) {
      status = parseStatus(line);
      if (status === undefined) return undefined;
      continue;
    }
    if (line === "") return { status, values };
    const colon = line.indexOf(":");
    if (colon === -1) return undefined;
    const name = line.slice(0, colon);
    if (name !== "" && !values.has(name)) values.set(name, withoutBlanks(line.slice(colon + 1)));
  }
}

function parseStatus(line: string): string | undefined {
  if (!line.startsWith(VERSION)) return undefined;
  if (line === VERSION) return "";
  const status = line.slice(VERSION.length).trim();
  return byteLength(status) < STATUS_LENGTH ? undefined : status.slice(0, STATUS_LENGTH);
}

/** No regular expression: one for the blanks at the end looks at those within again and again, and a peer may send a million. */
function withoutBlanks(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && isBlank(value[start])) start += 1;
  while (end > start && isBlank(value[end - 1])) end -= 1;
  return value.slice(start, end);
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}
