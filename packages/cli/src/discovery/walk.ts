import { type Dirent, readdirSync } from "node:fs";
import { configNames } from "../config/find-config.js";
import { systemCode } from "../environment-error.js";
import { type IgnoreRules, ignoreRulesFor } from "./ignore-rules.js";

/** A regular file of the project. */
export interface WalkedFile {
  readonly path: string;
  /** Whether `.gitignore` names it. */
  readonly ignored: boolean;
}

const skippedNames: ReadonlySet<string> = new Set(["node_modules", "dist"]);

/**
 * The files below a directory, in order of path. Left out are hidden directories, `node_modules` and `dist`, whatever
 * `.gitignore` calls a directory to ignore, and directories with a configuration of their own, which are projects of their
 * own. Symbolic links are not followed: what they lead to inside the project is met where it is.
 */
export function walkFiles(directory: string): readonly WalkedFile[] {
  const files: WalkedFile[] = [];
  const visit = (path: string, rules: IgnoreRules): void => {
    const entries = entriesOf(path);
    if (path !== directory && entries.some(isConfig)) return;
    for (const entry of entries) {
      const child = `${path === "/" ? "" : path}/${entry.name}`;
      if (entry.isFile()) files.push({ path: child, ignored: rules.ignores(child, "file") });
      else if (isSearched(entry) && !rules.ignores(child, "directory")) visit(child, rules.below(child));
    }
  };
  visit(directory, ignoreRulesFor(directory));
  return files;
}

/** Reports whether sources are looked for in directories of this name. */
export function isSearchedName(name: string): boolean {
  return !name.startsWith(".") && !skippedNames.has(name);
}

function isSearched(entry: Dirent): boolean {
  return entry.isDirectory() && isSearchedName(entry.name);
}

function isConfig(entry: Dirent): boolean {
  return entry.isFile() && configNames.some((name) => name === entry.name);
}

/** Directories that may not be read, such as the data of a database, hold no sources of the user's. */
function entriesOf(path: string): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true }).sort((left, right) => (left.name < right.name ? -1 : 1));
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return [];
  }
}
