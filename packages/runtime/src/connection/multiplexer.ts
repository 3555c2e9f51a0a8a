import type { Code, Outcome, Reason } from "../errors/codes.js";
import type { LinkSubscription } from "../link/link.js";
import { type Message, subjectBytesOf } from "../link/message.js";
import { byteLength } from "../wire/byte-length.js";
import { createRandomToken } from "../wire/tokens.js";
import { AskAgain } from "./ask-again.js";
import { type CallInFlight, CallsInFlight } from "./calls-in-flight.js";
import { EchoWatch } from "./echo-watch.js";
import type { Sender } from "./outbox.js";
import type { SharedConnection } from "./shared-connection.js";

/** A failure that was detected on this side of the wire, not yet converted to an error. */
export interface TransportFailure {
  readonly code: Code;
  readonly reason?: Reason;
  readonly outcome: Outcome;
  readonly message: string;
}

/** A call as the multiplexer sees it: it sends a message that is answered. No method may throw. */
export interface MultiplexedCall extends CallInFlight, Sender {
  readonly subject: string;
  /** The subject for its reply; the multiplexer sets it. */
  reply: string;
  /** Whether calls to its subject were answered before, so that the server did deliver them once. */
  readonly wasServed: boolean;
  onReply(message: Message): void;
  /** The connection broke or the server refused something, so the call fails. It may not have been sent yet. */
  onFailure(failure: TransportFailure): void;
}

const multiplexers = new WeakMap<SharedConnection, Multiplexer>();

/**
 * Sends requests and hands out their replies, over one wildcard subscription per connection. The client library's own `request` is
 * not used: it spends more than half of a caller's time on creating errors that a successful call discards, leaves calls hanging
 * when the connection breaks, and receives nothing more after one reply with malformed headers.
 *
 * The inbox is random by the system's cryptographic source, 130 bits, and a token has 54 random bits of its own: handlers
 * learn the inbox of those who call them, and must not be able to guess the token of a call to somebody else.
 */
export class Multiplexer {
  readonly #shared: SharedConnection;
  readonly #calls = new CallsInFlight<MultiplexedCall>();
  readonly #inbox: string;
  readonly #tokenAt: number;
  readonly #watch = new EchoWatch();
  readonly #again = new AskAgain(() => this.#askAgain());
  #subscription: LinkSubscription | undefined;
  #isDenied = false;
  /** Messages that came to the inbox. */
  #heard = 0;
  /** Whether the server does not let this connection send anything to itself. */
  #isEchoDenied = false;
  #onNobodyWaits: (() => void) | undefined;
  /** The calls that were under way when the server said that it will shut down. */
  readonly #earlier = new Set<MultiplexedCall>();
  #onEarlierEnded: (() => void) | undefined;

