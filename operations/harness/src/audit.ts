import { existsSync, readFileSync } from "node:fs";
import type { Tally } from "./peer-commands.js";

/** What is wrong with what clients were told of their calls, by the texts of the calls. All of it is empty when nothing is. */
export interface Verdict {
  /** Succeeded, and never ran. */
  readonly lost: readonly string[];
  /** Ran more than once. */
  readonly repeated: readonly string[];
  /** Said not to have run, and ran; or said to have run and failed, and did not run. */
  readonly misreported: readonly string[];
  /** Succeeded with a result of another call. */
  readonly wrong: readonly string[];
}

/** The verdict on calls of which everything is as it was said. */
export const allAsSaid: Verdict = { lost: [], repeated: [], misreported: [], wrong: [] };

/** Reads when the call with each text has run, as `Date.now()` has it, from the files of all handlers. */
export function readAudit(files: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const runs = new Map<string, number[]>();
  for (const file of files) {
    if (!existsSync(file)) continue;
    for (const line of readFileSync(file, "utf8").split("\n")) {
      const [text = "", at] = line.split("\t");
      if (text === "") continue;
      const times = runs.get(text);
      if (times === undefined) runs.set(text, [Number(at)]);
      else times.push(Number(at));
    }
  }
  return runs;
}

/** Holds what clients were told against what has run. */
export function judge(tallies: readonly Tally[], runs: ReadonlyMap<string, readonly number[]>): Verdict {
  const lost: string[] = [];
  const repeated: string[] = [];
  const misreported: string[] = [];
  for (const { name, calls, failed } of tallies) {
    const failures = new Set(Object.values(failed).flat());
    for (let call = 1; call <= calls; call++) {
      const text = `${name}-${call}`;
      const times = runs.get(text)?.length ?? 0;
      if (times === 0 && !failures.has(text)) lost.push(text);
      if (times > 1) repeated.push(text);
    }
    for (const [kind, texts] of Object.entries(failed)) {
      misreported.push(...texts.filter((text) => contradicts(kind, runs.has(text))));
    }
  }
  return {
    lost,
    repeated,
    misreported,
    wrong: tallies.flatMap(({ wrong }) => wrong),
  };
}

/** Returns the texts of calls that began to run after they had failed for their callers. */
export function beganTooLate({ failedAt }: Tally, runs: ReadonlyMap<string, readonly number[]>): readonly string[] {
  return Object.entries(failedAt).flatMap(([text, at]) => ((runs.get(text)?.at(-1) ?? 0) > at ? [text] : []));
}

/** How many calls have failed, by kind of failure. */
export function countFailures(tallies: readonly Tally[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { failed } of tallies) {
    for (const [kind, texts] of Object.entries(failed)) counts[kind] = (counts[kind] ?? 0) + texts.length;
  }
  return counts;
}

function contradicts(kind: string, hasRun: boolean): boolean {
  const outcome = kind.split("/")[2];
  if (outcome === "FAILED" || outcome === "COMPLETED" || outcome === undefined) return !hasRun;
  return hasRun && (outcome === "NOT_SENT" || outcome === "NOT_DELIVERED" || outcome === "REJECTED");
}
