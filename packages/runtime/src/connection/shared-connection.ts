import { type Connection, linkOf } from "../link/connection.js";
import { type Link, LinkClosed, type LinkEvents, type LinkState } from "../link/link.js";
import { Arrivals } from "./arrivals.js";
import { Deadlines } from "./deadlines.js";
import { Outbox } from "./outbox.js";
import { type Mover, ServerMove } from "./server-move.js";
import { ServerProbe } from "./server-probe.js";
import { WaitingRoom } from "./waiting-room.js";

/** The callbacks of a user of the connection. */
export interface ConnectionListener extends LinkEvents {
  /** Called when the connection moves to another server. */
  readonly mover?: Mover;
  /** Whether the server is waited for, so that one that has stopped to answer is to be left. */
  needsServer?(): boolean;
  /** Called every two seconds while anybody waits for the server. */
  onLook?(): void;
}

const connections = new WeakMap<Link, SharedConnection>();

/**
 * What all clients and handlers on one link share: deadlines, what waits to be sent, and the watch over the server. It never
 * closes a connection, since the user opened it.
 *
 *     up ──socket gone, or no sign of life──> down ──no attempts left──> closed
 *     ▲ │                                     │ ▲                          ▲
 *     │ └──lame duck──> moving ──leave────────┼─┘                          │
 *     └──────────── the next server ──────────┘      its owner, in any state
 *
 * While it is down, answers wait in the outbox, and calls in the waiting room if they may; while it is moving, new calls do.
 */
export class SharedConnection {
  readonly link: Link;
  readonly deadlines: Deadlines = new Deadlines();
  readonly outbox: Outbox;
  readonly waitingRoom: WaitingRoom;
  readonly probe: ServerProbe;
  readonly arrivals: Arrivals;
  readonly #listeners = new Set<ConnectionListener>();

  private constructor(link: Link) {
    this.link = link;
    this.outbox = new Outbox(link, this.deadlines);
    this.waitingRoom = new WaitingRoom(link);
    this.probe = new ServerProbe(
      link,
      this.outbox,
      () => this.#needsServer(),
      () => {
        for (const listener of this.#listeners) listener.onLook?.();
      },
    );
    this.arrivals = new Arrivals(link);
    new ServerMove(link, this.outbox, this.waitingRoom, () => this.#movers());
  }

  /** Returns the `SharedConnection` of a connection. */
  static of(connection: Connection): SharedConnection {
    const link = linkOf(connection);
    let shared = connections.get(link);
    if (shared === undefined) {
      shared = new SharedConnection(link);
      connections.set(link, shared);
    }
    return shared;
  }

  get state(): LinkState {
    return this.link.state;
  }

  /** Bytes that one message may have, headers included. */
  get maxPayload(): number {
    return this.link.maxPayload;
  }

  /** Reports what happens, until the function is called that it returns. */
  listen(listener: ConnectionListener): () => void {
    this.#listeners.add(listener);
    const stop = this.link.listen(listener);
    return () => {
      this.#listeners.delete(listener);
      stop();
    };
  }

  /** Resolves once the connection is up, at once if it is. Rejects when it is closed before. */
  whenUp(): Promise<void> {
    if (this.link.state === "up") return Promise.resolve();
    if (this.link.state === "closed") return Promise.reject(new LinkClosed());
    return new Promise((resolve, reject) => {
      const stop = this.link.listen({
        onUp: () => {
          stop();
          resolve();
        },
        onClosed: (reason) => {
          stop();
          reject(new LinkClosed(reason));
        },
      });
    });
  }

  #movers(): readonly Mover[] {
    return [...this.#listeners].flatMap(({ mover }) => mover ?? []);
  }

  #needsServer(): boolean {
    for (const listener of this.#listeners) if (listener.needsServer?.() === true) return true;
    return false;
  }
}
