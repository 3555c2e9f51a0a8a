import type { Diagnostic } from "@autonats/model";
import type { Mode, Request } from "../config/request.js";
import { type JsonDiagnostic, toJsonDiagnostic } from "../diagnostics/machine-formats.js";
import { countBySeverity } from "../diagnostics/report.js";
import type { ExitCode } from "../exit-codes.js";
import type { Replacement } from "../upgrade/replacement.js";
import { type FileStatus, isGenerated } from "./apply.js";
import type { RunResult } from "./run.js";

/** What `autonats generate --json` prints: `schema/generate-result.schema.json` describes it. Paths are from `root`. */
export interface GenerateDocument {
  readonly formatVersion: 1;
  readonly command: "generate";
  readonly ok: boolean;
  readonly exitCode: ExitCode;
  readonly mode: Mode;
  /** Absolute path of the project; null when the flags do not even say which it is. */
  readonly root: string | null;
  readonly services: readonly JsonService[];
  readonly files: readonly JsonFile[];
  readonly diagnostics: readonly JsonDiagnostic[];
  readonly errors: number;
  readonly warnings: number;
  /** Errors besides the diagnostics: files that cannot be read or written, and unknown flags. */
  readonly failures: readonly string[];
  /** What this version replaces of what older ones wrote; null when that is nothing, or when it has written files of the run before. */
  readonly replacement: Replacement | null;
  /** The command that writes what a check found missing; null when there is nothing to repair. */
  readonly repair: string | null;
  readonly durationMs: number;
}

/** A service of the document. */
export interface JsonService {
  readonly name: string;
  readonly language: string;
  readonly source: string;
  readonly methods: number;
  readonly ok: boolean;
  readonly files: readonly string[];
}

/** A file of the document. */
export interface JsonFile {
  readonly path: string;
  readonly status: FileStatus;
  readonly language: string;
  readonly sources: readonly string[];
  /** Unified diff; only where nothing is written. */
  readonly diff?: string;
}

/** What a check adds to the document of a run. */
export interface Differences {
  readonly repair: string | undefined;
  /** Unified diffs by path. */
  readonly diffs: ReadonlyMap<string, string>;
}

/** The document of a run. */
export function toGenerateDocument(
  request: Request,
  result: RunResult,
  { repair, diffs }: Differences,
): GenerateDocument {
  const { services, files, replacement, diagnostics, failures, exitCode, durationMs } = result;
  return {
    formatVersion: 1,
    command: "generate",
    ok: exitCode === 0,
    exitCode,
    mode: request.mode,
    root: request.root,
    services: services.map((service) => ({
      ...service,
      files: service.ok
        ? files.filter(isGenerated).flatMap(({ path, sources }) => (sources.includes(service.source) ? [path] : []))
        : [],
    })),
    files: files.map(({ path, status, target, sources }) => {
      const diff = diffs.get(path);
      return { path, status, language: target.id, sources, ...(diff === undefined ? {} : { diff }) };
    }),
    diagnostics: diagnostics.map((diagnostic) => toJsonDiagnostic(diagnostic, (file) => file)),
    ...countBySeverity(diagnostics),
    failures,
    replacement: replacement ?? null,
    repair: repair ?? null,
    durationMs: Math.round(durationMs),
  };
}

/** The document of a run that did not begin, since flags or environment are wrong, or that ended in a failure. */
export function refusalDocument(
  diagnostics: readonly Diagnostic[],
  failures: readonly string[],
  exitCode: ExitCode,
): GenerateDocument {
  return {
    formatVersion: 1,
    command: "generate",
    ok: false,
    exitCode,
    mode: "write",
    root: null,
    services: [],
    files: [],
    diagnostics: diagnostics.map((diagnostic) => toJsonDiagnostic(diagnostic, (file) => file)),
    ...countBySeverity(diagnostics),
    failures,
    replacement: null,
    repair: null,
    durationMs: 0,
  };
}
