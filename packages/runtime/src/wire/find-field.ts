import { asciiToText } from "../codec/body-bytes.js";

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const COLON = 0x3a;
const BLANK = 0x20;
const TAB = 0x09;
const FIRST_BEYOND_ASCII = 0x80;
const CASE = 0x20;

/** What `findField` returns where only reading the whole block tells. */
export const UNSURE: unique symbol = Symbol("unsure");

/**
 * Returns the value of the first field of a name, in lower case, of a header block that can be parsed; `undefined` where there is none.
 * Nothing else is read. It is not sure of a block with other characters than ASCII, and not of one that is so long that it should not be
 * walked over for each name.
 */
export function findField(bytes: Uint8Array, name: string): string | undefined | typeof UNSURE {
  if (bytes.length > LONGEST) return UNSURE;
  // The first line has no field.
  for (let at = endOfLine(bytes, 0) + 1; ; ) {
    const newline = endOfLine(bytes, at);
    if (newline < 0) return newline === NOT_ASCII ? UNSURE : undefined;
    if (newline === at || (newline === at + 1 && bytes[at] === RETURN)) return undefined;
    if (name !== "" && bytes[at + name.length] === COLON && hasName(bytes, at, name)) {
      return textBetween(bytes, at + name.length + 1, newline);
    }
    at = newline + 1;
  }
}

/** Blocks that are searched: those of a trace are shorter. */
const LONGEST = 1024;
const NO_LINE = -1;
const NOT_ASCII = -2;

function endOfLine(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === NEWLINE) return at;
    if (byte >= FIRST_BEYOND_ASCII) return NOT_ASCII;
  }
  return NO_LINE;
}

function hasName(bytes: Uint8Array, at: number, name: string): boolean {
  for (let index = 0; index < name.length; index += 1) {
    const byte = bytes[at + index] as number;
    if (byte === COLON || lower(byte) !== name.charCodeAt(index)) return false;
  }
  return true;
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte | CASE : byte;
}

/** The text between two places, of ASCII alone, without a carriage return at its end and then blanks at either. */
function textBetween(bytes: Uint8Array, from: number, to: number): string {
  let start = from;
  let end = bytes[to - 1] === RETURN && to > from ? to - 1 : to;
  while (start < end && isBlank(bytes[start])) start += 1;
  while (end > start && isBlank(bytes[end - 1])) end -= 1;
  return asciiToText(bytes, start, end);
}

function isBlank(byte: number | undefined): boolean {
  return byte === BLANK || byte === TAB;
}
