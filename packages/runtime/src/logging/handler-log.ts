import { describeError } from "../guard/untrusted.js";
import { type Log, logSafely } from "./log.js";
import { RateLimit } from "./rate-limit.js";

const STACKS_PER_SECOND = 10;

/**
 * Returns a log that never throws and passes on at most ten errors a second with their stacks, and only the text of the others: a
 * client that finds a request that makes a method throw must not be able to fill the disk with stacks.
 */
export function limitStacks(log: Log): Log {
  const stacks = new RateLimit(STACKS_PER_SECOND);
  return (entry) => {
    if (entry.error === undefined || stacks.take()) logSafely(log, entry);
    else logSafely(log, { ...entry, error: describeError(entry.error, false) });
  };
}
