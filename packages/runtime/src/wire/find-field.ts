import { asciiToText } from "../codec/body-bytes.js";

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const COLON = 0x3a;
const BLANK = 0x20;
const TAB = 0x09;
const FIRST_BEYOND_ASCII = 0x80;
const CASE = 0x20;

/** Blocks in which fields are looked for without reading them: those of a trace are shorter. */
const LONGEST = 1024;

/** Where the fields of a header block are: of each the start of its name, its colon, and the end of its value, one after the other. */
export type FieldPlaces = readonly number[];

/**
 * Returns where the fields of a header block are that can be parsed. `undefined` for a block with other characters than ASCII, and for
 * one that is so long that all of it should be read.
 */
export function placeFields(bytes: Uint8Array): FieldPlaces | undefined {
  const { length } = bytes;
  if (length > LONGEST) return undefined;
  const places: number[] = [];
  // The first line has no field.
  let isFirst = true;
  for (let start = 0, colon = -1, at = 0; at < length; at += 1) {
    const byte = bytes[at] as number;
    if (byte >= FIRST_BEYOND_ASCII) return undefined;
    if (byte === COLON && colon === -1) colon = at;
    if (byte !== NEWLINE) continue;
    const end = at > start && bytes[at - 1] === RETURN ? at - 1 : at;
    if (!isFirst && end === start) break;
    if (!isFirst && colon > start) places.push(start, colon, end);
    isFirst = false;
    start = at + 1;
    colon = -1;
  }
  return places;
}

/** Returns the value of the first field of a name, in lower case, and `undefined` where there is none. Nothing else is read. */
export function findField(bytes: Uint8Array, places: FieldPlaces, name: string): string | undefined {
  for (let index = 0; index < places.length; index += 3) {
    const start = places[index] as number;
    const colon = places[index + 1] as number;
    if (colon - start === name.length && hasName(bytes, start, name)) {
      return textBetween(bytes, colon + 1, places[index + 2] as number);
    }
  }
  return undefined;
}

function hasName(bytes: Uint8Array, at: number, name: string): boolean {
  for (let index = 0; index < name.length; index += 1) {
    if (lower(bytes[at + index] as number) !== name.charCodeAt(index)) return false;
  }
  return true;
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte | CASE : byte;
}

/** The text between two places, of ASCII alone, without blanks at either end. */
function textBetween(bytes: Uint8Array, from: number, to: number): string {
  let start = from;
  let end = to;
  while (start < end && isBlank(bytes[start])) start += 1;
  while (end > start && isBlank(bytes[end - 1])) end -= 1;
  return asciiToText(bytes, start, end);
}

function isBlank(byte: number | undefined): boolean {
  return byte === BLANK || byte === TAB;
}
