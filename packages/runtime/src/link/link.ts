import type { Message } from "./message.js";

/** Whether what is published now reaches a server. */
export type LinkState = "up" | "down" | "closed";

/** The events of a link. No function may throw. */
export interface LinkEvents {
  onUp?(): void;
  onDown?(): void;
  /** The link will never be up again. Without a reason, its owner closed it. */
  onClosed?(reason?: Error): void;
  /** The server is going to shut down. */
  onLameDuck?(): void;
  /** The server refused something that was published to `subject`. */
  onPublishDenied?(subject: string): void;
  /**
   * The server refused a subscription, or took it away. It delivers nothing more. Without a queue group, it may be any: nats-server 2.10
   * does not say which when it takes one away. May be called twice.
   */
  onSubscriptionDenied?(subject: string, queueGroup: string | undefined): void;
}

/** What comes to one subject, until it is ended. */
export interface LinkSubscription {
  readonly subject: string;
  /**
   * Withdraws. Resolves once everything has been received that the server had sent by then; at once while the link is down.
   * Rejects when the link goes down meanwhile.
   */
  drain(): Promise<void>;
  /** Withdraws, and receives nothing more. */
  close(): void;
}

/**
 * Carries messages between a process and others. Clients and handlers know nothing else of the network: NATS is one link, a network
 * in memory another.
 */
export interface Link {
  readonly state: LinkState;
  /** Bytes that one message may have, its header block included. */
  readonly maxPayload: number;
  /** The prefix for the subjects of replies, without the dot. */
  readonly inboxPrefix: string;
  /** How many servers the link may use; with fewer than two it cannot move. */
  readonly serverCount: number;
  /** How many bytes have been received in all, to find out whether anything arrives. */
  readonly receivedBytes: number;
  /**
   * Sends a message; `reply` is empty for none, and `head` is a whole header block. Never blocks, takes more than the server
   * does, and loses what it is given while the link is down. Throws `LinkClosed` once nothing can be sent any more.
   */
  publish(subject: string, reply: string, head: Uint8Array | undefined, body: Uint8Array): void;
  /**
   * Receives what comes to a subject, also after the link was down. With a queue group, one member of it gets each message.
   * What `receive` throws is ignored. Throws `LinkClosed` once nothing can be received any more.
   */
  subscribe(subject: string, queueGroup: string | undefined, receive: (message: Message) => void): LinkSubscription;
  /** Resolves once the server has read all that was published before. Rejects when the link goes down before that. */
  confirm(): Promise<void>;
  /** Drops this server at once, with whatever is under way, and connects to another. Resolves once it has been dropped. */
  leave(): Promise<void>;
  /** Reports what happens, until the function is called that it returns. */
  listen(events: LinkEvents): () => void;
}

/** Thrown by a link that is closed, or about to be. */
export class LinkClosed extends Error {
  override readonly name: string = "LinkClosed";

  constructor(cause?: unknown) {
    super("the connection is closed", cause === undefined ? undefined : { cause });
  }
}
