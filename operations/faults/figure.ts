import type { Verdict } from "../harness/src/audit.js";
import { countFailures } from "../harness/src/audit.js";
import type { Tally } from "../harness/src/peer-commands.js";

/** Something that was measured, and what it should be. */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  readonly wanted: string;
  readonly isMet: boolean;
  /** Whether it depends on how fast the machine is: tests assert on the others alone. */
  readonly isTimed: boolean;
}

/** Returns the figure of a time in milliseconds that should be at most `limit`. */
export function timeAtMost(what: string, milliseconds: number, limit: number): Figure {
  const measured = `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`;
  return { what, measured, wanted: `≤ ${limit} ms`, isMet: milliseconds <= limit, isTimed: true };
}

/** Returns the figure of a number that should be at most `limit`. */
export function countAtMost(what: string, count: number, limit: number): Figure {
  return {
    what,
    measured: String(count),
    wanted: limit === 0 ? "0" : `≤ ${limit}`,
    isMet: count <= limit,
    isTimed: false,
  };
}

/** Returns the figure of a part, from 0 to 1, that should be at least `limit`. */
export function partAtLeast(what: string, part: number, limit: number): Figure {
  return { what, measured: percent(part), wanted: `≥ ${percent(limit)}`, isMet: part >= limit, isTimed: true };
}

/** Returns the figure of a part, from 0 to 1, that should be at most `limit`. */
export function partAtMost(what: string, part: number, limit: number): Figure {
  return { what, measured: percent(part), wanted: `≤ ${percent(limit)}`, isMet: part <= limit, isTimed: true };
}

/** Returns the figure of calls that failed, of which at most `limit` may. */
export function failed(what: string, tally: Tally, limit: number): Figure {
  const counts = Object.entries(countFailures([tally]));
  const count = counts.reduce((sum, [, each]) => sum + each, 0);
  const kinds = counts.map(([kind, each]) => `${each} ${kind}`).join(", ");
  const figure = countAtMost(`${what} failed, of ${tally.calls}`, count, limit);
  return kinds === "" ? figure : { ...figure, measured: `${count} (${kinds})` };
}

/** Returns the figure of calls that were not as their callers were told. Calls of an idempotent method may run more than once. */
export function untrue({ lost, repeated, misreported, wrong }: Verdict, isIdempotent = false): Figure {
  const all = [...lost, ...misreported, ...wrong, ...(isIdempotent ? [] : repeated)];
  return countAtMost("lost, wrong, said not to have run and ran, or run twice", all.length, 0);
}

/** Returns how many calls failed. */
export function failuresOf(tally: Tally): number {
  return Object.values(countFailures([tally])).reduce((sum, count) => sum + count, 0);
}

function percent(part: number): string {
  return `${(part * 100).toFixed(part > 0.99 && part < 1 ? 2 : 1)} %`;
}
