import type { Timestamp } from "@autonats/runtime";

/** Who did it. */
export type Actor =
  | { type: "user"; id: string; name: string }
  | { type: "service"; service: string }
  | { type: "system" };

/** What everything that is stored has. */
export interface Stored {
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Counts changes, for optimistic locking. */
  readonly revision: number;
}

/** One change of one thing. */
export interface Change<T> {
  readonly at: Timestamp;
  readonly by: Actor;
  readonly before: T | null;
  readonly after: T | null;
  readonly fields: readonly string[];
}
