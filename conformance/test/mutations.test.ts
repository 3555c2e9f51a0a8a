import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

interface Mutation {
  readonly id: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  readonly test?: string;
}

const root = new URL("../../", import.meta.url);
const mutations: readonly Mutation[] = JSON.parse(
  readFileSync(new URL("conformance/mutations/mutations.json", root), "utf8"),
);

describe("the mutations", () => {
  test("have ids of their own, and are of both languages", () => {
    expect(new Set(mutations.map(({ id }) => id)).size).toBe(mutations.length);
    for (const folder of ["go/", "packages/runtime/"]) {
      expect(mutations.filter(({ file }) => file.startsWith(folder)).length).toBeGreaterThanOrEqual(10);
    }
  });

  // Running them all takes an hour, and a rule that has moved would not be broken any more.
  test.each(mutations.map((mutation) => [mutation.id, mutation] as const))("%s changes one place", (_id, mutation) => {
    const { file, find, replace, test: judge } = mutation;
    expect(readFileSync(new URL(file, root), "utf8").split(find)).toHaveLength(2);
    expect(replace).not.toBe(find);
    // A file of TypeScript, or a package of Go and the name of a test.
    const [place = "."] = judge?.split(" ") ?? [];
    expect(existsSync(fileURLToPath(new URL(place.endsWith(".ts") ? place : `go/${place}`, root)))).toBe(true);
  });
});
