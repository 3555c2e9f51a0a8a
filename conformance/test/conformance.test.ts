import { beforeAll, describe, expect, test } from "vitest";
import { buildPrograms } from "../harness/src/build.js";
import { groupNames, pairNames } from "../harness/src/groups.js";
import type { Result } from "../harness/src/result.js";
import { runMatrix } from "../harness/src/run-matrix.js";

let results: readonly Result[] = [];

/** Milliseconds. All cases run in one hook, and each has deadlines of its own. */
const MATRIX_TIMEOUT = 3_600_000;

beforeAll(async () => {
  await buildPrograms();
  results = await runMatrix();
}, MATRIX_TIMEOUT);

describe.each(pairNames())("%s", (pair) => {
  test.each(groupNames())("%s", (group) => {
    const mine = results.filter((result) => result.pair === pair && result.group === group);
    expect(mine.length).toBeGreaterThan(0);
    expect(mine.filter(({ difference }) => difference !== undefined)).toEqual([]);
  });
});
