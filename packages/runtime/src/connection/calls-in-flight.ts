import { Deadline } from "./deadline-wheel.js";

const RANDOM_POOL = 1024;
const SEPARATOR = 95;
const ZERO = 48;
const NO_SLOT = -1;

/** A call that waits for its reply. Its token is `<slot>_<ticket>`. */
export abstract class CallInFlight extends Deadline {
  slot: number = NO_SLOT;
  /** Random for every call, so that a reply meant for an earlier call of the slot, or a forged one, fits nothing. */
  ticket = 0;
}

/**
 * The calls in flight of one connection. An array of slots with a free list: a `Map` with one insert and one delete per
 * call is rehashed all the time, and its discarded tables keep calls alive through minor garbage collections.
 */
export class CallsInFlight<Call extends CallInFlight> {
  readonly #slots: (Call | undefined)[] = [];
  readonly #free: number[] = [];
  readonly #random: Int32Array<ArrayBuffer> = new Int32Array(RANDOM_POOL);
  #nextRandom: number = RANDOM_POOL;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Takes a call in and gives it a token of its own. */
  add(call: Call): string {
    const slot = this.#free.pop() ?? this.#slots.length;
    this.#slots[slot] = call;
    this.#size += 1;
    call.slot = slot;
    call.ticket = this.#drawTicket();
    return `${slot}_${call.ticket}`;
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
  find(subject: string, start: number): Call | undefined {
    let slot = 0;
    let at = start;
    for (; at < subject.length; at += 1) {
      const character = subject.charCodeAt(at);
      if (character === SEPARATOR) {
        break;
      }
      slot = slot * 10 + character - ZERO;
    }
    const call = this.#slots[slot];
    if (call === undefined) {
      return undefined;
    }
    let ticket = 0;
    for (at += 1; at < subject.length; at += 1) {
      ticket = ticket * 10 + subject.charCodeAt(at) - ZERO;
    }
    return ticket === call.ticket ? call : undefined;
  }

  /** Every call that is in flight now, for the moments when all of them fail. */
  all(): Call[] {
    return this.#slots.filter((call) => call !== undefined);
  }

  #drawTicket(): number {
    if (this.#nextRandom === RANDOM_POOL) {
      crypto.getRandomValues(this.#random);
      this.#nextRandom = 0;
    }
    const ticket = (this.#random[this.#nextRandom] ?? 0) & 0x3fffffff;
    this.#nextRandom += 1;
    return ticket;
  }
}
