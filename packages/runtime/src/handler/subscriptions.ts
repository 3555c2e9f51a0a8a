import { AskAgain, type AskingTimes } from "../connection/ask-again.js";
import type { SharedConnection } from "../connection/shared-connection.js";
import { within } from "../connection/within.js";
import { AutonatsError } from "../errors/autonats-error.js";
import type { LinkSubscription } from "../link/link.js";
import type { Message } from "../link/message.js";

/** A subject to listen on. */
export interface Listening {
  readonly subject: string;
  /** The name under which the handler reports that the server refuses the subject. Without a name, it is not reported. */
  readonly name?: string;
  /** Without one, every instance gets each message. */
  readonly queueGroup?: string;
  /** Whether calls come to it: a handler that has left its group does not listen there. */
  readonly bringsCalls?: boolean;
  /** Takes a message. What it throws is ignored. */
  readonly receive: (message: Message) => void;
}

/** What a handler's subscriptions need of it. None may throw. */
export interface SubscriptionsHost {
  /** The server refuses a subject, or has taken it away. */
  onDenied(subject: string): void;
  /** It has granted one again. */
  onGranted(subject: string): void;
  /** Resolves when callers know that it leaves, no call runs or waits, and all answers are out. */
  whenIdle(): Promise<void>;
}

/**
 * How long an instance still takes calls on its own subject after it has left the queue group: its reports say meanwhile that it will
 * not. Servers of a cluster lose a few of the messages to a subject whose last subscription is withdrawn at that moment. A client that
 * calls the instance some ten times a second has called it, and learnt of that, in a quarter of a second.
 */
export const NOTICE_MS = 250;

interface Entry extends Listening {
  subscription: LinkSubscription | undefined;
  isDenied: boolean;
}

/**
 * The subscriptions of one handler. They survive reconnects; one that the server refuses or takes away is asked for again until
 * it is granted. When the connection moves to another server, they are withdrawn before and made again after.
 */
export class Subscriptions {
  readonly #shared: SharedConnection;
  readonly #host: SubscriptionsHost;
  readonly #stopListening: () => void;
  readonly #entries: Entry[] = [];
  readonly #again: AskAgain;
  #isConfirmed = false;
  /** While the connection is about to move, nothing is asked for. */
  #isWithdrawn = false;
  /** While nothing may come that calls the handler. */
  #isPaused = false;
  #isClosing = false;

