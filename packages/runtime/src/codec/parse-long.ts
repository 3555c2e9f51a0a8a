import { toText } from "./body-bytes.js";
import { type BodyLimits, limits, withLimits } from "./limits.js";
import { LongBody } from "./long-body.js";
import { notJson, parseScanned } from "./parse-json.js";
import { MAX_QUICK } from "./quick-check.js";
import { BodyScan } from "./scan.js";

/** How long the process may be busy with one body before other work gets its turn, in milliseconds. */
const TURN_MS = 8;
/** Bytes that are scanned at a time. */
const SCANNED = 16 * 1024;

/** What `parseAhead` has found out about a body, with these limits in force. */
interface Ahead {
  readonly within: BodyLimits;
  readonly take: () => unknown;
}

const ahead = new WeakMap<Uint8Array, Ahead>();

/** Reports whether a body is so long that it is parsed in pieces. */
export function isLong(bytes: Uint8Array): boolean {
  return bytes.length > MAX_QUICK;
}

/** Reports whether a body should be parsed ahead, and was not yet. */
export function isUnread(bytes: Uint8Array): boolean {
  return isLong(bytes) && !ahead.has(bytes);
}

/**
 * Parses a long body, and lets other work run in between. After that, `decodeBody` takes the outcome for the same bytes and limits
 * from here. Never rejects: what is wrong with the body is for `decodeBody` to throw.
 */
export async function parseAhead(bytes: Uint8Array, within: BodyLimits): Promise<void> {
  try {
    const reading = new Reading(bytes);
    let turnEnd = performance.now() + TURN_MS;
    while (withLimits(within, () => reading.step())) {
      if (performance.now() < turnEnd) continue;
      await nextTurn();
      turnEnd = performance.now() + TURN_MS;
    }
    ahead.set(bytes, { within, take: () => reading.value });
  } catch (thrown) {
    const take = (): never => {
      throw thrown;
    };
    ahead.set(bytes, { within, take });
  }
}

/** Parses a long body, all at once unless that was done ahead. Throws `InvalidValue`. */
export function parseLong(bytes: Uint8Array): unknown {
  const known = ahead.get(bytes);
  if (known?.within === limits) return known.take();
  const reading = new Reading(bytes);
  while (reading.step());
  return reading.value;
}

/** The reading of a long body, in steps that each take a small part of `TURN_MS`. They throw `InvalidValue`. */
class Reading {
  value: unknown = undefined;
  readonly #bytes: Uint8Array;
  readonly #text: string;
  readonly #body: LongBody;
  #scan: BodyScan | undefined;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#text = toText(bytes);
    this.#body = new LongBody(this.#text);
  }

  /** Takes a step. Reports whether there is more; if not, there is a value. */
  step(): boolean {
    return this.#scan === undefined ? this.#readPiece() : this.#scanPiece(this.#scan);
  }

  #readPiece(): boolean {
    if (this.#body.step()) return true;
    if (this.#body.doubt === undefined) {
      this.value = this.#body.value;
      return false;
    }
    this.#scan = new BodyScan({ bytes: this.#bytes, text: this.#text });
    return true;
  }

  #scanPiece(scan: BodyScan): boolean {
    if (scan.step(SCANNED)) return true;
    if (this.#body.doubt === "syntax") throw notJson();
    // Not divided, but no peer leads here: a scan refuses what was doubtful, unless the program has added to Object.prototype.
    this.value = parseScanned(this.#text);
    return false;
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === "function") setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}
