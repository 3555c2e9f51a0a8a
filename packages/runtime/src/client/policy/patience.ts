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
/** An attempt is late if it takes so many times as long as the slowest one lately. */
const LONGER = 2;

/**
 * Returns for how long an attempt is waited for alone; `undefined` if it is until the deadline of the call, as the last one always is.
 * Each has its share of the time that is left, so that others fit in after it, and less where answers were quick.
 */
export function patienceOf(attempt: AttemptUnderWay): Patience | undefined {
  const { made, most, leftMs, timeoutMs, hedgeAfterMs, longestMs } = attempt;
  if (made >= most) return undefined;
  const share = leftMs / (most - made + 1);
  const expected = longestMs === 0 ? share : Math.min(share, longestMs * LONGER);
  const lateMs = timeoutMs ?? Math.max(LEAST_MS, expected);
  const isHedge = hedgeAfterMs !== undefined && hedgeAfterMs < lateMs;
  const milliseconds = isHedge ? hedgeAfterMs : lateMs;
  return milliseconds < leftMs ? { milliseconds, isHedge } : undefined;
}
