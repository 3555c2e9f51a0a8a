/** The middle of some figures, and how far they spread. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** The bounds of the interval that holds the median of all possible figures in 95 of 100 samples: all of fewer than six figures. */
  readonly low: number;
  readonly high: number;
}

/** Summarises figures, one a round. */
export function spreadOf(figures: readonly number[]): Spread {
  const sorted = [...figures].sort((left, right) => left - right);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
  const at = (index: number): number => sorted.at(index) ?? Number.NaN;
  const rank = intervalRank(sorted.length);
  return { median, min: at(0), max: at(-1), low: at(rank - 1), high: at(-rank) };
}

/**
 * The interval of the median is between the figures of this rank from either end. Each figure is below the median with a probability
 * of one half, whatever their distribution: too few or too many are in less than 25 of 1,000 samples each.
 */
function intervalRank(count: number): number {
  let exactly = 0.5 ** count;
  let atMost = exactly;
  let rank = 0;
  while (atMost <= 0.025) {
    rank += 1;
    exactly *= (count - rank + 1) / rank;
    atMost += exactly;
  }
  return Math.max(rank, 1);
}

/** Three digits that mean something: `0.42`, `2.31`, `4120`. */
export function formatFigure(figure: number): string {
  if (!Number.isFinite(figure)) return "–";
  if (figure >= 100) return Math.round(figure).toLocaleString("en");
  return figure.toPrecision(3);
}

/** The median, with the lowest and the highest figure. */
export function formatSpread({ median, min, max }: Spread): string {
  return `${formatFigure(median)} (${formatFigure(min)}–${formatFigure(max)})`;
}

/** The median, with its interval. */
export function formatEstimate({ median, low, high }: Spread): string {
  return `${formatFigure(median)} (${formatFigure(low)}–${formatFigure(high)})`;
}
