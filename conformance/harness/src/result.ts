/** What came of one check in one pair. */
export interface Result {
  readonly pair: string;
  /** The file that the case is from, such as `values/integers` or `cases/deadlines`. */
  readonly group: string;
  readonly name: string;
  /** What differs from what is expected. Absent if nothing does. */
  readonly difference?: string;
  /** Set where neither language of the pair can be put to the check. In another pair one can. */
  readonly leftOut?: true;
}

/** Shows a value in a difference, cut where it is long. */
export function show(value: unknown): string {
  return cut(JSON.stringify(value) ?? "nothing");
}

/** Cuts a text in a difference where it is long. */
export function cut(text: string): string {
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}
