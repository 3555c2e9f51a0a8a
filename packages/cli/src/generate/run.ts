import { compareDiagnostics, createDiagnostic, type Diagnostic } from "@autonats/model";
import { createDiskHost, pathFrom } from "@autonats/model/node";
import type { Request } from "../config/request.js";
import { loadSettings, type Settings } from "../config/settings.js";
import { countBySeverity } from "../diagnostics/report.js";
import { type Discovery, discover } from "../discovery/discover.js";
import { type ExitCode, exitCodes } from "../exit-codes.js";
import { findDowngrade, findReplacement, type Replacement } from "../upgrade/replacement.js";
import { readVersion } from "../version.js";
import { applyFiles, applyStale, type FileOutcome } from "./apply.js";
import { type Production, produce, type ServiceOutcome } from "./produce.js";
import { chooseRoutes, outDirectories } from "./routes.js";
import { findStale } from "./stale.js";

/** What one run came to. Nothing of it has been said yet. */
export interface RunResult {
  readonly services: readonly ServiceOutcome[];
  readonly files: readonly FileOutcome[];
  /** What this version replaces of what older ones wrote. */
  readonly replacement: Replacement | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** What the machine refused, in words. */
  readonly failures: readonly string[];
  readonly exitCode: ExitCode;
  /** Absolute paths that the result depends on. */
  readonly inputs: readonly string[];
  readonly durationMs: number;
}

/** Generates once: reads configuration and sources, and writes, or finds out what writing would change. */
export async function runOnce(
  request: Request,
  warnings: readonly Diagnostic[],
  now: () => number,
): Promise<RunResult> {
  const started = now();
  const outcome = await generate(request, warnings);
  const diagnostics = uniqueDiagnostics(outcome.diagnostics);
  return {
    ...outcome,
    diagnostics,
    exitCode: exitCodeOf({ ...outcome, diagnostics }, request),
    durationMs: now() - started,
  };
}

type Outcome = Omit<RunResult, "exitCode" | "durationMs">;

async function generate(request: Request, warnings: readonly Diagnostic[]): Promise<Outcome> {
  const { settings, diagnostics } = await loadSettings(request);
  const problems = [...warnings, ...diagnostics];
  if (problems.some(isError)) return nothingDone(problems);
  const discovery = discover(settings, outDirectories(settings));
  const chosen = chooseRoutes(settings, [...new Set(discovery.sources.map(({ language }) => language))]);
  problems.push(...discovery.diagnostics, ...chosen.diagnostics);
  if (problems.some(isError)) return nothingDone(problems);
  const production = await produce(settings, discovery, chosen.routes, createDiskHost());
  problems.push(...production.diagnostics);
  if (production.services.length === 0 && !problems.some(isError)) problems.push(nothingMarked(request, settings));
  return settle(request, settings, discovery, production, problems);
}

function nothingDone(diagnostics: readonly Diagnostic[]): Outcome {
  return { services: [], files: [], replacement: undefined, failures: [], inputs: [], diagnostics };
}

/** Brings the disk in line with what was produced, or finds out how it differs. */
function settle(
  { mode, clean }: Request,
  settings: Settings,
  { earlier, sources }: Discovery,
  { services, files, inputs }: Production,
  diagnostics: readonly Diagnostic[],
): Outcome {
  const { root } = settings;
  const stale = findStale({
    root,
    earlier,
    produced: new Set(files.map(({ path }) => path)),
    read: new Set(sources.map(({ file }) => file)),
    targets: ownTargets(settings),
    failed: diagnostics.some((each) => isError(each) && each.code !== "AN4007"),
  });
  const version = readVersion();
  const written = applyFiles(root, files, mode, version);
  const removed = applyStale(root, stale, clean && mode === "write");
  return {
    services,
    files: [...written.files, ...removed.files],
    replacement: findReplacement(written.files, version),
    diagnostics: [...diagnostics, ...written.diagnostics, ...findDowngrade(written.files, version)],
    failures: [...written.failures, ...removed.failures],
    inputs,
  };
}

/**
 * The targets whose files are those of this command, by id. Others may have files from `export`, with places and settings that only whoever
 * has called it knows.
 */
function ownTargets({ known, languages, sections }: Settings): readonly string[] {
  if (languages !== undefined) return languages;
  const own = known.targets.filter(({ id, beside }) => beside !== undefined || sections[id] !== undefined);
  return own.map(({ id }) => id);
}

function nothingMarked({ patterns, base }: Request, { root, selection }: Settings): Diagnostic {
  const where = patterns.length > 0 ? patterns.join(" ") : pathFrom(base, root) === "." ? root : pathFrom(base, root);
  const narrowed = patterns.length === 0 && selection.include.length > 0;
  return createDiagnostic("AN4007", undefined, {
    where: narrowed ? `the sources that \`include\` names` : `\`${where}\``,
  });
}

function exitCodeOf({ diagnostics, failures, files }: Outcome, { mode, maxWarnings }: Request): ExitCode {
  if (diagnostics.some((each) => isError(each) && isUsage(each))) return exitCodes.usage;
  if (failures.length > 0) return exitCodes.environment;
  const { errors, warnings } = countBySeverity(diagnostics);
  const tooMany = maxWarnings !== undefined && warnings > maxWarnings;
  const differs = mode === "check" && files.some(({ status }) => status !== "unchanged");
  return errors > 0 || tooMany || differs ? exitCodes.findings : exitCodes.done;
}

/** What is wrong with flags, environment or configuration. A project without a marked interface is a finding. */
function isUsage({ code }: Diagnostic): boolean {
  return code.startsWith("AN4") && code !== "AN4007";
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

/** One of each, in the order of a report. */
function uniqueDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((each) => [JSON.stringify(each), each])).values()].sort(compareDiagnostics);
}
