import type { Break, BreakLevel, Broken } from "@autonats/breaking";
import type { Diagnostic } from "@autonats/model";
import { type JsonDiagnostic, toJsonDiagnostic } from "../diagnostics/machine-formats.js";
import type { ExitCode } from "../exit-codes.js";

/** What `autonats breaking --json` prints. */
export interface BreakingDocument {
  readonly formatVersion: 1;
  readonly command: "breaking";
  readonly ok: boolean;
  readonly exitCode: ExitCode;
  readonly against: string | null;
  readonly level: BreakLevel;
  readonly breaks: readonly (JsonDiagnostic & { readonly service: string; readonly breaks: readonly Broken[] })[];
  /** What kept the interfaces from being compared. */
  readonly diagnostics: readonly JsonDiagnostic[];
}

/** What the document is made of. */
export interface BreakingResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly breaks: readonly Break[];
  readonly exitCode: ExitCode;
  readonly level: BreakLevel;
  readonly against: string | undefined;
}

/** Creates the document of a comparison. */
export function breakingDocument({ diagnostics, breaks, exitCode, level, against }: BreakingResult): BreakingDocument {
  const toJson = (diagnostic: Diagnostic): JsonDiagnostic => toJsonDiagnostic(diagnostic, (file) => file);
  return {
    formatVersion: 1,
    command: "breaking",
    ok: exitCode === 0,
    exitCode,
    against: against ?? null,
    level,
    breaks: breaks.map(({ service, breaks: whom, diagnostic }) => ({ service, breaks: whom, ...toJson(diagnostic) })),
    diagnostics: breaks.length > 0 ? [] : diagnostics.map(toJson),
  };
}
