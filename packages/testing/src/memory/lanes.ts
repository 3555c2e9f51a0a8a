import { Schedule } from "./schedule.js";
import type { Turns } from "./turns.js";

/** A link as lanes know it. */
export interface LaneEnd {
  /** Milliseconds that it takes to receive a message. */
  readonly slowMs: number;
}

interface Approach {
  /** When the last message of each lane arrives, where that has not arrived yet. */
  readonly lanes: Map<string, number>;
  /** When the last of all arrives, or has arrived. */
  last: number;
  /** Until when it is busy with receiving. */
  busyUntil: number;
}

/** The ways to the links of a network. Messages of one lane arrive in their order, however long each is delayed. */
export class Lanes {
  readonly #turns: Turns;
  readonly #schedule = new Schedule();
  readonly #approaches = new Map<LaneEnd, Approach>();

  constructor(turns: Turns) {
    this.#turns = turns;
  }

  /** Does something after so many milliseconds, and after what was sent on the lane before. It must not throw. */
  send(to: LaneEnd, lane: string, delayMs: number, act: () => void): void {
    const approach = this.#approachOf(to);
    const { lanes } = approach;
    const before = lanes.get(lane);
    const now = performance.now();
    const at = arrivalAt(to, approach, Math.max(now + delayMs, before ?? 0));
    if (before === undefined && at <= now) {
      this.#turns.add(act);
      return;
    }
    lanes.set(lane, at);
    approach.last = Math.max(approach.last, at);
    this.#schedule.add(at, () => {
      if (lanes.get(lane) === at) lanes.delete(lane);
      act();
    });
  }

  /** Does something after so many milliseconds, and after everything that was sent to the link before. It must not throw. */
  sendLast(to: LaneEnd, delayMs: number, act: () => void): void {
    const approach = this.#approachOf(to);
    approach.last = arrivalAt(to, approach, Math.max(performance.now() + delayMs, approach.last));
    this.#schedule.add(approach.last, () => this.#turns.add(act));
  }

  /** Forgets a link that was closed. */
  forget(to: LaneEnd): void {
    this.#approaches.delete(to);
  }

  #approachOf(to: LaneEnd): Approach {
    let approach = this.#approaches.get(to);
    if (approach === undefined) {
      approach = { lanes: new Map(), last: Number.NEGATIVE_INFINITY, busyUntil: 0 };
      this.#approaches.set(to, approach);
    }
    return approach;
  }
}

function arrivalAt(to: LaneEnd, approach: Approach, at: number): number {
  if (to.slowMs === 0) return at;
  approach.busyUntil = Math.max(at, approach.busyUntil) + to.slowMs;
  return approach.busyUntil;
}
