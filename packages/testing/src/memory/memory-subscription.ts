import type { Link, LinkSubscription, Message } from "@autonats/runtime";
import { isHeard, tokensOf } from "./subjects.js";

/** The link of a subscription. */
export interface SubscriptionOwner extends Link {
  /** Takes a message for one of its subscriptions. */
  deliver(subscription: MemorySubscription, message: Message): void;
  /** Ends the interest of a subscription. */
  forget(subscription: MemorySubscription): void;
}

/** One subscription of a link in memory. */
export class MemorySubscription implements LinkSubscription {
  readonly subject: string;
  readonly queueGroup: string | undefined;
  readonly link: SubscriptionOwner;
  readonly #receive: (message: Message) => void;
  readonly #tokens: readonly string[];
  #isClosed = false;

  constructor(
    link: SubscriptionOwner,
    subject: string,
    queueGroup: string | undefined,
    receive: (message: Message) => void,
  ) {
    this.link = link;
    this.subject = subject;
    this.queueGroup = queueGroup;
    this.#receive = receive;
    this.#tokens = tokensOf(subject);
  }

  /** Whether its subject has wildcards. */
  get isPattern(): boolean {
    return this.#tokens.includes("*") || this.#tokens.includes(">");
  }

  /** Reports whether it hears a subject of these tokens. */
  hears(tokens: readonly string[]): boolean {
    return isHeard(this.#tokens, tokens);
  }

  deliver(message: Message): void {
    if (this.#isClosed) return;
    try {
      this.#receive(message);
    } catch {
      // As with any link, what a receiver throws is its own affair.
    }
  }

  async drain(): Promise<void> {
    if (this.#isClosed) return;
    this.link.forget(this);
    if (this.link.state === "up") await this.link.confirm();
    this.#isClosed = true;
  }

  close(): void {
    this.#isClosed = true;
    this.link.forget(this);
  }
}
