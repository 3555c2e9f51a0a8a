import type { Msg, Subscription } from "@nats-io/nats-core";
import type { ConnectionListener, SharedConnection } from "../connection/shared-connection.js";
import { AutonatsError } from "../errors/autonats-error.js";

/** A subject to listen on. */
export interface Listening {
  readonly subject: string;
  /** Without one, every instance gets each message. */
  readonly queueGroup?: string;
  /** Takes a message. What it throws is ignored. */
  readonly receive: (message: Msg) => void;
}

interface Entry extends Listening {
  subscription: Subscription | undefined;
}

/**
 * The subscriptions of one handler. They survive reconnects; one that the server takes away is asked for again when the
 * connection is made anew, as the credentials may have changed by then.
 */
export class Subscriptions {
  readonly #shared: SharedConnection;
  readonly #onDenied: (subject: string) => void;
  readonly #listener: ConnectionListener;
  readonly #entries: Entry[] = [];
  #isClosing = false;

  /** `onDenied` is told of a subject that the server refuses. */
  constructor(shared: SharedConnection, onDenied: (subject: string) => void) {
    this.#shared = shared;
    this.#onDenied = onDenied;
    this.#listener = { onUp: () => this.#openMissing() };
    shared.addListener(this.#listener);
  }

  /** Asks for a subject. Throws what the client library throws on a connection that is closed or draining. */
  open(listening: Listening): void {
    const entry: Entry = { ...listening, subscription: undefined };
    this.#entries.push(entry);
    this.#subscribe(entry);
  }

  /**
   * Resolves once the server has confirmed all subjects, however long it takes to get a connection. Rejects with an
   * `AutonatsError` when it refuses one, and when the connection is closed.
   */
  async confirm(): Promise<void> {
    while (!this.#isClosing) {
      try {
        await this.#shared.whenUp();
      } catch (cause) {
        throw new AutonatsError("UNAVAILABLE", "the connection to NATS is closed", { reason: "CLOSED", cause });
      }
      try {
        await this.#shared.whileUp(this.#shared.connection.flush());
        break;
      } catch {
        // The connection broke meanwhile. The client library asks for all subjects again on the next.
      }
    }
    const denied = this.#entries.find((entry) => entry.subscription === undefined);
    if (denied !== undefined && !this.#isClosing) throw deniedError(denied);
  }

  /**
   * Withdraws from subjects. What the server has sent by then is still received; afterwards the promise resolves, at the
   * latest after `timeoutMs` milliseconds.
   */
  async drain(subjects: (subject: string) => boolean, timeoutMs: number): Promise<void> {
    this.#isClosing = true;
    this.#shared.removeListener(this.#listener);
    const drained = this.#entries.filter((entry) => subjects(entry.subject)).map((entry) => this.#drainOne(entry));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const timeout = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, timeoutMs);
    });
    await Promise.race([Promise.allSettled(drained), timeout]);
    clearTimeout(timer);
  }

  #drainOne({ subscription }: Entry): Promise<void> {
    if (subscription === undefined || subscription.isClosed()) return Promise.resolve();
    if (this.#shared.state === "up") return this.#shared.whileUp(subscription.drain());
    // Nothing is on its way on a connection that is down, and draining would wait for the next.
    subscription.unsubscribe();
    return Promise.resolve();
  }

  #openMissing(): void {
    for (const entry of this.#entries) {
      if (entry.subscription === undefined) this.#subscribe(entry);
    }
  }

  #subscribe(entry: Entry): void {
    const { subject, queueGroup } = entry;
    entry.subscription = this.#shared.subscribe(subject, {
      ...(queueGroup === undefined ? {} : { queue: queueGroup }),
      callback: (error, message) => {
        // Nothing may leave a callback: it would end the read loop of the connection.
        try {
          if (error === null) {
            entry.receive(message);
          } else {
            entry.subscription = undefined;
            this.#onDenied(subject);
          }
        } catch {
          // Whoever receives has dealt with what can be foreseen.
        }
      },
    });
  }
}

function deniedError({ subject, queueGroup }: Entry): AutonatsError {
  const group = queueGroup === undefined ? "" : ` with the queue group "${queueGroup}"`;
  return new AutonatsError(
    "PERMISSION_DENIED",
    `this connection's user may not subscribe to "${subject}"${group}; grant it in the NATS server's configuration`,
  );
}
