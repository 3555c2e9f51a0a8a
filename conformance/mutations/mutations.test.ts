import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Mutation {
  readonly id: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  readonly why: string;
}

const mutations = JSON.parse(readFileSync(new URL("mutations.json", import.meta.url), "utf8")) as readonly Mutation[];
const projectRoot = new URL("../../", import.meta.url);

test("there are at least twenty, each with an id of its own, in both languages", () => {
  expect(new Set(mutations.map(({ id }) => id)).size).toBe(mutations.length);
  expect(mutations.length).toBeGreaterThanOrEqual(20);
  expect(mutations.filter(({ file }) => file.startsWith("go/")).length).toBeGreaterThanOrEqual(10);
  expect(mutations.filter(({ file }) => file.startsWith("packages/runtime/")).length).toBeGreaterThanOrEqual(10);
});

test.each(mutations)("$id has one place to change: $why", ({ file, find, replace }) => {
  expect(readFileSync(new URL(file, projectRoot), "utf8").split(find)).toHaveLength(2);
  expect(replace).not.toBe(find);
});
