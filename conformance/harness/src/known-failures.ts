import { readFileSync } from "node:fs";
import { conformanceFolder } from "./folder.js";
import type { Result } from "./result.js";

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

/** Turns results around where a failure is known: it must keep failing, or else be struck from the list. */
export function applyKnownFailures(results: readonly Result[], known: readonly KnownFailure[]): readonly Result[] {
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
