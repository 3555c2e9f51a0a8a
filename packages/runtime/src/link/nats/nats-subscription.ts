import type { Subscription } from "@nats-io/nats-core";
import type { LinkState, LinkSubscription } from "../link.js";

/** What a subscription needs of its link. */
interface Wire {
  readonly state: LinkState;
  /** Does what the client library promises. Rejects when the link goes down before. */
  whileUp(act: () => Promise<void>): Promise<void>;
}

/** A subscription of the client library. */
export class NatsSubscription implements LinkSubscription {
  readonly #link: Wire;
  readonly #subscription: Subscription;

  constructor(link: Wire, subscription: Subscription) {
    this.#link = link;
    this.#subscription = subscription;
  }

  get subject(): string {
    return this.#subscription.getSubject();
  }

  drain(): Promise<void> {
    if (this.#subscription.isClosed()) return Promise.resolve();
    if (this.#link.state === "up") return this.#link.whileUp(() => this.#subscription.drain());
    // Nothing is on its way on a connection that is down, and draining would wait for the next.
    this.close();
    return Promise.resolve();
  }

  close(): void {
    if (!this.#subscription.isClosed()) this.#subscription.unsubscribe();
  }
}
