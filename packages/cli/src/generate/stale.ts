import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { isInside } from "@autonats/model/node";
import { type EarlierFile, holdsMarker } from "../discovery/discover.js";
import { systemCode } from "../environment-error.js";

/** What a run knows of the files that earlier ones left. */
export interface StaleInput {
  readonly root: string;
  readonly earlier: readonly EarlierFile[];
  /** Paths that this run generates, from the root. */
  readonly produced: ReadonlySet<string>;
  /** Sources that this run read, from the root. */
  readonly read: ReadonlySet<string>;
  /** The targets that this run generates, by id. */
  readonly targets: readonly string[];
  /** Whether the run found mistakes: then what it did not generate may still be wanted. */
  readonly failed: boolean;
}

/**
 * The generated files that nobody generates any more: their sources are gone, hold no marker, or were read in this run and
 * gave nothing of the kind. In doubt a file is kept.
 */
export function findStale(input: StaleInput): readonly EarlierFile[] {
  return input.earlier.filter(({ file, target, sources }) => {
    if (input.produced.has(file) || !input.targets.includes(target.id)) return false;
    return sources.length > 0 && sources.every((source) => isAbandoned(input, file, source));
  });
}

function isAbandoned(input: StaleInput, file: string, source: string): boolean {
  if (input.read.has(source)) return !input.failed;
  return !possibleRoots(input.root, file).some((root) => isMarkedSource(`${root}/${source}`));
}

/** The projects in which a file may have been generated, for its header tells paths from the root of its own: it, and those above. */
function possibleRoots(root: string, file: string): readonly string[] {
  const roots: string[] = [];
  for (let each = dirname(`${root}/${file}`); isInside(root, each) && each !== root; each = dirname(each))
    roots.push(each);
  return [...roots, root];
}

function isMarkedSource(path: string): boolean {
  try {
    return holdsMarker(readFileSync(path));
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return false;
  }
}
