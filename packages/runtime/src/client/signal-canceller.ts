import type { Canceller, Child } from "../call-scope.js";

const cancellers = new WeakMap<AbortSignal, SignalCanceller>();

/** Finds or makes the canceller of a signal. */
export function cancellerOf(signal: AbortSignal): Canceller {
  let canceller = cancellers.get(signal);
  if (canceller === undefined) {
    canceller = new SignalCanceller(signal);
    cancellers.set(signal, canceller);
  }
  return canceller;
}

/**
 * Cancels calls when a signal is aborted. There is one listener for all of them, while there are any: Node warns of a leak
 * when many calls at once listen to the same signal, which is just what a signal is for.
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
