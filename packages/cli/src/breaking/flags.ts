import { type BreakingCode, type BreakLevel, breakingCodes } from "@autonats/breaking";
import { createDiagnostic, type Diagnostic } from "@autonats/model";
import type { GenerateFlags } from "../config/flags.js";

/** What `autonats breaking` was told on the command line: text as it came. */
export interface BreakingFlags extends GenerateFlags {
  readonly against?: string;
  readonly save?: string;
  readonly level?: string;
  readonly ignore?: string;
}

/** How far interfaces are compared, and without which rules. */
export interface Comparison {
  readonly level: BreakLevel;
  readonly ignored: ReadonlySet<string>;
}

export const levels: readonly BreakLevel[] = ["wire", "source"];

/** Reads the flags that no other command has. Everything that is wrong comes out at once. */
export function readComparison({ against, save, level = "wire", ignore = "" }: BreakingFlags): {
  readonly comparison: Comparison;
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const reject = (key: string, value: string, problem: string, example: string): void => {
    diagnostics.push(createDiagnostic("AN4002", undefined, { key, value, problem, example }));
  };
  if (against === undefined && save === undefined) {
    reject("--against", "", "something has to be compared with, or saved", "--against main");
  }
  const known = levels.find((each) => each === level);
  if (known === undefined) reject("--level", level, `it must be one of ${levels.join(", ")}`, "--level source");
  const codes = ignore
    .split(",")
    .map((code) => code.trim().toUpperCase())
    .filter((code) => code !== "");
  for (const code of codes) {
    if (!isRule(code)) reject("--ignore", ignore, `there is no rule ${code}`, "--ignore AN6003");
  }
  return { comparison: { level: known ?? "wire", ignored: new Set(codes) }, diagnostics };
}

function isRule(code: string): code is BreakingCode {
  return breakingCodes.some((each) => each === code);
}
