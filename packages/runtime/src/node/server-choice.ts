import type { ConnectionOptions } from "@nats-io/nats-core";
import type { ReconnectDelay } from "./reconnect-delay.js";

type Choose = NonNullable<ConnectionOptions["reconnectToServer"]>;
/** A server as the client library describes it. */
export type ServerAtLibrary = Parameters<Choose>[0][number];

/** A server to connect to, and the milliseconds to wait before. */
export interface ChosenServer {
  readonly server: ServerAtLibrary;
  readonly delay: number;
}

/**
 * Chooses the server for each attempt to connect: the one for which the last attempt is the longest ago. The client library by itself begins
 * with the server that it has just lost, and one that hangs takes the whole time of an attempt. It also reads the clock of the system, and
 * tries nothing for an hour if that was set back by an hour: here a steady clock says when the next attempt is due.
 */
export class ServerChoice {
  readonly #delay: ReconnectDelay;
  readonly #now: () => number;
  /** When each server was tried last. */
  #triedAt = new Map<string, number>();

  /** `now` is a clock in milliseconds that is never set. */
  constructor(delay: ReconnectDelay, now: () => number = () => performance.now()) {
    this.#delay = delay;
    this.#now = now;
  }

  /** Returns the next of the servers, of which there is at least one. */
  next(servers: readonly ServerAtLibrary[]): ChosenServer {
    const now = this.#now();
    const waitMs = this.#delay.next();
    const triedAt = ({ listen }: ServerAtLibrary): number => this.#triedAt.get(listen) ?? Number.NEGATIVE_INFINITY;
    const server = servers.reduce((one, other) => (triedAt(other) < triedAt(one) ? other : one));
    const dueAt = Math.max(now, triedAt(server) + waitMs);
    // Servers come and go for as long as the process runs.
    this.#triedAt = new Map(servers.map((each) => [each.listen, triedAt(each)]));
    this.#triedAt.set(server.listen, dueAt);
    return { server, delay: dueAt - now };
  }
}
