/** The middle of some figures, and how far they spread. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Summarises figures, one a round. */
export function spreadOf(figures: readonly number[]): Spread {
  const sorted = [...figures].sort((left, right) => left - right);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
  return { median, min: sorted[0] ?? Number.NaN, max: sorted.at(-1) ?? Number.NaN };
}

/** Three digits that mean something: `0.42`, `2.31`, `4120`. */
export function formatFigure(figure: number): string {
  if (!Number.isFinite(figure)) return "–";
  if (figure >= 100) return Math.round(figure).toLocaleString("en");
  return figure.toPrecision(3);
}

export function formatSpread({ median, min, max }: Spread): string {
  return `${formatFigure(median)} (${formatFigure(min)}–${formatFigure(max)})`;
}
