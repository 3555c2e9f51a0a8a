/** How long calls took, in milliseconds; all 0 where there were none. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Returns quantiles of how long calls took. */
export function summarise(times: readonly number[]): Times {
  const sorted = times.toSorted((one, other) => one - other);
  const quantile = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
  return { p50: quantile(0.5), p99: quantile(0.99), max: quantile(1) };
}
