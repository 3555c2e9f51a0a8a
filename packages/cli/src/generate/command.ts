import type { GenerateFlags } from "../config/flags.js";
import { type Presentation, readRequest } from "../config/request.js";
import { createPlaces, printDiagnostics } from "../diagnostics/print-diagnostics.js";
import { type ExitCode, exitCodes } from "../exit-codes.js";
import type { Io } from "../io.js";
import type { Languages } from "../languages/languages.js";
import { createVoice } from "../terminal/voice.js";
import { present } from "./present.js";
import { runOnce } from "./run.js";

/** `autonats generate`: once, or again and again with `--watch`. */
export async function generateCommand(
  flags: GenerateFlags,
  patterns: readonly string[],
  io: Io,
  known: Languages,
): Promise<ExitCode> {
  const { request, presentation, diagnostics } = readRequest(flags, patterns, io, known);
  if (request === undefined) return refuse(presentation, diagnostics, io);
  const commandLine = { flags, patterns };
  if (request.fix) {
    const { fixSources } = await import("./fix.js");
    const exitCode = await fixSources(request, io);
    if (exitCode !== undefined) return exitCode;
  }
  if (request.watch) {
    const { watchProject } = await import("./watch.js");
    return watchProject(request, diagnostics, commandLine, io);
  }
  const result = await runOnce(request, diagnostics, io.now);
  await present(request, result, commandLine, io);
  return result.exitCode;
}

async function refuse(
  { json, format, color }: Presentation,
  diagnostics: Parameters<typeof printDiagnostics>[0],
  io: Io,
): Promise<ExitCode> {
  await printDiagnostics(diagnostics, format, createPlaces(io.cwd, format, io), createVoice(io.stderr, io, color));
  if (json) {
    const { refusalDocument } = await import("./json-report.js");
    io.stdout.write(`${JSON.stringify(refusalDocument(diagnostics, [], exitCodes.usage), undefined, 2)}\n`);
  }
  return exitCodes.usage;
}
