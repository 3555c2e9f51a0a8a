import type { LinkState } from "../link/link.js";
import type { ObservedConnection, ObservedHandler } from "../pipeline/observed.js";

/** Whether a process can take calls. */
export interface Readiness {
  readonly isReady: boolean;
  /** Why it cannot, one line each; empty if it can. */
  readonly problems: readonly string[];
}

/**
 * Knows the handlers and connections of a process. What has ended counts no more once there is another: a process whose last
 * handler has ended is not ready.
 */
export class Health {
  readonly #handlers = new Set<ObservedHandler>();
  /** The connections that are not closed, with the state that was reported last: every client and handler on one reports the same. */
  readonly #connections = new Map<ObservedConnection, LinkState>();
  /** The handler that has ended last. */
  #ended: ObservedHandler | undefined;
  /** The connection that was closed last. */
  #closed: ObservedConnection | undefined;

  /** The handlers that have not ended. */
  get handlers(): Iterable<ObservedHandler> {
    return this.#handlers;
  }

  /** The connections that are not closed, or else the one that was closed last. */
  get connections(): Iterable<ObservedConnection> {
    if (this.#connections.size > 0 || this.#closed === undefined) return this.#connections.keys();
    return [this.#closed];
  }

  created(handler: ObservedHandler): void {
    this.#handlers.add(handler);
  }

  handlerEnded(handler: ObservedHandler): void {
    this.#handlers.delete(handler);
    this.#ended = handler;
  }

  used(connection: ObservedConnection): void {
    const { state } = connection;
    if (state !== "closed" && !this.#connections.has(connection)) this.#connections.set(connection, state);
  }

  /** Notes the state of a connection, and returns what it was before. */
  changed(state: LinkState, connection: ObservedConnection): LinkState | undefined {
    const before = this.#connections.get(connection);
    if (state === "closed") {
      this.#connections.delete(connection);
      this.#closed = connection;
    } else {
      this.#connections.set(connection, state);
    }
    return before;
  }

  /** Returns whether all connections are up, and all handlers serve. */
  readiness(): Readiness {
    const problems = [...this.connections].flatMap(({ state }) =>
      state === "up" ? [] : [`a connection to NATS is ${state}`],
    );
    for (const { service, isReady, state } of this.#handlers) {
      if (state === "ejected") problems.push(`the handler of ${service} has left its group, as its calls failed`);
      else if (!isReady) problems.push(`the handler of ${service} does not serve`);
    }
    if (this.#handlers.size === 0 && this.#ended !== undefined) {
      problems.push(`the handler of ${this.#ended.service} has ended`);
    }
    return { isReady: problems.length === 0, problems };
  }
}
