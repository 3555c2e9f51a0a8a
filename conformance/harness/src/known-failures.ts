import { readFileSync } from "node:fs";
import { conformanceFolder } from "./folder.js";
import type { Result } from "./result.js";
import type { Selection } from "./selection.js";

/** A check that fails, and is known to: why, and in which pair. */
export interface KnownFailure {
  readonly pair: string;
  readonly group: string;
  readonly name: string;
  readonly why: string;
}

/** Reads `known-failures.json`. */
export function readKnownFailures(): readonly KnownFailure[] {
  return JSON.parse(readFileSync(new URL("known-failures.json", conformanceFolder), "utf8")) as readonly KnownFailure[];
}

/**
 * Turns results around where a failure is known: it must keep failing, or else be struck from the list. What is listed of pairs and groups that were not
 * run does not count.
 */
export function applyKnownFailures(
  results: readonly Result[],
  listed: readonly KnownFailure[],
  { pairs, groups }: Selection,
): readonly Result[] {
  const known = listed.filter(({ pair, group }) => pairs.includes(pair) && groups.includes(group));
  const isSame = (result: Result, one: KnownFailure): boolean =>
    result.pair === one.pair && result.group === one.group && result.name === one.name;
  const unknown = known.filter((one) => !results.some((result) => isSame(result, one)));
  const turned = results.map((result) => {
    if (!known.some((one) => isSame(result, one))) return result;
    const { difference, ...rest } = result;
    return difference === undefined ? { ...rest, difference: "is listed as a known failure, but passes" } : rest;
  });
  return [
    ...turned,
    ...unknown.map((one) => ({ ...one, difference: "is listed as a known failure, but does not exist" })),
  ];
}
