import type { Link } from "../link/link.js";

/** A call that cannot be sent yet. Neither method may throw. */
export interface WaitingCall {
  /** The request that it keeps in memory. */
  readonly bytes: Uint8Array | undefined;
  /** The door is open. */
  onUp(): void;
  /** The connection will never be up. */
  onClosed(): void;
}

/**
 * Whether a call may be sent: it may; it has to wait a moment, because the connection is moving to another server; it may wait
 * for a connection if it wants to; or there will never be one.
 */
export type Door = "open" | "shut" | "down" | "closed";

/** Where calls wait until they can be sent. There is one for each connection. */
export class WaitingRoom {
  readonly #link: Link;
  readonly #waiting = new Set<WaitingCall>();
  #bytes = 0;
  #isShut = false;

  constructor(link: Link) {
    this.#link = link;
    link.listen({
      onUp: () => this.open(),
      onClosed: () => this.#letGo((call) => call.onClosed()),
    });
  }

  get door(): Door {
    const { state } = this.#link;
    if (state === "closed") return "closed";
    return this.#isShut ? "shut" : state === "up" ? "open" : "down";
  }

  /** Shuts the door: calls wait from now on, even if there is a connection. */
  shut(): void {
    this.#isShut = true;
  }

  /** Opens the door: calls that wait are sent if there is a connection. */
  open(): void {
    this.#isShut = false;
    if (this.#link.state === "up") this.#letGo((call) => call.onUp());
  }

  /** Lets a call wait. Reports whether there was room for it within so many bytes. */
  wait(call: WaitingCall, limit: number): boolean {
    const bytes = sizeOf(call);
    if (this.#bytes + bytes > limit) return false;
    this.#bytes += bytes;
    this.#waiting.add(call);
    return true;
  }

  /** Forgets a call. Reports whether it was still waiting. */
  leave(call: WaitingCall): boolean {
    if (!this.#waiting.delete(call)) return false;
    this.#bytes -= sizeOf(call);
    return true;
  }

  #letGo(tell: (call: WaitingCall) => void): void {
    const calls = [...this.#waiting];
    this.#waiting.clear();
    this.#bytes = 0;
    for (const call of calls) tell(call);
  }
}

/** What a call holds in memory while it waits, roughly. */
function sizeOf(call: WaitingCall): number {
  return (call.bytes?.length ?? 0) + 256;
}
