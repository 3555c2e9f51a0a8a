import type { NatsConnection, Status } from "@nats-io/nats-core";
import { type Link, LinkClosed, type LinkEvents, type LinkState, type LinkSubscription } from "../link.js";
import { Listeners } from "../listeners.js";
import type { Message } from "../message.js";
import { NatsMessage } from "./nats-message.js";
import { NatsSubscription } from "./nats-subscription.js";
import { checkParts, HeadToSend, inboxPrefixOf, transportOf } from "./private-parts.js";

const links = new WeakMap<NatsConnection, NatsLink>();

/** Reports whether something is a connection of the NATS client library. */
export function isNatsConnection(connection: unknown): connection is NatsConnection {
  const { publish, status, closed } = (connection ?? {}) as Partial<NatsConnection>;
  return typeof publish === "function" && typeof status === "function" && typeof closed === "function";
}

/**
 * A connection of the NATS client library. It knows at once when the socket is gone, and never closes a connection, since the
 * user opened it.
 */
export class NatsLink implements Link {
  readonly inboxPrefix: string;
  readonly #connection: NatsConnection;
  readonly #listeners = new Listeners();
  readonly #head = new HeadToSend();
  #state: LinkState;
  #isStateSeen = false;
  #isCloseTold = false;

  private constructor(connection: NatsConnection) {
    checkParts(connection);
    this.#connection = connection;
    this.inboxPrefix = inboxPrefixOf(connection);
    this.#state = connection.isClosed() ? "closed" : connection.info === undefined ? "down" : "up";
    if (this.#state !== "closed") this.#watch();
  }

  /** Returns the one link of a connection. */
  static of(connection: NatsConnection): NatsLink {
    let link = links.get(connection);
    if (link === undefined) {
      link = new NatsLink(connection);
      links.set(connection, link);
    }
    return link;
  }

  /** Known from the socket, as events come a moment after the fact. */
  get state(): LinkState {
    return this.#state;
  }

  get maxPayload(): number {
    return this.#connection.info?.max_payload ?? Number.POSITIVE_INFINITY;
  }

  get serverCount(): number {
    return this.#connection.getServers().length;
  }

  get receivedBytes(): number {
    return this.#connection.stats().inBytes;
  }

  publish(subject: string, reply: string, head: Uint8Array | undefined, body: Uint8Array): void {
    if (this.#state === "closed") throw new LinkClosed();
    try {
      if (head !== undefined) {
        this.#head.bytes = head;
        this.#connection.publish(subject, body, { headers: this.#head.asHeaders(), reply });
      } else if (reply !== "") {
        this.#connection.publish(subject, body, { reply });
      } else {
        this.#connection.publish(subject, body);
      }
    } catch (error) {
      throw this.#closedBy(error);
    }
  }

  subscribe(subject: string, queueGroup: string | undefined, receive: (message: Message) => void): LinkSubscription {
    try {
      const subscription = this.#connection.subscribe(subject, {
        ...(queueGroup === undefined ? {} : { queue: queueGroup }),
        callback: (error, message) => {
          // Nothing may be thrown out of a callback: it would end the read loop of the connection.
          try {
            if (error === null) receive(new NatsMessage(message));
            else this.#listeners.tell((events) => events.onSubscriptionDenied?.(subject, queueGroup));
          } catch {
            // The receiver handles all expected errors itself.
          }
        },
      });
      return new NatsSubscription(this, subscription);
    } catch (error) {
      throw this.#closedBy(error);
    }
  }

  confirm(): Promise<void> {
    return this.whileUp(() => this.#connection.flush());
  }

  async leave(): Promise<void> {
    // The client library's own way waits until the server has taken what was written, which may be never.
    await transportOf(this.#connection).close(new Error("left for another NATS server"));
  }

  listen(events: LinkEvents): () => void {
    return this.#listeners.add(events);
  }

  /** Does what the client library promises. Rejects when the link goes down before, as such a promise may stay open for ever then. */
  whileUp(act: () => Promise<void>): Promise<void> {
    if (this.#state !== "up") return Promise.reject(new Error("the connection is down"));
    return new Promise((resolve, reject) => {
      const onGone = (): void => reject(new Error("the connection went down"));
      const stop = this.listen({ onDown: onGone, onClosed: onGone });
      act().then(resolve, reject).finally(stop);
    });
  }

  #watch(): void {
    this.#watchTransport();
    this.#readStatus().catch(() => undefined);
    this.#connection.closed().then(
      (reason) => this.#close(reason),
      (reason) => this.#close(reason),
    );
    // The connection may have gone down before anybody listened. Only a round trip says so: `info` outlives the socket.
    this.#connection.flush().catch(() => {
      if (!this.#isStateSeen && !this.#connection.isClosed()) this.#down();
    });
  }

  /**
   * Learns at once when the socket is closed. The event that says so comes after other listeners, whose calls would be
   * taken for sent although the client library throws their bytes away.
   */
  #watchTransport(): void {
    const transport = transportOf(this.#connection);
    transport.closed().then(
      () => {
        if (transportOf(this.#connection) === transport) this.#down();
      },
      () => undefined,
    );
  }

  async #readStatus(): Promise<void> {
    for await (const status of this.#connection.status()) this.#onStatus(status);
  }

  #onStatus(status: Status): void {
    switch (status.type) {
      case "disconnect":
        this.#isStateSeen = true;
        this.#down();
        break;
      case "reconnect":
        this.#isStateSeen = true;
        this.#up();
        break;
      case "staleConnection":
        this.leave().catch(() => undefined);
        break;
      case "ldm":
        this.#listeners.tell((events) => events.onLameDuck?.());
        break;
      case "close":
        // Nothing is sent from now on, but the reason comes a moment later.
        this.#state = "closed";
        break;
      case "error":
        this.#onError(status.error);
        break;
    }
  }

  #onError(error: Error): void {
    const { operation, subject, queue } = error as Error & Partial<Record<"operation" | "subject" | "queue", unknown>>;
    if (error.name !== "PermissionViolationError" || typeof subject !== "string") return;
    if (operation === "publish") {
      this.#listeners.tell((events) => events.onPublishDenied?.(subject));
    } else if (queue === undefined) {
      // The library does not find the subscription of a queue group that the server has not named.
      this.#listeners.tell((events) => events.onSubscriptionDenied?.(subject, undefined));
    }
  }

  #up(): void {
    // Where the socket is closed already, the next one is on its way.
    if (this.#state !== "down" || transportOf(this.#connection).isClosed) return;
    this.#state = "up";
    this.#watchTransport();
    this.#listeners.tell((events) => events.onUp?.());
  }

  #down(): void {
    if (this.#state !== "up") return;
    this.#state = "down";
    this.#listeners.tell((events) => events.onDown?.());
  }

  #close(reason: unknown): void {
    if (this.#isCloseTold) return;
    this.#isCloseTold = true;
    this.#state = "closed";
    this.#listeners.tell((events) => events.onClosed?.(reason instanceof Error ? reason : undefined));
  }

  #closedBy(error: unknown): unknown {
    const isClosing = this.#connection.isClosed() || this.#connection.isDraining();
    return isClosing ? new LinkClosed(error) : error;
  }
}
