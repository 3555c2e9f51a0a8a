import { readdirSync } from "node:fs";
import type { Case } from "./case.js";
import { conformanceFolder } from "./folder.js";
import { nameOfMemoryPair, nameOfPair, PROGRAM_CHECKS, PROGRAMS, readLanguages } from "./pair.js";
import { readLines, readVectors } from "./vector.js";

/** The pairs of languages, client first, and those over memory. */
export function pairNames(): readonly string[] {
  const languages = Object.keys(readLanguages());
  const pairs = languages.flatMap((from) => languages.map((to) => nameOfPair(from, to)));
  return [...pairs, ...memoryLanguages().map(nameOfMemoryPair)];
}

/** The languages with a program that runs over memory. */
export function memoryLanguages(): readonly string[] {
  return Object.entries(readLanguages()).flatMap(([name, { memory }]) => (memory === undefined ? [] : [name]));
}

/** The files of cases, such as `cases/deadlines`. */
export function caseGroups(): readonly string[] {
  const files = readdirSync(new URL("cases/", conformanceFolder)).filter((file) => file.endsWith(".jsonl"));
  return files.map((file) => `cases/${file.replace(".jsonl", "")}`).sort();
}

/** All files of vectors and cases, and the group of the programs. */
export function groupNames(): readonly string[] {
  return [...readVectors().keys(), ...caseGroups(), PROGRAMS];
}

/** What every pair is to be checked for: the names of the checks, by group. */
export function checkNames(): ReadonlyMap<string, readonly string[]> {
  const vectors = [...readVectors()].map(([group, all]) => [group, all.map(({ id }) => id)] as const);
  const cases = [...readCases()].map(([group, all]) => [group, all.map(({ name }) => name)] as const);
  return new Map([...vectors, ...cases, [PROGRAMS, PROGRAM_CHECKS]]);
}

/** Reads all cases, by their group. */
export function readCases(): ReadonlyMap<string, readonly Case[]> {
  return new Map(caseGroups().map((group) => [group, readLines<Case>(new URL(`${group}.jsonl`, conformanceFolder))]));
}
