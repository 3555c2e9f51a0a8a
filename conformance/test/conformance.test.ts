import { beforeAll, describe, expect, test } from "vitest";
import { buildPrograms } from "../harness/src/build.js";
import { groupNames, pairNames } from "../harness/src/groups.js";
import type { Result } from "../harness/src/result.js";
import { runMatrix } from "../harness/src/run-matrix.js";

let results: readonly Result[] = [];

beforeAll(async () => {
  await buildPrograms();
  results = await runMatrix();
});

describe.each(pairNames())("%s", (pair) => {
  test.each(groupNames())("%s", (group) => {
    const mine = results.filter((result) => result.pair === pair && result.group === group);
    expect(mine.length).toBeGreaterThan(0);
    expect(mine.filter(({ difference }) => difference !== undefined)).toEqual([]);
  });
});
