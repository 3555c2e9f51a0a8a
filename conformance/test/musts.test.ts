import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { conformanceFolder } from "../harness/src/folder.js";
import { readCases } from "../harness/src/groups.js";
import { readVectors } from "../harness/src/vector.js";
import { isMust, sentencesOf } from "./support/sentences.js";

interface Must {
  /** Begins with the number of the section. */
  readonly id: string;
  /** The whole sentence, as the page has it. */
  readonly words: string;
}

const page = readFileSync(new URL("../docs/protocol.md", conformanceFolder), "utf8");
const musts = readJson("musts.json") as readonly Must[];
/** What the vectors prove, by their file. */
const vectorProofs = readJson("vectors/proves.json") as Readonly<Record<string, readonly string[]>>;
const cases = [...readCases().values()].flat();
const proofs = [
  ...cases.map(({ name, proves }) => ({ name, proves })),
  ...Object.entries(vectorProofs).map(([name, proves]) => ({ name, proves })),
];

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, conformanceFolder), "utf8"));
}

test("the list has every sentence of the protocol that says must, and no other, word by word", () => {
  const found = sentencesOf(page)
    .filter(isMust)
    .map(({ section, words }) => `${section} ${words}`);
  expect(musts.map(({ id, words }) => `${id.split("-")[0]} ${words}`)).toEqual(found);
  expect(new Set(musts.map(({ id }) => id)).size).toBe(musts.length);
});

test("nothing else in the sections says must", () => {
  const [, ...sections] = page.split(/^## (?=\d)/mu);
  const count = (text: string): number => text.match(/\bmust\b/giu)?.length ?? 0;
  expect(count(sections.join("\n"))).toBe(musts.reduce((sum, { words }) => sum + count(words), 0));
});

test.each(musts)("$id is proven by a case or by vectors", ({ id }) => {
  expect(proofs.filter(({ proves }) => proves.includes(id))).not.toEqual([]);
});

test("what proves something proves a must or a section, and every section is proven", () => {
  const sections = Array.from({ length: 15 }, (_, index) => String(index + 1));
  const known = new Set([...musts.map(({ id }) => id), ...sections]);
  const named = proofs.flatMap(({ name, proves }) => proves.map((id) => ({ name, id })));
  expect(named.filter(({ id }) => !known.has(id))).toEqual([]);
  expect(proofs.filter(({ proves }) => proves.length === 0)).toEqual([]);
  expect(sections.filter((section) => !named.some(({ id }) => id.split("-")[0] === section))).toEqual([]);
});

test("every file of vectors says what it proves", () => {
  expect(Object.keys(vectorProofs).sort()).toEqual([...readVectors().keys()].sort());
});

test("every case has a name of its own in its group", () => {
  for (const [group, all] of readCases()) {
    const names = all.map(({ name }) => name);
    expect(new Set(names).size, group).toBe(names.length);
  }
});

test.each(cases)("$name leaves nothing that it does unseen", ({ steps }) => {
  const begun = steps.flatMap(({ as }) => as ?? []);
  const waited = steps.flatMap(({ wait }) => wait ?? []);
  expect(begun.filter((name) => !waited.includes(name))).toEqual([]);
  const unseen = steps.filter(
    (step) =>
      !("gives" in step) &&
      (step.wait !== undefined ||
        step.until !== undefined ||
        step.sent !== undefined ||
        step.inbox !== undefined ||
        step.service !== undefined ||
        step.flood !== undefined ||
        step.replySubjects !== undefined ||
        step.cancellations !== undefined ||
        step.wrongEndpoints !== undefined ||
        ((step.call !== undefined || step.request !== undefined) && step.as === undefined)),
  );
  expect(unseen).toEqual([]);
  expect(steps.some((step) => "gives" in step || "see" in step)).toBe(true);
});
