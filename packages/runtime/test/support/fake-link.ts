import type { Link, LinkEvents, LinkState, LinkSubscription } from "../../src/link/link.js";
import { LinkClosed } from "../../src/link/link.js";
import { Listeners } from "../../src/link/listeners.js";

/** A link to nobody, which confirms and changes when it is told to. */
export class FakeLink implements Link {
  state: LinkState = "up";
  maxPayload: number = Number.POSITIVE_INFINITY;
  inboxPrefix = "_INBOX";
  serverCount = 2;
  receivedBytes = 0;
  /** Thrown by `publish`. */
  fault: Error | undefined;
  /** Subjects of what was published, in order. */
  readonly published: string[] = [];
  /** How often a confirmation was asked for. */
  confirmsAsked = 0;
  /** How often it was left. */
  leaves = 0;
  readonly #listeners = new Listeners();
  #confirms: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];

  publish(subject: string): void {
    if (this.fault !== undefined) throw this.fault;
    if (this.state === "closed") throw new LinkClosed();
    this.published.push(subject);
  }

  subscribe(subject: string): LinkSubscription {
    return { subject, drain: async () => undefined, close: () => undefined };
  }

  confirm(): Promise<void> {
    this.confirmsAsked += 1;
    return new Promise((resolve, reject) => this.#confirms.push({ resolve, reject }));
  }

  async leave(): Promise<void> {
    this.leaves += 1;
  }

  listen(events: LinkEvents): () => void {
    return this.#listeners.add(events);
  }

  /** Confirms all that was asked for by now. */
  async confirmAll(): Promise<void> {
    const confirms = this.#confirms;
    this.#confirms = [];
    for (const { resolve } of confirms) resolve();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  }

  /** Goes up or down, or is closed. */
  change(state: LinkState, reason?: Error): void {
    this.state = state;
    const confirms = this.#confirms;
    this.#confirms = [];
    for (const { reject } of confirms) reject(new Error("the connection went down"));
    this.#listeners.tell((events) => {
      if (state === "up") events.onUp?.();
      else if (state === "down") events.onDown?.();
      else events.onClosed?.(reason);
    });
  }

  /** Reports something else. */
  tell(say: (events: LinkEvents) => void): void {
    this.#listeners.tell(say);
  }
}
