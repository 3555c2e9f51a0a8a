import type { GenerateFlags } from "../config/flags.js";
import type { Request } from "../config/request.js";
import { createPlaces, printDiagnostics } from "../diagnostics/print-diagnostics.js";
import { countBySeverity, counted } from "../diagnostics/report.js";
import type { Io } from "../io.js";
import { printable } from "../terminal/printable.js";
import { createVoice, type Voice } from "../terminal/voice.js";
import { reportDifferences, reportServices } from "./human-report.js";
import type { Differences } from "./json-report.js";
import { printableDiff } from "./printable-diff.js";
import { repairCommand } from "./repair-command.js";
import type { RunResult } from "./run.js";

/** The command line, for whoever has to repeat it. */
export interface CommandLine {
  readonly flags: GenerateFlags;
  readonly patterns: readonly string[];
}

/**
 * Reports the result of a run: services on standard output, diagnostics and failures on standard error. With `--json` standard
 * output gets one document and standard error the rest.
 */
export async function present(request: Request, result: RunResult, commandLine: CommandLine, io: Io): Promise<void> {
  const { json, color, format } = request.presentation;
  const errorVoice = createVoice(io.stderr, io, color);
  const voice = json ? errorVoice : createVoice(io.stdout, io, color);
  const differences = await findDifferences(request, result, commandLine, io);
  await printDiagnostics(result.diagnostics, format, createPlaces(request.root, format, io), errorVoice);
  if (request.mode === "check" && !json) for (const diff of differences.diffs.values()) voice.text(printableDiff(diff));
  reportServices(result, request, voice);
  await reportUpgrade(request, result, differences.diffs, voice);
  for (const failure of result.failures) errorVoice.line(`${errorVoice.palette.red("error")}: ${printable(failure)}`);
  reportWarnings(request, result, errorVoice.line);
  if (differences.repair !== undefined) reportDifferences(result.files, differences.repair, errorVoice);
  if (!json) return;
  const { toGenerateDocument } = await import("./json-report.js");
  const document = toGenerateDocument(request, result, differences);
  io.stdout.write(`${request.watch ? JSON.stringify(document) : JSON.stringify(document, undefined, 2)}\n`);
}

/** Reports what this version replaces of what older ones wrote, and which runtimes do not fit it. */
async function reportUpgrade(
  { root, mode }: Request,
  { replacement, files }: RunResult,
  diffs: Differences["diffs"],
  voice: Voice,
): Promise<void> {
  if (replacement === undefined) return;
  const [{ readChangelog }, { reportReplacement }, { examinePackages }, { findDirectories }] = await Promise.all([
    import("../upgrade/changes.js"),
    import("../upgrade/report.js"),
    import("../doctor/packages.js"),
    import("../doctor/directories.js"),
  ]);
  const { diagnostics } = examinePackages(root, findDirectories(root, files), replacement.to);
  const unfit = diagnostics.flatMap(({ code, message }) => (code === "AN8004" ? [message] : []));
  reportReplacement(replacement, { mode, diffs, changelog: readChangelog(), unfit }, voice);
}

async function findDifferences(
  { mode, known }: Request,
  { files }: RunResult,
  { flags, patterns }: CommandLine,
  io: Io,
): Promise<Differences> {
  const different = files.filter(({ status }) => status === "created" || status === "updated" || status === "stale");
  if (mode === "write" || different.length === 0) return { repair: undefined, diffs: new Map() };
  const { unifiedDiff } = await import("./diff.js");
  const clean = flags.clean === true || different.some(({ status }) => status === "stale");
  return {
    repair: mode === "check" ? repairCommand(flags, patterns, clean, io.env, known) : undefined,
    diffs: new Map(different.map((file) => [file.path, unifiedDiff(file)])),
  };
}

function reportWarnings({ maxWarnings }: Request, { diagnostics }: RunResult, line: (text: string) => void): void {
  const { warnings } = countBySeverity(diagnostics);
  if (maxWarnings !== undefined && warnings > maxWarnings) {
    line(`error: ${counted(warnings, "warning")}, where \`--max-warnings\` allows ${maxWarnings}`);
  }
}
