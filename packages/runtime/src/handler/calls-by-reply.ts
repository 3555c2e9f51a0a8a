const BITS = 10;
/** The chain of those that have come since the last search. */
const NEWCOMERS = 2 ** BITS;

/** A call that can be found by where it is answered. The pointers are the index's own. */
export interface Indexed {
  readonly reply: string;
  /** Number of the chain that it is in, or -1. */
  chain: number;
  after: this | undefined;
  before: this | undefined;
}

/**
 * Finds calls by where they are answered. The calls are linked in chains instead of a `Map`: with one insert and one delete per
 * call, a `Map` would be rehashed all the time, and its discarded tables would keep calls alive through minor garbage collections.
 * Searches are rare, and most calls have ended by the next one: a search first puts the calls that came since the last one into
 * the chains of their own, each once.
 */
export class CallsByReply<Call extends Indexed> {
  readonly #chains: (Call | undefined)[] = new Array<Call | undefined>(2 ** BITS + 1).fill(undefined);
  /** Secret, so that no caller can choose reply subjects that all fall into one chain. */
  readonly #seed: number;
  readonly #factor: number;
  #size = 0;

  constructor() {
    const [seed = 0, factor = 0] = crypto.getRandomValues(new Uint32Array(2));
    this.#seed = seed;
    this.#factor = factor | 1;
  }

  get size(): number {
    return this.#size;
  }

  /** Takes a call in, to be found before others that are answered at the same place. */
  add(call: Call): void {
    this.#put(call, NEWCOMERS);
    this.#size += 1;
  }

  /** Takes a call out. Does nothing for one that is not in. */
  remove(call: Call): void {
    if (call.chain === -1) return;
    this.#take(call);
    this.#size -= 1;
  }

  /** Returns the call that is answered at `reply`. */
  find(reply: string): Call | undefined {
    this.#sortNewcomers();
    let call = this.#chains[this.#chainOf(reply)];
    while (call !== undefined && call.reply !== reply) call = call.after;
    return call;
  }

  /** Puts those that have come since the last search into their chains, in the order in which they came. */
  #sortNewcomers(): void {
    let oldest = this.#chains[NEWCOMERS];
    while (oldest?.after !== undefined) oldest = oldest.after;
    while (oldest !== undefined) {
      const next: Call | undefined = oldest.before;
      this.#take(oldest);
      this.#put(oldest, this.#chainOf(oldest.reply));
      oldest = next;
    }
  }

  #put(call: Call, chain: number): void {
    const first = this.#chains[chain];
    call.chain = chain;
    call.after = first;
    if (first !== undefined) first.before = call;
    this.#chains[chain] = call;
  }

  #take(call: Call): void {
    const { after, before } = call;
    if (before === undefined) this.#chains[call.chain] = after;
    else before.after = after;
    if (after !== undefined) after.before = before;
    call.chain = -1;
    call.after = undefined;
    call.before = undefined;
  }

  #chainOf(reply: string): number {
    const factor = this.#factor;
    let hash = this.#seed;
    for (let at = 0; at < reply.length; at += 1) hash = Math.imul(hash ^ reply.charCodeAt(at), factor);
    return hash >>> (32 - BITS);
  }
}
