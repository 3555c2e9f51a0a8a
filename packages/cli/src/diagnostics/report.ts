import type { Diagnostic } from "@autonats/model";

/** How diagnostics are written: for people, for problem matchers, for programs, for the annotations of GitHub. */
export const diagnosticFormats = ["pretty", "text", "json", "github-actions"] as const;

export type DiagnosticFormat = (typeof diagnosticFormats)[number];

/** Where the files of diagnostics are, and what they are called in output. */
export interface DiagnosticPlaces {
  /** The text of a file that a diagnostic names; undefined when it cannot be read. */
  read(file: string): string | undefined;
  /** The file's path as the reader knows it, such as from the working directory. */
  show(file: string): string;
}

/** `1 error`, `2 errors`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** How many diagnostics are errors and how many are warnings. Notes do not count. */
export function countBySeverity(diagnostics: readonly Diagnostic[]): { errors: number; warnings: number } {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error").length;
  const warnings = diagnostics.filter((diagnostic) => diagnostic.severity === "warning").length;
  return { errors, warnings };
}
