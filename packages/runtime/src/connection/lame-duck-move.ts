import type { NatsConnection } from "@nats-io/nats-core";

const SPREAD_MS = 2000;
const LOOK_AGAIN_MS = 50;
const LONGEST_WAIT_MS = 5000;

/**
 * Leaves a server that has said it will shut down. The client library stays until it is cut off in the middle of calls;
 * this waits a random moment, so that not all clients move at once, then for a gap between calls, and moves.
 */
export class LameDuckMove {
  readonly #connection: NatsConnection;
  readonly #countBusy: () => number;
  #isMoving = false;

  constructor(connection: NatsConnection, countBusy: () => number) {
    this.#connection = connection;
    this.#countBusy = countBusy;
  }

  /** Begins to move, unless there is no other server to go to. */
  start(): void {
    if (this.#isMoving || this.#countServers() < 2) return;
    this.#isMoving = true;
    const server = this.#connection.getServer();
    const latest = performance.now() + SPREAD_MS + LONGEST_WAIT_MS;
    setTimeout(() => this.#moveWhenIdle(server, latest), Math.random() * SPREAD_MS);
  }

  #moveWhenIdle(server: string, latest: number): void {
    if (this.#connection.isClosed() || this.#connection.getServer() !== server) {
      this.#isMoving = false;
    } else if (this.#countBusy() > 0 && performance.now() < latest) {
      setTimeout(() => this.#moveWhenIdle(server, latest), LOOK_AGAIN_MS);
    } else {
      this.#isMoving = false;
      this.#connection.reconnect().catch(() => undefined);
    }
  }

  /** Connections of another make may not know their servers. */
  #countServers(): number {
    return typeof this.#connection.getServers === "function" ? this.#connection.getServers().length : 0;
  }
}
