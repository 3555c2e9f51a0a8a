import type { Msg, MsgHdrs } from "@nats-io/nats-core";
import type { Code, Outcome, Reason } from "../errors/codes.js";
import { createRandomToken } from "../wire/tokens.js";
import { CallInFlight, CallsInFlight } from "./calls-in-flight.js";
import type { SharedConnection } from "./shared-connection.js";

/** A failure that was found on this side of the wire, before anybody has made an error of it. */
export interface TransportFailure {
  readonly code: Code;
  readonly reason?: Reason;
  readonly outcome: Outcome;
  readonly message: string;
}

/** A call as the multiplexer sees it. Neither method may throw. */
export abstract class MultiplexedCall extends CallInFlight {
  abstract readonly subject: string;
  /** Whether calls to its subject were answered before, so that the server did deliver them once. */
  abstract readonly wasServed: boolean;
  abstract onReply(message: Msg): void;
  abstract onFailure(failure: TransportFailure): void;
}

const DENIED_FOR_MS = 1000;
const multiplexers = new WeakMap<SharedConnection, Multiplexer>();

/**
 * Sends requests and hands out their replies, over one wildcard subscription per connection. The client library's own
 * `request` is not used: it spends more than half of a caller's time on errors that a successful call throws away, leaves
 * calls hanging when the connection breaks, and goes deaf for good on one reply with malformed headers.
 *
 * The inbox is random by the system's cryptographic source, 130 bits, and a token has 30 random bits of its own: handlers
 * learn the inbox of those who call them, and must not be able to guess the token of a call to somebody else.
 */
export class Multiplexer {
  readonly #shared: SharedConnection;
  readonly #calls = new CallsInFlight<MultiplexedCall>();
  readonly #inbox: string;
  readonly #tokenAt: number;
  #isSubscribed = false;
  #deniedUntil = 0;

  private constructor(shared: SharedConnection) {
    this.#shared = shared;
    this.#inbox = `${shared.inboxPrefix}.${createRandomToken(22)}.`;
    this.#tokenAt = this.#inbox.length;
    shared.addListener({
      onUp: () => {
        // The credentials may have changed, so what was denied may be allowed now.
        this.#deniedUntil = 0;
      },
      onDown: () => this.#failAll(DISCONNECTED),
      onClosed: () => this.#failAll(CLOSED),
      onPublishDenied: (subject) => this.#onPublishDenied(subject),
      countBusy: () => this.#calls.size,
    });
  }

  /** Finds or makes the multiplexer of a connection. */
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
   * Sends the request of a call and watches over the call until it is settled, which `release` must say. Gives back the
   * subject that the reply comes to. Throws what publishing throws; the call is released then.
   */
  send(call: MultiplexedCall, bytes: Uint8Array, headers: MsgHdrs | undefined): string {
    if (!this.#isSubscribed) this.#subscribe();
    const reply = this.#inbox + this.#calls.add(call);
    try {
      this.#shared.publish(call.subject, bytes, reply, headers);
    } catch (error) {
      this.#calls.remove(call);
      throw error;
    }
    this.#shared.deadlines.add(call);
    if (this.#calls.size === 1) this.#shared.probe.watch();
    return reply;
  }

  /** Forgets a call. Says whether it was still awaited; of all the ends of a call, only the first gets `true`. */
  release(call: MultiplexedCall): boolean {
    this.#shared.deadlines.remove(call);
    return this.#calls.remove(call);
  }

  /** The reason why nothing can be received, while the server refuses the inbox. */
  get denial(): TransportFailure | undefined {
    if (this.#deniedUntil === 0 || this.#deniedUntil < performance.now()) return undefined;
    return inboxDenied(this.#inbox, "NOT_SENT");
  }

  #subscribe(): void {
    this.#shared.subscribe(`${this.#inbox}*`, {
      callback: (error, message) => {
        // Nothing may leave a callback: it would end the read loop of the connection.
        try {
          if (error === null) this.#onMessage(message);
          else this.#onInboxDenied();
        } catch {
          // There is nobody to tell: the call that it was about fails at its deadline.
        }
      },
    });
    this.#isSubscribed = true;
  }

  #onMessage(message: Msg): void {
    // A reply to a call that has settled, a second reply, and a forged one all end here.
    this.#calls.find(message.subject, this.#tokenAt)?.onReply(message);
  }

  #onInboxDenied(): void {
    this.#isSubscribed = false;
    this.#deniedUntil = performance.now() + DENIED_FOR_MS;
    this.#failAll(inboxDenied(this.#inbox, "UNKNOWN_OUTCOME"));
  }

  #onPublishDenied(subject: string): void {
    for (const call of this.#calls.all()) {
      if (call.subject === subject) call.onFailure(publishDenied(call));
    }
  }

  #failAll(failure: TransportFailure): void {
    for (const call of this.#calls.all()) call.onFailure(failure);
  }
}

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

/** The server says which subject it refused, not which message: where a permission was taken away, others may have come through. */
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
    message: `this connection's user may not subscribe to "${inbox}*", where replies come to; grant it, or connect with an inboxPrefix that is granted`,
  };
}
