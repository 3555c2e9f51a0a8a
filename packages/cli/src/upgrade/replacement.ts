import { createDiagnostic, type Diagnostic } from "@autonats/model";
import { counted } from "../diagnostics/report.js";
import { isAtLeast } from "../doctor/version-fit.js";
import { type FileOutcome, isGenerated } from "../generate/apply.js";

/** Files that this version of Autonats writes otherwise than the earlier ones that wrote them. */
export interface Replacement {
  /** The oldest and the newest version of those that wrote them. */
  readonly from: { readonly oldest: string; readonly newest: string };
  /** The version that runs. */
  readonly to: string;
  /** How many files change, and how many the run generates. */
  readonly changed: number;
  readonly total: number;
}

/**
 * Returns what a version replaces of what older ones wrote; undefined where that is nothing, and where it has written a file of the run before:
 * then the project has this version already, and what changes now has other reasons.
 */
export function findReplacement(files: readonly FileOutcome[], version: string): Replacement | undefined {
  const own = files.filter(isGenerated);
  if (own.some(({ writtenBy }) => writtenBy === version)) return undefined;
  const changed = own.filter(({ status }) => status === "updated");
  const [oldest, ...others] = writersOf(changed)
    .filter((each) => isOlder(each, version))
    .sort((one, other) => (isOlder(one, other) ? -1 : 1));
  if (oldest === undefined) return undefined;
  const from = { oldest, newest: others.at(-1) ?? oldest };
  return { from, to: version, changed: changed.length, total: own.length };
}

/** Returns a warning where a version replaces what a newer one wrote, which is mostly a mistake. */
export function findDowngrade(files: readonly FileOutcome[], version: string): readonly Diagnostic[] {
  const changed = files.filter(
    ({ status, writtenBy }) => status === "updated" && writtenBy !== undefined && isOlder(version, writtenBy),
  );
  const [first] = changed;
  if (first?.writtenBy === undefined) return [];
  const newer = writersOf(changed).reduce((one, other) => (isOlder(one, other) ? other : one));
  const span = { file: first.path, line: 1, column: 1, endLine: 1, endColumn: lengthOfTitle(first) + 1 };
  const count = counted(changed.length, "file");
  return [createDiagnostic("AN5004", span, { newer, files: count })];
}

function writersOf(files: readonly FileOutcome[]): readonly string[] {
  return [...new Set(files.flatMap(({ writtenBy }) => writtenBy ?? []))];
}

function isOlder(one: string, other: string): boolean {
  return !isAtLeast(one, other);
}

function lengthOfTitle({ before = "" }: FileOutcome): number {
  return (before.split(/\r?\n/u, 1)[0] ?? "").length;
}
