import { Multiplexer } from "../connection/multiplexer.js";
import type { SharedConnection } from "../connection/shared-connection.js";
import { Cancellations } from "./cancellations.js";

/** How a client treats calls that cannot be sent at once. */
export interface SendingRules {
  readonly waitForConnection: boolean;
  readonly maxUnconfirmedBytes: number;
}

/** A call that was made while there was no connection. Neither method may throw. */
export interface WaitingCall {
  readonly bytes: Uint8Array | undefined;
  onUp(): void;
  onClosed(): void;
}

const clients = new WeakMap<SharedConnection, ClientConnection>();

/** What all clients on one connection share. There is one listener for all of them, however many are made. */
export class ClientConnection {
  readonly shared: SharedConnection;
  readonly multiplexer: Multiplexer;
  readonly cancellations: Cancellations;
  readonly #waiting = new Set<WaitingCall>();
  #waitingBytes = 0;
  readonly #deniedReports = new Map<string, () => void>();

  private constructor(shared: SharedConnection) {
    this.shared = shared;
    this.multiplexer = Multiplexer.of(shared);
    this.cancellations = new Cancellations(shared);
    shared.addListener({
      onUp: () => this.#letGo((call) => call.onUp()),
      onClosed: () => this.#letGo((call) => call.onClosed()),
      onPublishDenied: (subject) => this.#reportDenied(subject),
    });
  }

  /** Finds or makes what belongs to a connection. */
  static of(shared: SharedConnection): ClientConnection {
    let client = clients.get(shared);
    if (client === undefined) {
      client = new ClientConnection(shared);
      clients.set(shared, client);
    }
    return client;
  }

  /** Lets a call wait until the connection is up again or closed for good. Says whether there was room for it. */
  wait(call: WaitingCall, rules: SendingRules): boolean {
    const bytes = sizeOf(call);
    if (this.#waitingBytes + bytes > rules.maxUnconfirmedBytes) return false;
    this.#waitingBytes += bytes;
    this.#waiting.add(call);
    return true;
  }

  /** Forgets a waiting call. Says whether it was still waiting. */
  stopWaiting(call: WaitingCall): boolean {
    if (!this.#waiting.delete(call)) return false;
    this.#waitingBytes -= sizeOf(call);
    return true;
  }

  /**
   * Calls `report` whenever the server refuses what is published to `subject`, or to an instance below it. The last one to ask
   * for a subject counts.
   */
  reportDenied(subject: string, report: () => void): void {
    this.#deniedReports.set(subject, report);
  }

  #reportDenied(denied: string): void {
    for (const [subject, report] of this.#deniedReports) {
      if (denied === subject || denied.startsWith(`${subject}.`)) report();
    }
  }

  #letGo(tell: (call: WaitingCall) => void): void {
    const calls = [...this.#waiting];
    this.#waiting.clear();
    this.#waitingBytes = 0;
    for (const call of calls) tell(call);
  }
}

/** What a call holds in memory while it waits, roughly. */
function sizeOf(call: WaitingCall): number {
  return (call.bytes?.length ?? 0) + 256;
}
