import { Multiplexer } from "../connection/multiplexer.js";
import type { SharedConnection } from "../connection/shared-connection.js";
import type { BoundMethod } from "./bound-method.js";
import { Cancellations } from "./cancellations.js";

/** The function to call when the server refuses a method, and the beginning and end of its subjects for single instances. */
interface DeniedReport {
  readonly direct: string;
  readonly method: string;
  readonly report: () => void;
}

const clients = new WeakMap<SharedConnection, ClientConnection>();

/** The state that all clients on one connection share, with one listener for all of them. */
export class ClientConnection {
  readonly shared: SharedConnection;
  readonly multiplexer: Multiplexer;
  readonly cancellations: Cancellations;
  readonly #deniedReports = new Map<string, DeniedReport>();

  private constructor(shared: SharedConnection) {
    this.shared = shared;
    this.multiplexer = Multiplexer.of(shared);
    this.cancellations = new Cancellations(shared);
    shared.listen({
      onPublishDenied: (subject) => this.#reportDenied(subject),
    });
  }

  /** Returns what belongs to a connection. */
  static of(shared: SharedConnection): ClientConnection {
    let client = clients.get(shared);
    if (client === undefined) {
      client = new ClientConnection(shared);
      clients.set(shared, client);
    }
    return client;
  }

  /**
   * Calls `report` whenever the server refuses what is published to a method, or to one instance's. The last one to ask for a
   * method counts.
   */
  reportDenied({ subject, method, settings }: BoundMethod, report: () => void): void {
    this.#deniedReports.set(subject, { direct: `${settings.subject}.at.`, method: `.${method}`, report });
  }

  #reportDenied(denied: string): void {
    const known = this.#deniedReports.get(denied);
    if (known !== undefined) {
      known.report();
      return;
    }
    for (const { direct, method, report } of this.#deniedReports.values()) {
      if (denied.startsWith(direct) && denied.endsWith(method)) report();
    }
  }
}
