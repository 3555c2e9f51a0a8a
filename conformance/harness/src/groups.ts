import { readdirSync } from "node:fs";
import type { Case } from "./case.js";
import { conformanceFolder } from "./folder.js";
import { readLanguages } from "./pair.js";
import { readLines, readVectors } from "./vector.js";

/** The pairs of languages, client first. */
export function pairNames(): readonly string[] {
  const languages = Object.keys(readLanguages());
  return languages.flatMap((from) => languages.map((to) => `${from} → ${to}`));
}

/** The files of cases, such as `cases/deadlines`. */
export function caseGroups(): readonly string[] {
  const files = readdirSync(new URL("cases/", conformanceFolder)).filter((file) => file.endsWith(".jsonl"));
  return files.map((file) => `cases/${file.replace(".jsonl", "")}`).sort();
}

/** All files of vectors and cases. */
export function groupNames(): readonly string[] {
  return [...readVectors().keys(), ...caseGroups()];
}

/** Reads all cases, by their group. */
export function readCases(): ReadonlyMap<string, readonly Case[]> {
  return new Map(caseGroups().map((group) => [group, readLines<Case>(new URL(`${group}.jsonl`, conformanceFolder))]));
}
