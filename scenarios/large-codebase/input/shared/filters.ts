/** Conditions on one field. */
export interface Range<T> {
  from?: T;
  /** Not included. */
  to?: T;
}

export type TextFilter =
  | { kind: "equals"; value: string }
  | { kind: "contains"; value: string; ignoreCase?: boolean }
  | { kind: "oneOf"; values: readonly string[] };
