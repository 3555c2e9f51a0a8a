import type { Canceller, Child } from "../call-scope.js";

const cancellers = new WeakMap<AbortSignal, SignalCanceller>();

/** Returns the canceller of a signal, and creates it at the first call. */
export function cancellerOf(signal: AbortSignal): Canceller {
  let canceller = cancellers.get(signal);
  if (canceller === undefined) {
    canceller = new SignalCanceller(signal);
    cancellers.set(signal, canceller);
  }
  return canceller;
}

/**
 * Cancels calls when a signal is aborted. One listener serves all calls that use the signal: Node warns of a leak when many listen
 * to the same one.
 */
class SignalCanceller implements Canceller {
  readonly #signal: AbortSignal;
  readonly #children = new Set<Child>();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  adopt(child: Child): void {
    if (this.#signal.aborted) {
      child.cancel(this.#signal.reason);
      return;
    }
    if (this.#children.size === 0) this.#signal.addEventListener("abort", this);
    this.#children.add(child);
  }

  release(child: Child): void {
    if (this.#children.delete(child) && this.#children.size === 0) this.#signal.removeEventListener("abort", this);
  }

  /** Called by the signal. */
  handleEvent(): void {
    const children = [...this.#children];
    this.#children.clear();
    for (const child of children) child.cancel(this.#signal.reason);
  }
}
