import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { conformanceFolder } from "../harness/src/folder.js";
import { readCases } from "../harness/src/groups.js";

interface Must {
  readonly id: string;
  readonly section: string;
  readonly words: string;
  /** What proves it where no case can. */
  readonly test?: string;
}

const root = new URL("../", conformanceFolder);
const musts = JSON.parse(readFileSync(new URL("musts.json", conformanceFolder), "utf8")) as readonly Must[];
const page = readFileSync(new URL("docs/protocol.md", root), "utf8").replace(/\s+/gu, " ");
const cases = [...readCases().values()].flat();
const proven = new Set(cases.flatMap(({ proves }) => proves));

test.each(musts)("$id stands in the protocol and is proven", ({ id, words, test: file }) => {
  expect(page).toContain(words);
  if (file === undefined) expect(proven).toContain(id);
  else expect(existsSync(new URL(file, root))).toBe(true);
});

test("every must of the protocol is listed", () => {
  const [, ...sections] = page.split(/ ## (?=\d)/u);
  const unlisted = sections
    .join(" ")
    .split(/(?<=[.:;])\s/u)
    .filter(
      (sentence) =>
        /\bmust\b/u.test(sentence) &&
        !musts.some(({ words }) => words.includes(sentence.slice(0, 40)) || sentence.includes(words.slice(0, 40))),
    );
  expect(unlisted).toEqual([]);
});

test("cases prove what there is", () => {
  const known = new Set([...musts.map(({ id }) => id), ...Array.from({ length: 12 }, (_, index) => String(index + 1))]);
  expect(
    cases.flatMap(({ name, proves }) => proves.filter((id) => !known.has(id)).map((id) => `${name}: ${id}`)),
  ).toEqual([]);
});

test("every case has a name of its own, and an expectation or a wait", () => {
  for (const [group, all] of readCases()) {
    const names = all.map(({ name }) => name);
    expect(new Set(names).size, group).toBe(names.length);
    for (const { name, steps } of all)
      expect(
        steps.some((step) => "gives" in step || "see" in step),
        name,
      ).toBe(true);
  }
});
