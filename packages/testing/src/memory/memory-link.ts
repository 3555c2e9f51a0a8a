import type { LinkEvents, LinkState, LinkSubscription, Message } from "@autonats/runtime";
import type { Interest } from "./interest.js";
import { Listeners } from "./listeners.js";
import { MemorySubscription, type SubscriptionOwner } from "./memory-subscription.js";
import { tokensOf } from "./subjects.js";

/** What a link needs of its network. */
export interface LinkNetwork {
  readonly maxPayload: number;
  readonly serverCount: number;
  readonly interest: Interest;
  /** Takes a message whose subject has these tokens, and delivers it to those who listen now. */
  route(from: MemoryLink, message: Message, tokens: readonly string[]): void;
  /** Answers a confirmation, after everything that is on its way to the link. */
  answer(to: MemoryLink, act: () => void): void;
  /** Does something later, after what was asked for before. */
  later(act: () => void): void;
}

/** Something that has come to a link. One of the two is called, once. */
interface Arrival {
  readonly receive: () => void;
  readonly lose: () => void;
}

/**
 * A connection to a network in memory, to be used in place of one of NATS: `new UserClient(network.connect())`. It can be cut,
 * mended and closed at any moment, it can freeze and be slow; its subscriptions outlive a cut, as those of NATS do.
 */
export class MemoryLink implements SubscriptionOwner {
  /** By this name, rules and partitions mean the connection. */
  readonly name: string;
  readonly inboxPrefix: string;
  readonly #network: LinkNetwork;
  readonly #listeners = new Listeners();
  readonly #subscriptions = new Set<MemorySubscription>();
  readonly #gone = new Set<(error: Error) => void>();
  #state: LinkState = "up";
  /** What is under way is lost when the link is cut. */
  #generation = 0;
  #receivedBytes = 0;
  /** What waits for a frozen link, in order: `undefined` while it is not frozen. */
  #held: { readonly out: Message[]; readonly arrived: Arrival[] } | undefined;
  #slowMs = 0;

  constructor(network: LinkNetwork, name: string, inboxPrefix: string) {
    this.#network = network;
    this.name = name;
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

  /** Milliseconds that it takes to receive a message, in which it receives no other. */
  get slowMs(): number {
    return this.#slowMs;
  }

  /** Whether it is frozen. */
  get isFrozen(): boolean {
    return this.#held !== undefined;
  }

  publish(subject: string, reply: string, head: Uint8Array | undefined, body: Uint8Array): void {
    this.#checkOpen();
    const tokens = tokensOf(subject);
    const bytes = body.length + (head?.length ?? 0);
    if (bytes > this.maxPayload) throw new Error(`a message of ${bytes} bytes is larger than the network takes`);
    if (this.#state !== "up") return;
    // A network copies: whoever changes its buffer afterwards changes nothing that was sent.
    const message = { subject, reply, head: head?.slice(), body: body.slice() };
    if (this.#held === undefined) this.#network.route(this, message, tokens);
    else this.#held.out.push(message);
  }

  subscribe(subject: string, queueGroup: string | undefined, receive: (message: Message) => void): LinkSubscription {
    this.#checkOpen();
    const subscription = new MemorySubscription(this, subject, queueGroup, receive);
    this.#subscriptions.add(subscription);
    this.#network.interest.add(subscription);
    return subscription;
  }

  confirm(): Promise<void> {
    if (this.#state !== "up") return Promise.reject(new Error("the connection is down"));
    return new Promise((resolve, reject) => {
      this.#gone.add(reject);
      this.#network.answer(this, () => {
        this.#gone.delete(reject);
        resolve();
      });
    });
  }

  async leave(): Promise<void> {
    if (this.#state !== "up") return;
    this.down();
    this.#network.later(() => this.up());
  }

  listen(events: LinkEvents): () => void {
    return this.#listeners.add(events);
  }

  /** Cuts the link: what is under way is lost, and so is what is published from now on. */
  down(): void {
    if (this.#state !== "up") return;
    this.#lose("down");
    this.#listeners.tell((events) => events.onDown?.());
  }

  /** Mends a link that was cut. */
  up(): void {
    if (this.#state !== "down") return;
    this.#state = "up";
    this.#listeners.tell((events) => events.onUp?.());
  }

  /** Closes the link for good; with a reason, as if it had broken down. */
  close(reason?: Error): void {
    if (this.#state === "closed") return;
    this.#lose("closed");
    for (const subscription of this.#subscriptions) this.forget(subscription);
    this.#listeners.tell((events) => events.onClosed?.(reason));
  }

  /** Ends the link as if its process had died: nothing comes from it any more, and nobody is told. */
  kill(): void {
    this.close(new Error("the connection was killed"));
  }

  /**
   * Lets nothing out and nothing in, while the link says that it is up, as a server does that has stopped to run or a path that
   * swallows everything. What waits goes on with `thaw`; it is lost if the link is given up before, and the next is not frozen.
   */
  freeze(): void {
    if (this.#state === "up") this.#held ??= { out: [], arrived: [] };
  }

  /** Ends `freeze`: all that has waited goes on, in its order. */
  thaw(): void {
    const held = this.#held;
    if (held === undefined) return;
    this.#held = undefined;
    for (const message of held.out) this.#network.route(this, message, tokensOf(message.subject));
    const generation = this.#generation;
    for (const arrival of held.arrived) this.#arrive(arrival, generation);
  }

  /** Sets how many milliseconds it takes to receive a message, in which it receives no other; 0 for no time. */
  slow(milliseconds: number): void {
    this.#slowMs = milliseconds;
  }

  /** Announces that the server is going to shut down. */
  lameDuck(): void {
    this.#listeners.tell((events) => events.onLameDuck?.());
  }

  /** For the network: returns what lets something arrive on the connection as it is now. */
  arrival(receive: () => void, lose: () => void): () => void {
    const generation = this.#generation;
    return () => this.#arrive({ receive, lose }, generation);
  }

  deliver(subscription: MemorySubscription, message: Message): void {
    this.#receivedBytes += message.body.length + (message.head?.length ?? 0);
    subscription.deliver(message);
  }

  forget(subscription: MemorySubscription): void {
    this.#subscriptions.delete(subscription);
    this.#network.interest.remove(subscription);
  }

  #arrive(arrival: Arrival, generation: number): void {
    if (generation !== this.#generation) arrival.lose();
    else if (this.#held === undefined) arrival.receive();
    else this.#held.arrived.push(arrival);
  }

  #lose(state: LinkState): void {
    this.#state = state;
    this.#generation += 1;
    const held = this.#held;
    this.#held = undefined;
    for (const { lose } of held?.arrived ?? []) lose();
    const gone = [...this.#gone];
    this.#gone.clear();
    for (const reject of gone) reject(new Error("the connection went down"));
  }

  #checkOpen(): void {
    if (this.#state !== "closed") return;
    const error = new Error("the connection is closed");
    error.name = "LinkClosed";
    throw error;
  }
}
