import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Texts by their paths. */
export type FileTree = ReadonlyMap<string, string>;

/** Whether expected files are to be written rather than compared: `AUTONATS_UPDATE=1 npx vitest run scenarios`. */
export const updating: boolean = process.env["AUTONATS_UPDATE"] === "1";

if (updating && process.env["CI"] !== undefined) throw new Error("AUTONATS_UPDATE would hide every difference in CI");

/** Paths of all files below a directory, relative to it, in order; none where there is no directory. */
export function listFiles(directory: string): readonly string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(directory.length + 1))
    .sort();
}

/** The file that is expected and the one that was made; undefined where there is none. */
export interface Comparison {
  readonly path: string;
  readonly expected: string | undefined;
  readonly actual: string | undefined;
}

/**
 * Sets what was made beside the files below a directory, missing and surplus ones too. When updating, makes the directory
 * so first.
 */
export function compareTree(directory: string, actual: FileTree): readonly Comparison[] {
  const paths = new Set([...actual.keys(), ...listFiles(directory)]);
  return [...paths].sort().map((path) => compareFile(`${directory}/${path}`, actual.get(path)));
}

/** Sets a text beside a file. No text means that there must be no file. When updating, makes the file so first. */
export function compareFile(path: string, actual: string | undefined): Comparison {
  if (updating) writeFile(path, actual);
  return { path, expected: existsSync(path) ? readFileSync(path, "utf8") : undefined, actual };
}

function writeFile(path: string, content: string | undefined): void {
  if (content === undefined) {
    rmSync(path, { force: true });
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
