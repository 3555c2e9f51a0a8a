const BITS = 10;

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
 */
export class CallsByReply<Call extends Indexed> {
  readonly #chains: (Call | undefined)[] = new Array<Call | undefined>(2 ** BITS).fill(undefined);
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
    const chain = this.#chainOf(call.reply);
    const first = this.#chains[chain];
    call.chain = chain;
    call.after = first;
    if (first !== undefined) first.before = call;
    this.#chains[chain] = call;
    this.#size += 1;
  }

  /** Takes a call out. Does nothing for one that is not in. */
  remove(call: Call): void {
    if (call.chain === -1) return;
    const { after, before } = call;
    if (before === undefined) this.#chains[call.chain] = after;
    else before.after = after;
    if (after !== undefined) after.before = before;
    call.chain = -1;
    call.after = undefined;
    call.before = undefined;
    this.#size -= 1;
  }

  /** Returns the call that is answered at `reply`. */
  find(reply: string): Call | undefined {
    let call = this.#chains[this.#chainOf(reply)];
    while (call !== undefined && call.reply !== reply) call = call.after;
    return call;
  }

  #chainOf(reply: string): number {
    const factor = this.#factor;
    let hash = this.#seed;
    for (let at = 0; at < reply.length; at += 1) hash = Math.imul(hash ^ reply.charCodeAt(at), factor);
    return hash >>> (32 - BITS);
  }
}
