import { checkAmount, checkCount } from "../wire/amounts.js";
import { RetryBudget } from "./policy/retry-budget.js";
import { RetryPolicy } from "./policy/retry-policy.js";

/** How a client makes calls again that have failed. Everything is optional. */
export interface RetryOptions {
  /** The most attempts of one call, the first included, from 1 to 10; 1 switches retries off. Default: 3. */
  readonly attempts?: number | undefined;
  /**
   * The longest wait before the second attempt, in milliseconds; twice as long before each one after it. The wait is a random time
   * up to that. Default: 50.
   */
  readonly backoffMs?: number | undefined;
  /** The longest wait before any attempt, in milliseconds. Default: 1000. */
  readonly maxBackoffMs?: number | undefined;
  /** The most retries of all calls of the client, as a share of its calls. Default: 0.2. */
  readonly budgetRatio?: number | undefined;
  /** Retries that the client may make each second beyond that share. Default: 10. */
  readonly budgetPerSecond?: number | undefined;
}

const ATTEMPTS = 3;
const MOST_ATTEMPTS = 10;

/** Returns the number of attempts that options allow. Throws an `AutonatsError` for one that cannot be. */
export function attemptsOf(attempts: number | undefined, otherwise: number = ATTEMPTS): number {
  return attempts === undefined ? otherwise : checkCount("attempts", attempts, 1, MOST_ATTEMPTS);
}

/** Creates the policy of one client. Throws an `AutonatsError` for invalid options. */
export function createRetryPolicy(options: RetryOptions, now: number): RetryPolicy {
  const { backoffMs = 50, maxBackoffMs = 1000, budgetRatio = 0.2, budgetPerSecond = 10 } = options;
  const backoff = {
    backoffMs: checkAmount("backoffMs", backoffMs),
    maxBackoffMs: checkAmount("maxBackoffMs", maxBackoffMs),
  };
  const budget = {
    ratio: checkAmount("budgetRatio", budgetRatio),
    perSecond: checkAmount("budgetPerSecond", budgetPerSecond),
  };
  return new RetryPolicy(backoff, new RetryBudget(budget, now));
}
