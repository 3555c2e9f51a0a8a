import type { Repeatable } from "../../errors/outcomes.js";
import type { RetryBudget } from "./retry-budget.js";

/** How long to wait before a call is made again. */
export interface BackoffSettings {
  /** The longest wait before the second attempt, in milliseconds; twice as long before each one after it. */
  readonly backoffMs: number;
  /** The longest wait before any attempt. */
  readonly maxBackoffMs: number;
}

/** An attempt that has failed. */
export interface FailedAttempt {
  readonly repeatable: Repeatable;
  readonly idempotent: boolean;
  /** How often in a row, this time included, nobody served the method; 0 where the call does not wait for that. */
  readonly unserved: number;
  /** Attempts that were made, this one included, and how many there may be; those are not counted which nobody served. */
  readonly made: number;
  readonly most: number;
  /** Milliseconds until the deadline of the call. */
  readonly leftMs: number;
  /** Milliseconds for which the handler wants to be left alone; 0 if it has not said so. */
  readonly retryAfterMs: number;
}

/** The milliseconds to wait before the next attempt; or that this one was the last; or that the next is beyond the budget. */
export type RetryDecision = number | "final" | "unaffordable";

/** The shortest that the longest wait may be of a call that waits until it is served: without any, it would ask all the time. */
const LEAST_WAIT_MS = 10;
const MOST_DOUBLINGS = 30;

/** Decides which attempts are made again, and when. It knows no clock and no timer. */
export class RetryPolicy {
  readonly budget: RetryBudget;
  readonly #backoff: BackoffSettings;

  constructor(backoff: BackoffSettings, budget: RetryBudget) {
    this.#backoff = backoff;
    this.budget = budget;
  }

  /**
   * Decides what follows from a failed attempt. `random` is from 0 to 1: the wait is any time up to the longest, so that calls that
   * have failed together do not come back together. No attempt begins at or after the deadline, or before the handler wants it.
   * A call that waits until it is served asks as often as it takes, since that costs no handler anything.
   */
  decide(failed: FailedAttempt, now: number, random: number): RetryDecision {
    const { repeatable, idempotent, unserved, made, most, leftMs, retryAfterMs } = failed;
    const isRepeatable = repeatable === "always" || (repeatable === "idempotent" && idempotent);
    if (unserved === 0 && (!isRepeatable || made >= most)) return "final";
    const { backoffMs, maxBackoffMs } = this.#backoff;
    const doublings = Math.min(MOST_DOUBLINGS, (unserved || made) - 1);
    const longest = Math.max(unserved > 0 ? LEAST_WAIT_MS : 0, Math.min(maxBackoffMs, backoffMs * 2 ** doublings));
    const delay = retryAfterMs + random * longest;
    if (delay >= leftMs) return "final";
    return unserved > 0 || this.budget.take(now) ? delay : "unaffordable";
  }
}
