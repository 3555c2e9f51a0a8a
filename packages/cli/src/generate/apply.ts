import type { Target } from "@autonats/codegen";
import { createDiagnostic, type Diagnostic } from "@autonats/model";
import type { Mode } from "../config/request.js";
import type { EarlierFile } from "../discovery/discover.js";
import { EnvironmentError } from "../environment-error.js";
import { withOurLineEnds } from "../line-ends.js";
import { findPlace, isPlace } from "./output-place.js";
import type { ProducedFile } from "./produce.js";
import { removeFile, writeFileAtomically } from "./write-file.js";

/**
 * What became of a file, or would become of it where nothing is written.
 *
 * - `created`, `updated`: it was missing, or had another text.
 * - `unchanged`: it is as it should be, and was not touched.
 * - `stale`: it was generated once and is not any more; `removed` where that was asked for.
 * - `blocked`: it was not written, a diagnostic says why.
 * - `failed`: the file cannot be read or written.
 */
export type FileStatus = "created" | "updated" | "unchanged" | "stale" | "removed" | "blocked" | "failed";

/** One file of a run. */
export interface FileOutcome {
  /** From the project's root. */
  readonly path: string;
  readonly status: FileStatus;
  readonly target: Target;
  readonly sources: readonly string[];
  /** Text before and after; undefined where there is none. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What came of putting files on disk. */
export interface Applied {
  readonly files: readonly FileOutcome[];
  readonly diagnostics: readonly Diagnostic[];
  /** What the machine refused, in words. */
  readonly failures: readonly string[];
}

/** Puts generated files on disk, or finds out what that would change. An obstacle to one file stops no other. */
export function applyFiles(root: string, files: readonly ProducedFile[], mode: Mode): Applied {
  const { unique, diagnostics } = withoutDoubles(files);
  const problems = [...diagnostics];
  const failures: string[] = [];
  const outcomes = files.map((file): FileOutcome => {
    const { path, content: after, target, sources } = file;
    const base = { path, target, sources, before: undefined, after };
    if (!unique.has(file)) return { ...base, status: "blocked" };
    const place = findPlace(root, path, target.header);
    if (!isPlace(place)) {
      problems.push(place);
      return { ...base, status: "blocked" };
    }
    const before = place.earlier;
    if (before !== undefined && sameText(before, after)) return { ...base, before, status: "unchanged" };
    const failure = mode === "write" ? attempt(() => writeFileAtomically(place.path, after)) : undefined;
    if (failure !== undefined) failures.push(failure);
    const status = failure !== undefined ? "failed" : before === undefined ? "created" : "updated";
    return { ...base, before, status };
  });
  return { files: outcomes, diagnostics: problems, failures };
}

/** Reports whether a file is one that the run generates, and none that an earlier run left. */
export function isGenerated({ status }: Pick<FileOutcome, "status">): boolean {
  return status !== "stale" && status !== "removed";
}

/** Removes stale files, or finds out which they are: those that still have the header. */
export function applyStale(root: string, files: readonly EarlierFile[], remove: boolean): Applied {
  const failures: string[] = [];
  const outcomes = files.flatMap(({ file: path, target, sources }): FileOutcome[] => {
    const place = findPlace(root, path, target.header);
    if (!isPlace(place) || place.earlier === undefined) return [];
    const failure = remove ? attempt(() => removeFile(place.path)) : undefined;
    if (failure !== undefined) failures.push(failure);
    const status = failure !== undefined ? "failed" : remove ? "removed" : "stale";
    return [{ path, status, target, sources, before: place.earlier, after: undefined }];
  });
  return { files: outcomes, diagnostics: [], failures };
}

function sameText(before: string, after: string): boolean {
  return before === after || withOurLineEnds(before) === after;
}

/** Paths that differ only in capital letters are one file on many disks. None of the files of such a path is written. */
function withoutDoubles(files: readonly ProducedFile[]): {
  readonly unique: ReadonlySet<ProducedFile>;
  readonly diagnostics: readonly Diagnostic[];
} {
  const byPath = new Map<string, ProducedFile[]>();
  for (const file of files) {
    const key = file.path.toLowerCase();
    byPath.set(key, [...(byPath.get(key) ?? []), file]);
  }
  const groups = [...byPath.values()];
  return {
    unique: new Set(groups.flatMap((group) => (group.length === 1 ? group : []))),
    diagnostics: groups.flatMap(([first, second]) =>
      first !== undefined && second !== undefined ? [createDiagnostic("AN5003", undefined, { path: first.path })] : [],
    ),
  };
}

function attempt(action: () => void): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
}
