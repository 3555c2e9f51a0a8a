/** The slot of a call that is in none. */
export const NO_SLOT = -1;

const RANDOM_POOL = 1024;
const SEPARATOR = 95;
const ZERO = 48;

/** A call that waits for its reply. Its token is `<slot>_<high>_<low>`. */
export interface CallInFlight {
  /** `NO_SLOT` outside of all of them. */
  slot: number;
  /**
   * Two halves of 53 random bits, so that a reply meant for an earlier call of the slot, or a forged one, fits nothing: handlers
   * learn the inbox of their callers, and must not be able to guess the rest. Two, as numbers below 2^30 are written faster.
   */
  high: number;
  low: number;
}

/**
 * The calls in flight of one connection. An array of slots with a free list: a `Map` with one insert and one delete per
 * call is rehashed all the time, and its discarded tables keep calls alive through minor garbage collections.
 */
export class CallsInFlight<Call extends CallInFlight> {
  readonly #slots: (Call | undefined)[] = [];
  readonly #free: number[] = [];
  readonly #random: Uint32Array<ArrayBuffer> = new Uint32Array(RANDOM_POOL);
  #nextRandom: number = RANDOM_POOL;
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
    call.high = this.#draw() & 0x3ffffff;
    call.low = this.#draw() & 0x7ffffff;
    return `${slot}_${call.high}_${call.low}`;
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
    const slotEnd = endOfNumber(subject, start);
    const call = this.#slots[readNumber(subject, start, slotEnd)];
    if (call === undefined) return undefined;
    const highEnd = endOfNumber(subject, slotEnd + 1);
    const fits =
      readNumber(subject, slotEnd + 1, highEnd) === call.high &&
      readNumber(subject, highEnd + 1, subject.length) === call.low;
    return fits ? call : undefined;
  }

  /** Every call that is in flight now, for the moments when all of them fail. */
  all(): Call[] {
    return this.#slots.filter((call) => call !== undefined);
  }

  #draw(): number {
    if (this.#nextRandom === RANDOM_POOL) {
      crypto.getRandomValues(this.#random);
      this.#nextRandom = 0;
    }
    const word = this.#random[this.#nextRandom] ?? 0;
    this.#nextRandom += 1;
    return word;
  }
}

function endOfNumber(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) !== SEPARATOR) at += 1;
  return at;
}

/** Reads digits; other characters result in some wrong number, which matches no call. */
function readNumber(text: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at += 1) number = number * 10 + text.charCodeAt(at) - ZERO;
  return number;
}
