import { compareDiagnostics, type Diagnostic } from "@autonats/model";
import { readRequest } from "../config/request.js";
import { toJsonDiagnostic } from "../diagnostics/machine-formats.js";
import { createPlaces, printDiagnostics } from "../diagnostics/print-diagnostics.js";
import { countBySeverity } from "../diagnostics/report.js";
import { type ExitCode, exitCodes } from "../exit-codes.js";
import { runOnce } from "../generate/run.js";
import type { Io } from "../io.js";
import type { Languages } from "../languages/languages.js";
import { createVoice } from "../terminal/voice.js";
import { readVersion } from "../version.js";
import { findDirectories } from "./directories.js";
import { examineFiles } from "./files.js";
import type { DoctorFlags } from "./flags.js";
import { examinePackages } from "./packages.js";
import { examinePrograms } from "./programs.js";

/** `autonats doctor`: whether all that a project needs is there and fits together. It writes nothing. */
export async function doctorCommand(flags: DoctorFlags, io: Io, known: Languages): Promise<ExitCode> {
  const { request, presentation, diagnostics: wrong } = readRequest({ ...flags, check: true }, [], io, known);
  const { format, color, json } = presentation;
  const end = async (root: string, good: readonly string[], found: readonly Diagnostic[], exitCode: ExitCode) => {
    await printDiagnostics(found, format, createPlaces(root, format, io), createVoice(io.stderr, io, color));
    if (json) io.stdout.write(toDocument(root, good, found, exitCode));
    else report(good, found, createVoice(io.stdout, io, color));
    return exitCode;
  };
  if (request === undefined) return end(io.cwd, [], wrong, exitCodes.usage);
  const { root } = request;
  const version = readVersion();
  const run = await runOnce(request, wrong, io.now);
  const directories = findDirectories(root, run.files);
  const languages = { typescript: directories.typescript.length > 0, go: directories.go.length > 0 };
  const parts = [
    examinePrograms(root, languages, io),
    examinePackages(root, directories, version),
    examineFiles(run.files),
  ];
  const found = [...run.diagnostics, ...parts.flatMap(({ diagnostics }) => diagnostics)].sort(compareDiagnostics);
  const isWrong = run.exitCode === exitCodes.usage || run.exitCode === exitCodes.environment;
  const { errors } = countBySeverity(found);
  const exitCode = isWrong ? run.exitCode : errors > 0 ? exitCodes.findings : exitCodes.done;
  return end(
    root,
    parts.flatMap(({ good }) => good),
    found,
    exitCode,
  );
}

function report(
  good: readonly string[],
  found: readonly Diagnostic[],
  { palette, symbols, line }: ReturnType<typeof createVoice>,
): void {
  for (const text of good) line(`${palette.green(symbols.tick)} ${text}`);
  if (found.length === 0) line("Nothing is wrong.");
}

function toDocument(root: string, good: readonly string[], found: readonly Diagnostic[], exitCode: ExitCode): string {
  const document = {
    formatVersion: 1,
    command: "doctor",
    ok: exitCode === 0,
    exitCode,
    version: readVersion(),
    root,
    good,
    diagnostics: found.map((diagnostic) => toJsonDiagnostic(diagnostic, (file) => file)),
    ...countBySeverity(found),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
