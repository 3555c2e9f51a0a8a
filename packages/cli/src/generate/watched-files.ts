import { basename } from "node:path";
import { isInside, pathFrom, toSlashes } from "@autonats/model/node";
import { configNames } from "../config/find-config.js";
import { ignoreRulesFor } from "../discovery/ignore-rules.js";
import { isSearchedName } from "../discovery/walk.js";
import type { Languages } from "../languages/languages.js";

/** Reports whether a change of a file may change what is generated, going by its name. */
function isRelevantName(name: string, { sources, targets }: Languages): boolean {
  return (
    name === ".gitignore" ||
    configNames.some((config) => config === name) ||
    sources.some(({ isInput }) => isInput(name)) ||
    targets.some(({ isInput, isOwnOutput }) => isInput?.(name) === true || isOwnOutput(name))
  );
}

/** What is known of a path besides its name. */
export interface PathStats {
  isFile(): boolean;
  isDirectory(): boolean;
}

/** Reports whether a watcher leaves a path alone. Without `stats` only its directories are looked at. */
export type WatchFilter = (path: string, stats?: PathStats) => boolean;

/** A path that is known to be a file. */
export const aFile: PathStats = { isFile: () => true, isDirectory: () => false };

/**
 * Creates the test of what a watcher leaves alone: what is searched for no sources, and files of other kinds. `wanted` are
 * absolute paths that are watched wherever they are.
 */
export function createWatchFilter(root: string, wanted: ReadonlySet<string>, known: Languages): WatchFilter {
  const rules = ignoreRulesFor(root);
  return (given, stats) => {
    const path = toSlashes(given);
    if (path === root || wanted.has(path)) return false;
    if (!isInside(root, path)) return true;
    const segments = pathFrom(root, path).split("/");
    const directories = stats?.isFile() === true ? segments.slice(0, -1) : segments;
    if (stats === undefined) return !directories.slice(0, -1).every(isSearchedName);
    if (!directories.every(isSearchedName)) return true;
    if (stats.isDirectory()) return rules.ignores(path, "directory");
    return !stats.isFile() || !isRelevantName(basename(path), known) || rules.ignores(path, "file");
  };
}
