import { toBase64 } from "../codec/base64.js";
import { endsWith } from "../wire/ascii.js";

/** The slot of a call that is in none. */
export const NO_SLOT = -1;

/** Characters of a secret, of six bits each. */
const SECRET_LENGTH = 9;
/** How many secrets are made at a time. */
const SECRETS = 2048;
const SEPARATOR = 95;
const ZERO = 48;

/** A call that waits for its reply. */
export interface CallInFlight {
  /** `NO_SLOT` outside of all of them. */
  slot: number;
  /**
   * `<slot>_<secret>`. The secret has 54 random bits, so that a reply meant for an earlier call of the slot, or a forged one, fits
   * nothing: handlers learn the inbox of their callers, and must not be able to guess the rest.
   */
  token: string;
}

/**
 * The calls in flight of one connection. An array of slots with a free list: a `Map` with one insert and one delete per
 * call is rehashed all the time, and its discarded tables keep calls alive through minor garbage collections.
 */
export class CallsInFlight<Call extends CallInFlight> {
  readonly #slots: (Call | undefined)[] = [];
  readonly #free: number[] = [];
  readonly #random: Uint8Array<ArrayBuffer> = new Uint8Array((SECRETS * SECRET_LENGTH * 6) / 8);
  /** Secrets in one string: creating each by itself costs ten times as much. */
  #secrets = "";
  #nextSecret = 0;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds a call and assigns it a token of its own. */
  add(call: Call): string {
    const slot = this.#free.pop() ?? this.#slots.length;
    this.#slots[slot] = call;
    this.#size += 1;
    call.slot = slot;
    call.token = `${slot}_${this.#drawSecret()}`;
    return call.token;
  }

  /** Takes a call out. Does nothing for one that is out already, and says so. */
  remove(call: Call): boolean {
    if (call.slot === NO_SLOT) {
      return false;
    }
    this.#slots[call.slot] = undefined;
    this.#free.push(call.slot);
    this.#size -= 1;
    call.slot = NO_SLOT;
    return true;
  }

  /** Finds the call that a subject's token belongs to, reading from `start`. */
  find(subject: Uint8Array, start: number): Call | undefined {
    const slotEnd = endOfNumber(subject, start);
    const call = this.#slots[readNumber(subject, start, slotEnd)];
    return call !== undefined && endsWith(subject, start, call.token) ? call : undefined;
  }

  /** Every call that is in flight now, for the moments when all of them fail. */
  all(): Call[] {
    return this.#slots.filter((call) => call !== undefined);
  }

  #drawSecret(): string {
    if (this.#nextSecret === this.#secrets.length) {
      crypto.getRandomValues(this.#random);
      this.#secrets = toBase64(this.#random);
      this.#nextSecret = 0;
    }
    const start = this.#nextSecret;
    this.#nextSecret += SECRET_LENGTH;
    return this.#secrets.slice(start, this.#nextSecret);
  }
}

function endOfNumber(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== SEPARATOR) at += 1;
  return at;
}

/** Reads digits; other bytes result in some wrong number, which matches no call. */
function readNumber(bytes: Uint8Array, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at += 1) number = number * 10 + (bytes[at] ?? ZERO) - ZERO;
  return number;
}
