import { type Target, versionIn, withVersion } from "@autonats/codegen/target";
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
  /** The version of Autonats that wrote the text before; undefined where it does not say one. */
  readonly writtenBy: string | undefined;
}

/** What came of putting files on disk. */
export interface Applied {
  readonly files: readonly FileOutcome[];
  readonly diagnostics: readonly Diagnostic[];
  /** What the machine refused, in words. */
  readonly failures: readonly string[];
}

/**
 * Puts generated files on disk, with the version that writes them in their headers, or finds out what that would change. A file in which
 * nothing else is different is left alone, whichever version wrote it. An obstacle to one file stops no other.
 */
export function applyFiles(root: string, files: readonly ProducedFile[], mode: Mode, version: string): Applied {
  const { unique, diagnostics } = withoutDoubles(files);
  const problems = [...diagnostics];
  const failures: string[] = [];
  const outcomes = files.map((file): FileOutcome => {
    const { path, content, target, sources } = file;
    const after = withVersion(content, version);
    const base = { path, target, sources, before: undefined, after, writtenBy: undefined };
    if (!unique.has(file)) return { ...base, status: "blocked" };
    const place = findPlace(root, path, target.header);
    if (!isPlace(place)) {
      problems.push(place);
      return { ...base, status: "blocked" };
    }
    const before = place.earlier;
    const writtenBy = before && versionIn(before);
    if (before !== undefined && sameText(before, content)) {
      return { ...base, before, after: before, writtenBy, status: "unchanged" };
    }
    const failure = mode === "write" ? attempt(() => writeFileAtomically(place.path, after)) : undefined;
    if (failure !== undefined) failures.push(failure);
    const status = failure !== undefined ? "failed" : before === undefined ? "created" : "updated";
    return { ...base, before, writtenBy, status };
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
    const before = place.earlier;
    return [{ path, status, target, sources, before, after: undefined, writtenBy: versionIn(before) }];
  });
  return { files: outcomes, diagnostics: [], failures };
}

/** Reports whether a file has a text that was generated, apart from line ends and from the version in its header. */
function sameText(file: string, content: string): boolean {
  const text = withVersion(file, undefined);
  return text === content || withOurLineEnds(text) === content;
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
