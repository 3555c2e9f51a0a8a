import { daysInMonth, daysOf, dayText, twoDigits } from "./calendar.js";
import { isDate } from "./kinds.js";
import { mismatch } from "./mismatch.js";
import { fail, type Key, type Path } from "./path.js";

const SECONDS_A_DAY = 86_400;
/** 0001-01-01T00:00:00Z */
const FIRST_SECOND = -62_135_596_800;
/** 9999-12-31T23:59:59Z */
const LAST_SECOND = 253_402_300_799;

const DOT = 0x2e;
const UPPER_Z = 0x5a;
const PLUS = 0x2b;
const MINUS = 0x2d;

/** The text of a date in UTC. */
export function writeTimestamp(date: Date, at: Path | undefined, key: Key): string {
  if (!isDate(date)) return mismatch(date, at, key, "a Date");
  // Not the date's own method, which a subclass may have replaced.
  const milliseconds = Date.prototype.getTime.call(date);
  const seconds = Math.floor(milliseconds / 1000);
  if (!(seconds >= FIRST_SECOND && seconds <= LAST_SECOND)) return outOfRange(at, key);
  const fraction = milliseconds - seconds * 1000;
  return fraction === 0 ? `${secondText(seconds)}Z` : `${secondText(seconds)}.${millisecondText(fraction)}Z`;
}

/** Milliseconds since 1970 at what the text says, cut off below. */
export function readTimestamp(text: string, at: Path | undefined, key: Key): number {
  const seconds = readSeconds(text, at, key);
  return text.charCodeAt(19) === DOT ? seconds * 1000 + readMilliseconds(text) : seconds * 1000;
}

/** The same time in UTC, without trailing zeros. */
export function normalizeTimestamp(text: string, at: Path | undefined, key: Key): string {
  const seconds = readSeconds(text, at, key);
  let end = endOfDigits(text);
  const isUtc = text.charCodeAt(end) === UPPER_Z;
  while (end > 20 && text.charCodeAt(end - 1) === 0x30) end--;
  if (end === 20) end = 19;
  if (isUtc && end === text.length - 1) return text;
  return `${secondText(seconds)}${text.slice(19, end)}Z`;
}

/** Checks the whole text and returns the whole seconds since 1970. */
function readSeconds(text: string, at: Path | undefined, key: Key): number {
  const { length } = text;
  if (length < 20 || length > 35) return malformed(at, key);
  const year = pair(text, 0) * 100 + pair(text, 2);
  const month = pair(text, 5);
  const day = pair(text, 8);
  const hour = pair(text, 11);
  const minute = pair(text, 14);
  const second = pair(text, 17);
  // A pair that is not of digits is NaN, and NaN is within no bounds.
  const isTime = year >= 0 && hour <= 23 && minute <= 59 && second <= 59 && hasSeparators(text);
  if (!isTime || !(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return malformed(at, key);
  const end = endOfDigits(text);
  if (end === 20 || end > 29) return malformed(at, key);
  const offset = text.charCodeAt(end) === UPPER_Z && end + 1 === length ? 0 : readOffset(text, end, at, key);
  const seconds = daysOf(year, month, day) * SECONDS_A_DAY + hour * 3600 + minute * 60 + second - offset;
  return seconds >= FIRST_SECOND && seconds <= LAST_SECOND ? seconds : outOfRange(at, key);
}

/** Seconds by which a zone such as `+05:30` is ahead of UTC. */
function readOffset(text: string, from: number, at: Path | undefined, key: Key): number {
  const sign = text.charCodeAt(from);
  const hours = pair(text, from + 1);
  const minutes = pair(text, from + 4);
  const isOffset = text.length === from + 6 && (sign === PLUS || sign === MINUS) && text.charCodeAt(from + 3) === 0x3a;
  if (!isOffset || !(hours <= 23 && minutes <= 59)) return malformed(at, key);
  const size = hours * 3600 + minutes * 60;
  return sign === MINUS ? -size : size;
}

function hasSeparators(text: string): boolean {
  return (
    text.charCodeAt(4) === MINUS &&
    text.charCodeAt(7) === MINUS &&
    text.charCodeAt(10) === 0x54 &&
    text.charCodeAt(13) === 0x3a &&
    text.charCodeAt(16) === 0x3a
  );
}

/** Where the fraction of a second ends, or would begin: 19 without one, 20 for a dot alone. */
function endOfDigits(text: string): number {
  if (text.charCodeAt(19) !== DOT) return 19;
  let end = 20;
  while (digitAt(text, end) >= 0) end++;
  return end;
}

function readMilliseconds(text: string): number {
  const end = Math.min(endOfDigits(text), 23);
  let milliseconds = 0;
  for (let index = 20, weight = 100; index < end; index++, weight /= 10) milliseconds += digitAt(text, index) * weight;
  return milliseconds;
}

/** The number that two digits stand for, or NaN. */
function pair(text: string, at: number): number {
  return digitAt(text, at) * 10 + digitAt(text, at + 1);
}

/** The digit at a place of a text, or NaN. */
function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - 0x30;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
}

/** Calls mostly speak of today, so the day that was written last need not be worked out again. */
let lastDay = 0;
let lastDayText = "1970-01-01";

function secondText(seconds: number): string {
  const day = Math.floor(seconds / SECONDS_A_DAY);
  if (day !== lastDay) {
    lastDay = day;
    lastDayText = dayText(day);
  }
  const ofDay = seconds - day * SECONDS_A_DAY;
  const minutes = Math.floor(ofDay / 60);
  return `${lastDayText}T${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:${twoDigits(ofDay % 60)}`;
}

/** Three digits, without the zeros at the end. */
function millisecondText(milliseconds: number): string {
  if (milliseconds % 100 === 0) return String(milliseconds / 100);
  if (milliseconds % 10 === 0) return twoDigits(milliseconds / 10);
  return `${Math.floor(milliseconds / 100)}${twoDigits(milliseconds % 100)}`;
}

function malformed(at: Path | undefined, key: Key): never {
  return fail(at, key, "FORMAT", "must be an RFC 3339 time, such as 2026-01-31T09:05:00Z");
}

function outOfRange(at: Path | undefined, key: Key): never {
  return fail(at, key, "RANGE", "must be a time in the years 1 to 9999");
}
