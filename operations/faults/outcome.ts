import { readFile, writeFile } from "node:fs/promises";
import type { Language } from "../harness/src/languages.js";
import type { Figure } from "./figure.js";

/** What came of one fault, for services of one language at a server of one version. */
export interface Outcome {
  /** Of the fault. */
  readonly id: string;
  readonly language: Language;
  /** Of nats-server. */
  readonly version: string;
  /** Whether loads took two or three seconds where else they take ten to forty. */
  readonly isQuick: boolean;
  /** What was measured. */
  readonly figures: readonly Figure[];
  /** Why the run ended before all was measured. */
  readonly error?: string;
}

/** Returns outcomes in which newer ones have replaced those of the same fault, language and server. */
export function mergeOutcomes(older: readonly Outcome[], newer: readonly Outcome[]): readonly Outcome[] {
  const kept = new Map([...older, ...newer].map((outcome) => [keyOf(outcome), outcome]));
  return [...kept.values()];
}

/** Reads recorded outcomes. There are none where there is no file. */
export async function readOutcomes(path: string): Promise<readonly Outcome[]> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "[]";
    throw error;
  });
  return JSON.parse(text) as Outcome[];
}

/** Records outcomes. */
export async function writeOutcomes(path: string, outcomes: readonly Outcome[]): Promise<void> {
  const sorted = [...outcomes].sort((one, other) => keyOf(one).localeCompare(keyOf(other), "en", { numeric: true }));
  await writeFile(path, `${JSON.stringify(sorted, undefined, 2)}\n`);
}

function keyOf({ id, language, version }: Outcome): string {
  return `${version} ${id} ${language}`;
}
