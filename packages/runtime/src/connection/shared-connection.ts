import type { MsgHdrs, NatsConnection, Status, Subscription, SubscriptionOptions } from "@nats-io/nats-core";
import { DeadlineWheel } from "./deadline-wheel.js";
import { LameDuckMove } from "./lame-duck-move.js";
import { ServerProbe } from "./server-probe.js";

/** Whether bytes that are published now reach a server. */
export type ConnectionState = "up" | "down" | "closed";

/** What somebody who uses the connection is told. Nothing here may throw. */
export interface ConnectionListener {
  onUp?(): void;
  onDown?(): void;
  onClosed?(): void;
  /** The server refused something that this connection published. */
  onPublishDenied?(subject: string): void;
  /** Things that end soon and that a move to another server should wait for. */
  countBusy?(): number;
}

const connections = new WeakMap<NatsConnection, SharedConnection>();

/**
 * What all clients and handlers on one `NatsConnection` share: its state, its one reader of status events, the deadlines,
 * and the probe that watches the server. It never closes a connection, since the user opened it.
 */
export class SharedConnection {
  readonly connection: NatsConnection;
  readonly deadlines: DeadlineWheel = new DeadlineWheel();
  readonly probe: ServerProbe;
  readonly #listeners = new Set<ConnectionListener>();
  readonly #move: LameDuckMove;
  #state: ConnectionState;

  private constructor(connection: NatsConnection) {
    this.connection = connection;
    this.probe = new ServerProbe(connection);
    this.#move = new LameDuckMove(connection, () => this.#countBusy());
    this.#state = connection.isClosed() ? "closed" : connection.info === undefined ? "down" : "up";
    if (this.#state !== "closed") {
      this.#watch();
    }
  }

  /** Finds or makes what belongs to a connection. */
  static of(connection: NatsConnection): SharedConnection {
    let shared = connections.get(connection);
    if (shared === undefined) {
      shared = new SharedConnection(connection);
      connections.set(connection, shared);
    }
    return shared;
  }

  get state(): ConnectionState {
    return this.#state === "up" && this.connection.isClosed() ? "closed" : this.#state;
  }

  /** Bytes that one message may have, headers included. */
  get maxPayload(): number {
    return this.connection.info?.max_payload ?? Number.POSITIVE_INFINITY;
  }

  /** Where replies are to be sent, as the connection was told. */
  get inboxPrefix(): string {
    const { options } = this.connection as { options?: { inboxPrefix?: unknown } };
    return typeof options?.inboxPrefix === "string" && options.inboxPrefix !== "" ? options.inboxPrefix : "_INBOX";
  }

  addListener(listener: ConnectionListener): void {
    this.#listeners.add(listener);
  }

  removeListener(listener: ConnectionListener): void {
    this.#listeners.delete(listener);
  }

  /** Sends bytes to a subject. Throws when the connection is closed or draining; while it is down, the bytes are lost. */
  publish(subject: string, bytes: Uint8Array, reply: string | undefined, headers: MsgHdrs | undefined): void {
    if (headers !== undefined) {
      this.connection.publish(subject, bytes, reply === undefined ? { headers } : { headers, reply });
    } else if (reply !== undefined) {
      this.connection.publish(subject, bytes, { reply });
    } else {
      this.connection.publish(subject, bytes);
    }
    this.probe.countSent(bytes.length);
  }

  /** Receives what comes to a subject. The callback must not throw: an exception there ends the connection's read loop. */
  subscribe(subject: string, options: SubscriptionOptions): Subscription {
    return this.connection.subscribe(subject, options);
  }

  #watch(): void {
    this.#readStatus().catch(() => this.#close());
    this.connection.closed().then(
      () => this.#close(),
      () => this.#close(),
    );
    // Whether a connection is up at this moment is something that only a round trip says: `info` outlives the socket.
    this.connection.rtt().catch(() => {
      if (this.#state === "up" && !this.connection.isClosed() && !this.#sawUp) {
        this.#down();
      }
    });
  }

  #sawUp = false;

  async #readStatus(): Promise<void> {
    for await (const status of this.connection.status()) {
      try {
        this.#onStatus(status);
      } catch {
        // A listener's fault must not blind the others.
      }
    }
    this.#close();
  }

  #onStatus(status: Status): void {
    switch (status.type) {
      case "disconnect":
        this.#sawUp = true;
        this.#down();
        break;
      case "reconnect":
        this.#sawUp = true;
        this.#up();
        break;
      case "ldm":
        this.#move.start();
        break;
      case "error":
        this.#onError(status.error);
        break;
      case "close":
        this.#close();
        break;
    }
  }

  #onError(error: Error): void {
    const { operation, subject } = error as Error & { operation?: unknown; subject?: unknown };
    if (error.name === "PermissionViolationError" && operation === "publish" && typeof subject === "string") {
      this.#tell((listener) => listener.onPublishDenied?.(subject));
    }
  }

  #up(): void {
    if (this.#state === "down") {
      this.#state = "up";
      this.#tell((listener) => listener.onUp?.());
    }
  }

  #down(): void {
    if (this.#state === "up") {
      this.#state = "down";
      this.probe.reset();
      this.#tell((listener) => listener.onDown?.());
    }
  }

  #close(): void {
    if (this.#state !== "closed") {
      this.#state = "closed";
      this.probe.reset();
      this.#tell((listener) => listener.onClosed?.());
    }
  }

  #tell(say: (listener: ConnectionListener) => void): void {
    for (const listener of [...this.#listeners]) {
      try {
        say(listener);
      } catch {
        // As above.
      }
    }
  }

  #countBusy(): number {
    let busy = 0;
    this.#tell((listener) => {
      busy += listener.countBusy?.() ?? 0;
    });
    return busy;
  }
}
