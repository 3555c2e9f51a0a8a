import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { type FileOutcome, isGenerated } from "../generate/apply.js";

/** The directories that have generated code of a language, absolute. */
export interface CodeDirectories {
  readonly typescript: readonly string[];
  readonly go: readonly string[];
}

/** Returns the directories of a run's code; the root for a language that it is a project of, and that has none yet. */
export function findDirectories(root: string, files: readonly FileOutcome[]): CodeDirectories {
  return {
    typescript: directoriesOf(root, "package.json", "typescript", files),
    go: directoriesOf(root, "go.mod", "go", files),
  };
}

function directoriesOf(
  root: string,
  manifest: string,
  target: string,
  files: readonly FileOutcome[],
): readonly string[] {
  const own = files.filter((file) => isGenerated(file) && file.target.id === target);
  if (own.length > 0) return [...new Set(own.map(({ path }) => dirname(`${root}/${path}`)))];
  return existsSync(`${root}/${manifest}`) ? [root] : [];
}