  constructor(shared: SharedConnection, host: SubscriptionsHost, times?: AskingTimes) {
    this.#shared = shared;
    this.#host = host;
    this.#again = new AskAgain(() => this.#openMissing(), times);
    const reopen = (): void => {
      this.#isWithdrawn = false;
      this.#openMissing().catch(() => undefined);
    };
    this.#stopListening = shared.listen({
      onUp: reopen,
      onClosed: () => this.#again.stop(),
      onSubscriptionDenied: (subject, queueGroup) => this.#onRefused(subject, queueGroup),
      mover: {
        withdraw: async () => {
          this.#isWithdrawn = true;
          await this.#drain((entry) => entry.queueGroup !== undefined);
          await host.whenIdle();
        },
        finish: () => this.#drain(() => true),
        stay: reopen,
      },
    });
  }

  /** Asks for a subject. Throws `LinkClosed` on a connection that is closed or draining. */
  open(listening: Listening): void {
    const entry: Entry = { ...listening, subscription: undefined, isDenied: false };
    this.#entries.push(entry);
    this.#subscribe(entry);
  }

  /** Whether it gets no more calls of queue groups, as the connection is about to move. */
  get isWithdrawn(): boolean {
    return this.#isWithdrawn;
  }

  /** The names of the subjects that the server currently refuses. */
  get denied(): readonly string[] {
    return this.#entries.flatMap(({ name, isDenied }) => (isDenied && name !== undefined ? [name] : []));
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
        await this.#shared.link.confirm();
        break;
      } catch {
        // The connection broke meanwhile. All subjects are asked for again on the next.
      }
    }
    if (this.#isClosing) return;
    const denied = this.#entries.find((entry) => entry.isDenied);
    if (denied !== undefined) throw deniedError(denied);
    this.#isConfirmed = true;
  }

  /**
   * Withdraws from the subjects that bring calls, until `resume`: first from those of the queue group, and after a moment from that
   * of the instance itself. What the server has sent by then is still received.
   */
  async pause(): Promise<void> {
    this.#isPaused = true;
    await this.#drain((entry) => entry.queueGroup !== undefined);
    await new Promise((resolve) => setTimeout(resolve, NOTICE_MS));
    if (this.#isPaused) await this.#drain((entry) => entry.bringsCalls === true);
  }

  /** Asks for them again. */
  resume(): void {
    this.#isPaused = false;
    this.#openMissing().catch(() => undefined);
  }

  /**
   * Withdraws from subjects for good. What the server has sent by then is still received; afterwards the promise resolves, at
   * the latest after `timeoutMs` milliseconds.
   */
  drain(subjects: (subject: string) => boolean, timeoutMs: number): Promise<void> {
    return this.#drainForGood((entry) => subjects(entry.subject), timeoutMs);
  }

  /** Does the same with the subjects of queue groups. */
  drainGroups(timeoutMs: number): Promise<void> {
    return this.#drainForGood((entry) => entry.queueGroup !== undefined, timeoutMs);
  }

  async #drainForGood(which: (entry: Entry) => boolean, timeoutMs: number): Promise<void> {
    this.#isClosing = true;
    this.#again.stop();
    this.#stopListening();
    await within(timeoutMs, this.#drain(which));
  }

  async #drain(which: (entry: Entry) => boolean): Promise<void> {
    const open = this.#entries.flatMap((entry) => {
      const { subscription } = entry;
      if (subscription === undefined || !which(entry)) return [];
      entry.subscription = undefined;
      return [subscription.drain()];
    });
    await Promise.allSettled(open);
  }

  /** Asks for everything that is not there, and reports whether all is granted once the server has answered. */
  async #openMissing(): Promise<boolean> {
    if (this.#isClosing || this.#isWithdrawn || this.#shared.state !== "up") return false;
    const asked = this.#entries.filter((entry) => entry.subscription === undefined && !this.#isOff(entry));
    for (const entry of asked) this.#subscribe(entry);
    await this.#shared.link.confirm();
    for (const entry of asked) {
      if (!entry.isDenied || entry.subscription === undefined) continue;
      entry.isDenied = false;
      this.#host.onGranted(entry.subject);
    }
    return this.#entries.every((entry) => !entry.isDenied);
  }

  #isOff(entry: Entry): boolean {
    return this.#isPaused && entry.bringsCalls === true;
  }

  #subscribe(entry: Entry): void {
    entry.subscription = this.#shared.link.subscribe(entry.subject, entry.queueGroup, entry.receive);
  }

  #onRefused(subject: string, queueGroup: string | undefined): void {
    for (const entry of this.#entries) {
      if (entry.subject !== subject || (queueGroup !== undefined && entry.queueGroup !== queueGroup)) continue;
      // Where two handlers share a connection, the one that was taken away may have been the other's.
      entry.subscription?.close();
      entry.subscription = undefined;
      if (entry.isDenied) continue;
      entry.isDenied = true;
      this.#host.onDenied(subject);
    }
    if (this.#isConfirmed) this.#again.start();
  }
}

function deniedError({ subject, queueGroup }: Entry): AutonatsError {
  const group = queueGroup === undefined ? "" : ` with the queue group "${queueGroup}"`;
  return new AutonatsError(
    "PERMISSION_DENIED",
    `this connection's user may not subscribe to "${subject}"${group}; grant it in the NATS server's configuration`,
  );
}
