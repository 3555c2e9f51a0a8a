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
  /**
   * Milliseconds after which an attempt of an idempotent method that was not answered is given up for another one, at another
   * instance. As long as the deadline: never. Default: twice as long as the slowest answer of the last ten to twenty seconds took, but
   * at least 100. An attempt that has used up its share of the time before that goes on, and another one is made beside it.
   */
  readonly attemptTimeoutMs?: number | undefined;
  /**
   * Milliseconds after which a call of an idempotent method is made a second time beside the first, at another instance; the first
   * answer counts, and the other attempt is cancelled. Default: never.
   */
  readonly hedgeAfterMs?: number | undefined;
  /** The most retries of all calls of the client, as a share of its calls. Default: 0.2. */
  readonly budgetRatio?: number | undefined;
  /** Retries that the client may make each second beyond that share. Default: 10. */
  readonly budgetPerSecond?: number | undefined;
}

const ATTEMPTS = 3;
const MOST_ATTEMPTS = 10;

/** The attempts that a call may have. */
export interface AttemptSettings {
  /** The most of them. */
  readonly most: number;
  /** When one is late, in milliseconds; `undefined` where that follows from how long answers take. */
  readonly timeoutMs: number | undefined;
  /** When the first has another one beside it; `undefined` for never. */
  readonly hedgeAfterMs: number | undefined;
}

/** What options of clients and of calls say about attempts. */
type AttemptOptions = Pick<RetryOptions, "attempts" | "attemptTimeoutMs" | "hedgeAfterMs">;

const DEFAULT_ATTEMPTS: AttemptSettings = { most: ATTEMPTS, timeoutMs: undefined, hedgeAfterMs: undefined };

/** Returns the attempts that options allow. Throws an `AutonatsError` for what cannot be. */
export function attemptsOf(options: AttemptOptions, otherwise: AttemptSettings = DEFAULT_ATTEMPTS): AttemptSettings {
  const { attempts, attemptTimeoutMs, hedgeAfterMs } = options;
  if (attempts === undefined && attemptTimeoutMs === undefined && hedgeAfterMs === undefined) return otherwise;
  return {
    most: attempts === undefined ? otherwise.most : checkCount("attempts", attempts, 1, MOST_ATTEMPTS),
    timeoutMs: attemptTimeoutMs === undefined ? otherwise.timeoutMs : checkAmount("attemptTimeoutMs", attemptTimeoutMs),
    hedgeAfterMs: hedgeAfterMs === undefined ? otherwise.hedgeAfterMs : checkAmount("hedgeAfterMs", hedgeAfterMs),
  };
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
