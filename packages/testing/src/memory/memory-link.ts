import type { LinkEvents, LinkState, LinkSubscription, Message } from "@autonats/runtime";
import { MemorySubscription, type SubscriptionOwner } from "./memory-subscription.js";
import { tokensOf } from "./subjects.js";
import type { Turns } from "./turns.js";

/** What a link needs of its network. */
export interface LinkNetwork {
  readonly maxPayload: number;
  readonly serverCount: number;
  /** What is still to be delivered. */
  readonly turns: Turns;
  /** Takes a message, and delivers it to those who listen now. */
  route(from: MemoryLink, message: Message): void;
}

/**
 * A connection to a network in memory, to be used in place of one of NATS: `new UserClient(network.connect())`. It can be cut,
 * mended and closed at any moment; its subscriptions outlive a cut, as those of NATS do.
 */
export class MemoryLink implements SubscriptionOwner {
  readonly inboxPrefix: string;
  readonly #network: LinkNetwork;
  readonly #listeners = new Set<{ readonly events: LinkEvents }>();
  readonly #subscriptions = new Set<MemorySubscription>();
  readonly #gone = new Set<(error: Error) => void>();
  #state: LinkState = "up";
  /** What is under way is lost when the link is cut. */
  #generation = 0;
  #receivedBytes = 0;

  constructor(network: LinkNetwork, inboxPrefix: string) {
    this.#network = network;
    this.inboxPrefix = inboxPrefix;
  }

  get state(): LinkState {
    return this.#state;
  }

  get maxPayload(): number {
    return this.#network.maxPayload;
  }

  get serverCount(): number {
    return this.#network.serverCount;
  }

  get receivedBytes(): number {
    return this.#receivedBytes;
  }

  /** For the network: what it is subscribed to. */
  get subscriptions(): Iterable<MemorySubscription> {
    return this.#subscriptions;
  }

  publish(subject: string, reply: string, head: Uint8Array | undefined, body: Uint8Array): void {
    this.#checkOpen();
    tokensOf(subject);
    const bytes = body.length + (head?.length ?? 0);
    if (bytes > this.maxPayload) throw new Error(`a message of ${bytes} bytes is larger than the network takes`);
    // A network copies: whoever changes its buffer afterwards changes nothing that was sent.
    if (this.#state === "up") this.#network.route(this, { subject, reply, head: head?.slice(), body: body.slice() });
  }

  subscribe(subject: string, queueGroup: string | undefined, receive: (message: Message) => void): LinkSubscription {
    this.#checkOpen();
    const subscription = new MemorySubscription(this, subject, queueGroup, receive);
    this.#subscriptions.add(subscription);
    return subscription;
  }

  confirm(): Promise<void> {
    if (this.#state !== "up") return Promise.reject(new Error("the connection is down"));
    return new Promise((resolve, reject) => {
      this.#gone.add(reject);
      this.#later(() => {
        this.#gone.delete(reject);
        resolve();
      });
    });
  }

  async leave(): Promise<void> {
    if (this.#state !== "up") return;
    this.down();
    this.#network.turns.add(() => this.up());
  }

  listen(events: LinkEvents): () => void {
    const own = { events };
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  /** Cuts the link: what is under way is lost, and so is what is published from now on. */
  down(): void {
    if (this.#state !== "up") return;
    this.#lose("down");
    this.#tell((events) => events.onDown?.());
  }

  /** Mends a link that was cut. */
  up(): void {
    if (this.#state !== "down") return;
    this.#state = "up";
    this.#tell((events) => events.onUp?.());
  }

  /** Closes the link for good; with a reason, as if it had broken down. */
  close(reason?: Error): void {
    if (this.#state === "closed") return;
    this.#lose("closed");
    this.#subscriptions.clear();
    this.#tell((events) => events.onClosed?.(reason));
  }

  /** Announces that the server is going to shut down. */
  lameDuck(): void {
    this.#tell((events) => events.onLameDuck?.());
  }

  deliver(subscription: MemorySubscription, message: Message): void {
    this.#later(() => {
      this.#receivedBytes += message.body.length + (message.head?.length ?? 0);
      subscription.deliver(message);
    });
  }

  forget(subscription: MemorySubscription): void {
    this.#subscriptions.delete(subscription);
  }

  #later(act: () => void): void {
    const generation = this.#generation;
    this.#network.turns.add(() => {
      if (generation === this.#generation) act();
    });
  }

  #lose(state: LinkState): void {
    this.#state = state;
    this.#generation += 1;
    const gone = [...this.#gone];
    this.#gone.clear();
    for (const reject of gone) reject(new Error("the connection went down"));
  }

  #tell(say: (events: LinkEvents) => void): void {
    for (const { events } of [...this.#listeners]) {
      try {
        say(events);
      } catch {
        // One listener's fault must not keep the others from learning of it.
      }
    }
  }

  #checkOpen(): void {
    if (this.#state !== "closed") return;
    const error = new Error("the connection is closed");
    error.name = "LinkClosed";
    throw error;
  }
}
