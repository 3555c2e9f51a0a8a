import { checkNames, pairNames } from "./groups.js";
import type { Result } from "./result.js";
import { type Selection, selectAll } from "./selection.js";

/**
 * What no result is there of, as failures: nothing that is to be checked may go missing, and nothing may be checked twice, or left out
 * everywhere.
 */
export function missingResults(
  results: readonly Result[],
  { pairs, groups }: Selection = selectAll(),
  checks: ReadonlyMap<string, readonly string[]> = checkNames(),
  allPairs: readonly string[] = pairNames(),
): readonly Result[] {
  const counts = new Map<string, number>();
  const keyOf = (pair: string, group: string, name: string): string => JSON.stringify([pair, group, name]);
  for (const { pair, group, name } of results) {
    const key = keyOf(pair, group, name);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const wantedChecks = [...checks].filter(([group]) => groups.includes(group));
  const wanted = pairs.flatMap((pair) =>
    wantedChecks.flatMap(([group, names]) => names.map((name) => ({ pair, group, name }))),
  );
  const miscounted = wanted.flatMap(({ pair, group, name }) => {
    const count = counts.get(keyOf(pair, group, name)) ?? 0;
    return count === 1 ? [] : [{ pair, group, name, difference: `was checked ${count} times` }];
  });
  // What is left out in some pairs need not be done in these.
  return pairs.length < allPairs.length ? miscounted : [...miscounted, ...leftOutEverywhere(results)];
}

/** Are for the vector tests of the runtimes alone: a handler of the kit cannot be told to fail with a value. */
const NOT_FOR_CALLS = new Set(["declared-encode-wrong"]);

function leftOutEverywhere(results: readonly Result[]): readonly Result[] {
  const done = new Set(results.filter(({ leftOut }) => leftOut !== true).map(({ group, name }) => `${group} ${name}`));
  return results
    .filter(({ leftOut, group, name }) => leftOut === true && !NOT_FOR_CALLS.has(name) && !done.has(`${group} ${name}`))
    .map(({ pair, group, name }) => ({ pair, group, name, difference: "is left out in every pair" }));
}
