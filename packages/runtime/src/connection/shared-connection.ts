import type { MsgHdrs, NatsConnection, Status, Subscription, SubscriptionOptions } from "@nats-io/nats-core";
import { DeadlineWheel } from "./deadline-wheel.js";
import { LameDuckMove } from "./lame-duck-move.js";
import { ServerProbe } from "./server-probe.js";
import { transportOf } from "./transport.js";

/** Whether bytes that are published now reach a server. */
export type ConnectionState = "up" | "down" | "closed";

/** What somebody who uses the connection is told. */
export interface ConnectionListener {
  onUp?(): void;
  onDown?(): void;
  onClosed?(): void;
  /** The server refused something that this connection published. */
  onPublishDenied?(subject: string): void;
  /** Calls under way, which a move to another server should wait for. */
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
  #isStateSeen = false;

  private constructor(connection: NatsConnection) {
    this.connection = connection;
    this.probe = new ServerProbe(
      connection,
      () => this.#countBusy() > 0,
      () => this.#cut(),
    );
    this.#move = new LameDuckMove(connection, () => this.#countBusy());
    this.#state = connection.isClosed() ? "closed" : connection.info === undefined ? "down" : "up";
    if (this.#state !== "closed") this.#watch();
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

  /** Known from the socket where that can be seen, else from events, which come a moment after the fact. */
  get state(): ConnectionState {
    return this.#state;
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

  /** Resolves once the connection is up, at once if it is. Rejects when it is closed before. */
  whenUp(): Promise<void> {
    if (this.#state === "up") return Promise.resolve();
    if (this.#state === "closed") return Promise.reject(new Error("the connection to NATS is closed"));
    return new Promise((resolve, reject) => {
      const listener: ConnectionListener = {
        onUp: () => {
          this.#listeners.delete(listener);
          resolve();
        },
        onClosed: () => {
          this.#listeners.delete(listener);
          reject(new Error("the connection to NATS was closed"));
        },
      };
      this.#listeners.add(listener);
    });
  }

  /**
   * What a promise of the client library resolves to. Rejects when the connection goes down or is closed before, as such a
   * promise may stay open for ever then.
   */
  whileUp<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const onGone = (): void => {
        this.#listeners.delete(listener);
        reject(new Error("the connection to NATS is down"));
      };
      const listener: ConnectionListener = { onDown: onGone, onClosed: onGone };
      this.#listeners.add(listener);
      promise.then(resolve, reject).finally(() => this.#listeners.delete(listener));
      if (this.#state !== "up") onGone();
    });
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
    this.#watchTransport();
    this.#readStatus().catch(() => this.#close());
    this.connection.closed().then(
      () => this.#close(),
      () => this.#close(),
    );
    // The connection may have gone down before anybody listened. Only a round trip says so: `info` outlives the socket.
    this.connection.flush().catch(() => {
      if (!this.#isStateSeen && !this.connection.isClosed()) this.#down();
    });
  }

  /**
   * Learns at once when the socket is closed. The event that says so comes after other listeners, whose calls would be
   * taken for sent although the client library throws their bytes away.
   */
  #watchTransport(): void {
    const transport = transportOf(this.connection);
    transport?.closed().then(
      () => {
        if (transportOf(this.connection) === transport) this.#down();
      },
      () => undefined,
    );
  }

  /**
   * Leaves a server that does not answer. The client library's own way waits until the server has taken what was written,
   * which is for ever where it reads nothing.
   */
  #cut(): void {
    const transport = transportOf(this.connection);
    const cut = transport?.close(new Error("the NATS server does not answer")) ?? this.connection.reconnect();
    cut.catch(() => undefined);
  }

  async #readStatus(): Promise<void> {
    for await (const status of this.connection.status()) this.#onStatus(status);
    this.#close();
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
        this.#cut();
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
    // Where the socket is closed already, the next one is on its way.
    if (this.#state !== "down" || transportOf(this.connection)?.isClosed) return;
    this.#state = "up";
    this.#watchTransport();
    this.#tell((listener) => listener.onUp?.());
  }

  #down(): void {
    if (this.#state !== "up") return;
    this.#state = "down";
    this.probe.reset();
    this.#tell((listener) => listener.onDown?.());
  }

  #close(): void {
    if (this.#state === "closed") return;
    this.#state = "closed";
    this.probe.reset();
    this.#tell((listener) => listener.onClosed?.());
  }

  #tell(say: (listener: ConnectionListener) => void): void {
    for (const listener of [...this.#listeners]) {
      try {
        say(listener);
      } catch {
        // One listener's fault must not keep the others from learning of it.
      }
    }
  }

  #countBusy(): number {
    let busy = 0;
    for (const listener of this.#listeners) busy += listener.countBusy?.() ?? 0;
    return busy;
  }
}
