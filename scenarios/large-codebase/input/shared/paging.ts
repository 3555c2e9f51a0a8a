import type { int32 } from "@autonats/runtime";

/** Where a page begins; opaque. */
export type Cursor = string;

export interface PageRequest {
  after?: Cursor;
  /** 50 unless given, 500 at most. */
  limit?: int32;
}

/** A part of a longer list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page begins; null on the last one. */
  readonly next: Cursor | null;
  /** How many there are in all; absent when counting would take too long. */
  readonly total?: number;
}

export type Direction = "ascending" | "descending";

export interface Sort<Field extends string> {
  by: Field;
  direction?: Direction;
}