  private constructor(shared: SharedConnection) {
    this.#shared = shared;
    this.#inbox = `${shared.link.inboxPrefix}.${createRandomToken(22)}.`;
    this.#tokenAt = byteLength(this.#inbox);
    shared.listen({
      // The credentials may have changed, so what was denied may be allowed now.
      onUp: () => this.#allow(),
      onDown: () => this.#failAll(DISCONNECTED),
      onClosed: () => {
        this.#again.stop();
        this.#failAll(CLOSED);
      },
      onPublishDenied: (subject) => this.#onPublishDenied(subject),
      onSubscriptionDenied: (subject) => {
        if (subject === `${this.#inbox}*`) this.#onInboxDenied();
      },
      mover: { withdraw: () => this.#whenEarlierEnd(), finish: () => this.#whenNobodyWaits() },
      needsServer: () => this.#calls.size > 0,
      onLook: () => this.#look(),
    });
  }

  /** Returns the multiplexer of a connection, and creates it at the first call. */
  static of(shared: SharedConnection): Multiplexer {
    let multiplexer = multiplexers.get(shared);
    if (multiplexer === undefined) {
      multiplexer = new Multiplexer(shared);
      multiplexers.set(shared, multiplexer);
    }
    return multiplexer;
  }

  /** Calls that wait for a reply. */
  get size(): number {
    return this.#calls.size;
  }

  /**
   * Sends the request of a call, which may wait in the outbox, and hands it what comes for it until `release`. Throws
   * `LinkClosed` when nothing can be received any more.
   */
  send(call: MultiplexedCall, head: Uint8Array | undefined, body: Uint8Array, deadline: number, now: number): void {
    this.#subscription ??= this.#subscribe();
    call.reply = this.#inbox + this.#calls.add(call);
    if (this.#calls.size === 1) this.#shared.probe.watch();
    this.#shared.outbox.send(call.subject, call.reply, head, body, deadline, call, now);
  }

  /** Forgets a call, sent or not. Reports whether it was still awaited; of all the ends of a call, only the first gets `true`. */
  release(call: MultiplexedCall): boolean {
    if (!this.#calls.remove(call)) return false;
    if (this.#calls.size === 0) this.#onNobodyWaits?.();
    if (this.#earlier.delete(call) && this.#earlier.size === 0) this.#onEarlierEnded?.();
    this.#shared.outbox.withdraw(call);
    return true;
  }

  /** The reason why nothing can be received, while the server refuses the inbox. */
  get denial(): TransportFailure | undefined {
    return this.#isDenied ? inboxDenied(this.#inbox, "NOT_SENT") : undefined;
  }

  #subscribe(): LinkSubscription {
    return this.#shared.link.subscribe(`${this.#inbox}*`, undefined, (message) => this.#onMessage(message));
  }

  #onMessage(message: Message): void {
    this.#heard += 1;
    // A reply to a call that has settled, a second reply, and a forged one all end here.
    this.#calls.find(subjectBytesOf(message), this.#tokenAt)?.onReply(message);
  }

  /** Leaves a server that delivers nothing to the inbox any more, although it answers. */
  #look(): void {
    const { link } = this.#shared;
    const isNeeded = this.#calls.size > 0 && link.state === "up" && !this.#isDenied && !this.#isEchoDenied;
    const step = this.#watch.look(isNeeded, this.#heard);
    if (step === "echo") link.publish(this.#inbox + ECHO, "", undefined, NOTHING);
    if (step === "leave") link.leave().catch(() => undefined);
  }

  #onInboxDenied(): void {
    this.#subscription = undefined;
    this.#isDenied = true;
    this.#again.start();
    this.#failAll(inboxDenied(this.#inbox, "UNKNOWN_OUTCOME"));
  }

  #allow(): void {
    this.#isDenied = false;
    this.#isEchoDenied = false;
    this.#again.stop();
  }

  async #askAgain(): Promise<boolean> {
    if (this.#shared.state !== "up") return false;
    const subscription = this.#subscribe();
    this.#subscription = subscription;
    await this.#shared.link.confirm();
    const isGranted = this.#subscription === subscription;
    if (isGranted) this.#isDenied = false;
    return isGranted;
  }

  /** A call may take longer than those that come after it can wait, so these are sent as before until it has ended. */
  async #whenEarlierEnd(): Promise<void> {
    this.#earlier.clear();
    for (const call of this.#calls.all()) this.#earlier.add(call);
    if (this.#earlier.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#onEarlierEnded = resolve;
    });
    this.#onEarlierEnded = undefined;
  }

  async #whenNobodyWaits(): Promise<void> {
    if (this.#calls.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#onNobodyWaits = resolve;
    });
    this.#onNobodyWaits = undefined;
  }

  #onPublishDenied(subject: string): void {
    if (subject === this.#inbox + ECHO) this.#isEchoDenied = true;
    for (const call of this.#calls.all()) {
      if (call.subject === subject) call.onFailure(publishDenied(call));
    }
  }

  #failAll(failure: TransportFailure): void {
    for (const call of this.#calls.all()) call.onFailure(failure);
  }
}

/** Not the token of a call: these have a separator. */
const ECHO = "echo";
const NOTHING = new Uint8Array(0);

const DISCONNECTED: TransportFailure = {
  code: "UNAVAILABLE",
  reason: "DISCONNECTED",
  outcome: "UNKNOWN_OUTCOME",
  message: "the connection to NATS broke before the reply came; the call may have run",
};

const CLOSED: TransportFailure = {
  code: "UNAVAILABLE",
  reason: "CLOSED",
  outcome: "UNKNOWN_OUTCOME",
  message: "the connection to NATS was closed before the reply came; the call may have run",
};

/** The server says which subject it refused, not which message: if a permission was revoked, earlier messages may have arrived. */
function publishDenied({ subject, wasServed }: MultiplexedCall): TransportFailure {
  return {
    code: "PERMISSION_DENIED",
    outcome: wasServed ? "UNKNOWN_OUTCOME" : "NOT_DELIVERED",
    message: `this connection's user may not publish to "${subject}"; grant it in the NATS server's configuration`,
  };
}

function inboxDenied(inbox: string, outcome: Outcome): TransportFailure {
  return {
    code: "PERMISSION_DENIED",
    outcome,
    message: `this connection's user may not subscribe to "${inbox}*", where replies arrive; grant it, or connect with an inboxPrefix that is granted`,
  };
}
