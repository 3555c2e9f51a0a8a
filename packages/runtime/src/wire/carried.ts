// What carries a trace: fields that a propagator has written, which may be anything. Those that may not be sent are left out.

import { buildHead, lengthOfHead } from "./head.js";
import { type Fields, isSendable, isSendableName, MAX_SIZE, MAX_VALUE, MAX_VALUES } from "./metadata.js";

/** Returns fields without those that have a name of those carried, and then those carried that may be sent. */
export function withCarried(fields: Fields | undefined, carried: Fields): Fields {
  const others = sendable(carried);
  if (fields === undefined) return others;
  const names = new Set(others.map(([name]) => name.toLowerCase()));
  return [...fields.filter(([name]) => !names.has(name.toLowerCase())), ...others];
}

/**
 * Builds the head of our own fields, those of a caller, and those carried; `undefined` where there are none. Mostly all of those carried
 * may be sent. They are checked where they are bytes: to walk over those takes a fraction of the time that it takes for text.
 */
export function buildCarryingHead(own: Fields, fields: Fields | undefined, carried: Fields): Uint8Array | undefined {
  if (fields === undefined && carried.length > 0) {
    const head = buildHead(own.length === 0 ? carried : [...own, ...carried]);
    if (areSendable(carried, head, lengthOfHead(own))) return head;
  }
  const all = [...own, ...withCarried(fields, carried)];
  return all.length === 0 ? undefined : buildHead(all);
}

function sendable(fields: Fields): Fields {
  let size = 0;
  return fields.slice(0, MAX_VALUES).filter(([name, value]) => {
    size += name.length + value.length;
    return size <= MAX_SIZE && isSendable(name, value);
  });
}

/** Reports whether all fields may be sent, whose lines are the last of a head, and begin at `from`. */
function areSendable(fields: Fields, head: Uint8Array, from: number): boolean {
  if (fields.length > MAX_VALUES) return false;
  let size = 0;
  let at = from;
  for (const [name, value] of fields) {
    size += name.length + value.length;
    if (size > MAX_SIZE || value.length > MAX_VALUE || !isKnownName(name)) return false;
    at += name.length + SEPARATOR;
    if (!isPrintable(head, at, at + value.length)) return false;
    at += value.length + SEPARATOR;
  }
  return at + SEPARATOR === head.length;
}

/** A colon and a blank, or the end of a line. */
const SEPARATOR = 2;

/** Reports whether what is between two places is printable ASCII, without blanks at either end. */
function isPrintable(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte < 0x20 || byte > 0x7e) return false;
  }
  return start === end || (bytes[start] !== 0x20 && bytes[end - 1] !== 0x20);
}

/** Names that may be sent, as long as they are few: whoever traces calls uses the same for all. */
const KNOWN_NAMES = new Set<string>();
const MOST_KNOWN = 64;

function isKnownName(name: string): boolean {
  if (KNOWN_NAMES.has(name)) return true;
  if (!isSendableName(name)) return false;
  if (KNOWN_NAMES.size < MOST_KNOWN) KNOWN_NAMES.add(name);
  return true;
}
