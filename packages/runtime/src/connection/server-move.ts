import type { Link } from "../link/link.js";
import type { Outbox } from "./outbox.js";
import type { WaitingRoom } from "./waiting-room.js";
import { within } from "./within.js";

/** Has something to finish before the connection may leave its server. No method may reject. */
export interface Mover {
  /** Takes no new work from the server. Resolves when all that was under way is done. */
  withdraw?(): Promise<void>;
  /** Resolves when nothing is expected from the server any more. Nobody sends anything new by then. */
  finish?(): Promise<void>;
  /** The move was abandoned: everything continues as before. */
  stay?(): void;
}

/** How long the steps of a move may take. Together they are shorter than a server's shortest grace. */
export interface MoveTimes {
  /** A random wait before the move, so that not all clients of a server move at once. */
  readonly spreadMs: number;
  readonly withdrawMs: number;
  readonly finishMs: number;
  readonly flushMs: number;
}

const TIMES: MoveTimes = { spreadMs: 2000, withdrawMs: 4000, finishMs: 3000, flushMs: 500 };

/**
 * Leaves a server that has said it will shut down, before it cuts anybody off, and loses nothing: handlers take no more calls
 * and answer those that they have, and calls under way end, while new ones still work; then new calls wait, and the last ones end;
 * then what is still to be sent goes out; then the connection is made to another server. What takes longer than it may is cut off.
 */
export class ServerMove {
  readonly #link: Link;
  readonly #outbox: Outbox;
  readonly #waitingRoom: WaitingRoom;
  readonly #movers: () => readonly Mover[];
  readonly #times: MoveTimes;
  /** Counts moves, so that an outdated one notices. */
  #move = 0;
  #isMoving = false;

  constructor(
    link: Link,
    outbox: Outbox,
    waitingRoom: WaitingRoom,
    movers: () => readonly Mover[],
    times: MoveTimes = TIMES,
  ) {
    this.#link = link;
    this.#outbox = outbox;
    this.#waitingRoom = waitingRoom;
    this.#movers = movers;
    this.#times = times;
    const end = (): void => {
      this.#isMoving = false;
      this.#move += 1;
    };
    link.listen({ onLameDuck: () => this.#start(), onDown: end, onClosed: end });
  }

  /** Begins to move, unless there is no other server to go to. */
  #start(): void {
    if (this.#isMoving || this.#link.serverCount < 2) return;
    this.#isMoving = true;
    const move = this.#move;
    const timer = setTimeout(() => void this.#run(move), Math.random() * this.#times.spreadMs);
    if (typeof timer === "object" && "unref" in timer) timer.unref();
  }

  async #run(move: number): Promise<void> {
    const isOver = (): boolean => move !== this.#move;
    if (isOver()) return;
    const { withdrawMs, finishMs, flushMs } = this.#times;
    const movers = this.#movers();
    await within(
      withdrawMs,
      all(movers, (mover) => mover.withdraw?.()),
    );
    if (isOver()) return;
    this.#waitingRoom.shut();
    await within(
      finishMs,
      all(movers, (mover) => mover.finish?.()),
    );
    await within(flushMs, this.#outbox.flush());
    // Where the link is down by now, the next connection is on its way, and will open the door.
    if (isOver()) return;
    try {
      await this.#link.leave();
    } catch {
      this.#isMoving = false;
      this.#waitingRoom.open();
      for (const mover of movers) mover.stay?.();
    }
  }
}

async function all(movers: readonly Mover[], act: (mover: Mover) => Promise<void> | undefined): Promise<void> {
  await Promise.allSettled(movers.map(act));
}
