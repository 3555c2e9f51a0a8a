import { callOf } from "../errors/failed-call.js";
import type { Attempt } from "./attempt.js";
import type { BoundMethod } from "./bound-method.js";
import * as failures from "./failures.js";
import { noteFailedBeside, noteOvertaken } from "./judge-attempt.js";
import { lateAfter } from "./policy/patience.js";
import type { Prepared } from "./prepared.js";

/** An attempt that another one was begun beside, and that may still be answered first. */
export interface EarlierAttempt {
  readonly attempt: Attempt;
  /** Which attempt of the call it is. */
  readonly number: number;
  readonly begunAt: number;
  /** Whether it was given up as late: its instance was judged by that, its handler told to stop, and observers that it has ended. */
  readonly isLate: boolean;
}

/** The attempts of a call beside its newest one. */
export class EarlierAttempts {
  readonly #bound: BoundMethod;
  readonly #prepared: Prepared;
  readonly #awaited: EarlierAttempt[] = [];

  constructor(bound: BoundMethod, prepared: Prepared) {
    this.#bound = bound;
    this.#prepared = prepared;
  }

  /** How many may still be answered. */
  get size(): number {
    return this.#awaited.length;
  }

  add(attempt: EarlierAttempt): void {
    this.#awaited.push(attempt);
  }

  find(attempt: Attempt): EarlierAttempt | undefined {
    return this.#awaited.find((earlier) => earlier.attempt === attempt);
  }

  /** Ends one that has failed. */
  drop(earlier: EarlierAttempt, error: unknown): void {
    this.#awaited.splice(this.#awaited.indexOf(earlier), 1);
    if (!earlier.isLate) noteFailedBeside(this.#bound, earlier.attempt, error);
    this.#release(earlier, error);
  }

  /**
   * Ends all of them, as their call is settled by one of its attempts, or, without a winner, by an error. Handlers that may still be at work
   * are told to stop, unless they know by the deadline.
   */
  end(winner: Attempt | undefined, error: unknown, isOver: boolean, winnerBegunAt: number): void {
    const { client, subject } = this.#bound.settings;
    const now = performance.now();
    const tookMs = now - (winner === undefined ? now : (this.find(winner)?.begunAt ?? winnerBegunAt));
    const lost = winner === undefined ? error : failures.toErrorWithoutStack(this.#bound, failures.OVERTAKEN);
    for (const earlier of this.#awaited.splice(0)) {
      const { attempt, isLate, begunAt } = earlier;
      const isLost = attempt !== winner;
      if (isLost && !isLate) {
        if (winner === undefined) noteFailedBeside(this.#bound, attempt, error);
        else noteOvertaken(this.#bound, attempt, now - begunAt >= lateAfter(tookMs));
        if (!isOver) client.cancellations.send(subject, attempt.reply);
      }
      this.#release(earlier, isLost ? lost : error);
    }
  }

  #release({ attempt, number, isLate }: EarlierAttempt, error: unknown): void {
    const { client, observer } = this.#bound.settings;
    client.multiplexer.release(attempt);
    if (attempt.instance !== undefined) this.#bound.balancer?.release(attempt.instance);
    const { observed } = this.#prepared;
    if (observed !== undefined && !isLate) observer.onAttemptEnded?.(observed, number, error);
  }
}

/** Reports whether an error is what the call brought about, so that no other attempt changes it. */
export function isAnswer(error: unknown): boolean {
  return callOf(error)?.outcome === "COMPLETED";
}
