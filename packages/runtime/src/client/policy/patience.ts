/** An attempt of a call that may be made again, as it begins. */
export interface AttemptUnderWay {
  /** Attempts that were made, this one included, and how many there may be. */
  readonly made: number;
  readonly most: number;
  /** Milliseconds until the deadline of the call. */
  readonly leftMs: number;
  /** For how long its user wants an attempt to be waited for alone; `undefined` if that is to follow from how long answers take. */
  readonly timeoutMs: number | undefined;
  /** After how long its user wants another attempt beside it; `undefined` for never, or if there was one. */
  readonly hedgeAfterMs: number | undefined;
  /** How long the slowest answer of the method took lately; 0 if that is not known. */
  readonly longestMs: number;
}

/** For how long an attempt is waited for alone. */
export interface Patience {
  readonly milliseconds: number;
  /** Whether another one is made beside it then; else it is given up for the other one. */
  readonly isHedge: boolean;
}

/** No attempt is late before, unless its user says so: pauses of a process or a network take as long. */
const LEAST_MS = 100;
/** An attempt is late if it takes so many times as long as others. */
const LONGER = 2;

/**
 * Returns for how long an attempt is waited for alone; `undefined` if it is until the deadline of the call, as the last one always is.
 * One that takes much longer than the slowest answer lately is given up. One that has used up its share of the time, and takes
 * longer than any answer lately, has another one made beside it: it may be one that needs long, and then no attempt is better.
 */
export function patienceOf(attempt: AttemptUnderWay): Patience | undefined {
  const { made, most, leftMs, timeoutMs, hedgeAfterMs, longestMs } = attempt;
  if (made >= most) return undefined;
  let lateMs = longestMs === 0 ? Number.POSITIVE_INFINITY : lateAfter(longestMs);
  let besideMs = Math.max(LEAST_MS, longestMs, leftMs / (most - made + 1));
  if (timeoutMs !== undefined) {
    lateMs = timeoutMs;
    besideMs = Number.POSITIVE_INFINITY;
  }
  if (hedgeAfterMs !== undefined) besideMs = Math.min(besideMs, hedgeAfterMs);
  const milliseconds = Math.min(lateMs, besideMs);
  return milliseconds < leftMs ? { milliseconds, isHedge: besideMs < lateMs } : undefined;
}

/** Returns after how many milliseconds an attempt is late where others were answered after so many. */
export function lateAfter(answeredMs: number): number {
  return Math.max(LEAST_MS, answeredMs * LONGER);
}
