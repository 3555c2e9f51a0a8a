import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** The names that a project's configuration may have. */
export const configNames = ["autonats.yaml", "autonats.yml", "autonats.json"] as const;

/** The configurations that a directory has, by absolute path. */
export function configsIn(directory: string): readonly string[] {
  return configNames.map((name) => `${directory === "/" ? "" : directory}/${name}`).filter(isFile);
}

/**
 * The project that a directory belongs to: the nearest one with a configuration, itself included, as far as its repository
 * reaches; else the directory itself. Without a repository around it nothing above is looked at, for whoever may write
 * there should not decide what happens here.
 */
export function findProjectRoot(start: string): string {
  for (let directory = start; ; ) {
    if (configsIn(directory).length > 0) return inRepository(start, directory) ? directory : start;
    const parent = dirname(directory);
    if (parent === directory || existsSync(`${directory}/.git`)) return start;
    directory = parent;
  }
}

/** Reports whether one repository holds both directories, or they are one. */
function inRepository(start: string, above: string): boolean {
  if (start === above) return true;
  for (let directory = above; ; directory = dirname(directory)) {
    if (existsSync(`${directory}/.git`)) return true;
    if (dirname(directory) === directory) return false;
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
