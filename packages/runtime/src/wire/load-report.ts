import { buildHead, LOAD_HEADER } from "./head.js";
import { isToken } from "./tokens.js";

/** What an instance is doing for one method, as it reports it to clients that ask. */
export interface LoadReport {
  readonly instance: string;
  /** Calls that hold a slot, without the one that is answered. */
  readonly running: number;
  /** Calls that wait for one. */
  readonly waiting: number;
  /** Calls that may run at once; 0 for an instance that takes no more calls. */
  readonly slots: number;
}

/** What a request says in the header. Readers take any value for it. */
const ASK = "ask";
const PART = /^[0-9]{1,9}$/;
const PARTS = 4;
/** A report is at most this long: four parts, of which an instance is the longest. */
const LONGEST = 160;

/** A head that asks for a report and says nothing else. */
const ASKING_HEAD = buildHead([[LOAD_HEADER, ASK]]);
const ASKING_LINE = lineOf(ASK);

/** Returns the head of a request that asks for a report, from the head that it would have else. */
export function askForLoad(head: Uint8Array | undefined): Uint8Array {
  return head === undefined ? ASKING_HEAD : withLine(head, ASKING_LINE);
}

/** Returns the head of a reply with a report, from the head that it would have else. */
export function reportLoad(head: Uint8Array | undefined, report: LoadReport): Uint8Array {
  const { instance, running, waiting, slots } = report;
  const value = `${instance} ${running} ${waiting} ${slots}`;
  return head === undefined ? buildHead([[LOAD_HEADER, value]]) : withLine(head, lineOf(value));
}

/** Reads a report; `undefined` where it is not one. */
export function readLoad(value: string): LoadReport | undefined {
  if (value.length > LONGEST) return undefined;
  const parts = value.split(" ");
  const [instance = "", running = "", waiting = "", slots = ""] = parts;
  const isReport =
    parts.length === PARTS && isToken(instance) && PART.test(running) && PART.test(waiting) && PART.test(slots);
  return isReport ? { instance, running: Number(running), waiting: Number(waiting), slots: Number(slots) } : undefined;
}

/** The line of the header, with the empty line after it: what a head ends with. */
function lineOf(value: string): Uint8Array {
  return new TextEncoder().encode(`${LOAD_HEADER}: ${value}\r\n\r\n`);
}

/** Returns a head that we have written, with a line before its empty one. */
function withLine(head: Uint8Array, line: Uint8Array): Uint8Array {
  const longer = new Uint8Array(head.length - 2 + line.length);
  longer.set(head.subarray(0, head.length - 2));
  longer.set(line, head.length - 2);
  return longer;
}
