import { readFileSync } from "node:fs";
import { isAbsolute } from "node:path";
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
    return sources.length > 0 && sources.every((source) => isAbandoned(input, source));
  });
}

function isAbandoned(input: StaleInput, source: string): boolean {
  if (input.read.has(source)) return !input.failed;
  return !isOutside(source) && !isMarkedSource(`${input.root}/${source}`);
}

/** Reports whether a source is not of this project: the file was generated from a root above. */
function isOutside(source: string): boolean {
  return isAbsolute(source) || source.startsWith("../");
}

function isMarkedSource(path: string): boolean {
  try {
    return holdsMarker(readFileSync(path));
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return false;
  }
}
