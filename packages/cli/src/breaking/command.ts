import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Break, findBreaks } from "@autonats/breaking";
import type { Diagnostic, Model } from "@autonats/model";
import { type Request, readRequest } from "../config/request.js";
import { createPlaces, printDiagnostics } from "../diagnostics/print-diagnostics.js";
import { counted, type DiagnosticPlaces } from "../diagnostics/report.js";
import { toEnvironmentError } from "../environment-error.js";
import { type ExitCode, exitCodes } from "../exit-codes.js";
import type { Io } from "../io.js";
import type { Languages } from "../languages/languages.js";
import { readAccess } from "../nats/connection-flags.js";
import { createVoice } from "../terminal/voice.js";
import { type Earlier, readEarlier } from "./against.js";
import { type BreakingFlags, type Comparison, readComparison } from "./flags.js";
import { breakingDocument } from "./json-document.js";
import { readProject } from "./read-project.js";

/** `autonats breaking`: what the interfaces of the project break of those of an earlier version. */
export async function breakingCommand(flags: BreakingFlags, io: Io, known: Languages): Promise<ExitCode> {
  const { request, presentation, diagnostics } = readRequest(flags, [], io, known);
  const { comparison, diagnostics: problems } = readComparison(flags);
  const { access, diagnostics: wrongAccess } = readAccess(flags, io);
  const wrong = [...diagnostics, ...problems, ...wrongAccess];
  const end = (found: readonly Diagnostic[], exitCode: ExitCode, places: DiagnosticPlaces, breaks: readonly Break[]) =>
    present(found, exitCode, places, breaks, { flags, presentation, level: comparison.level, io });
  if (request === undefined || wrong.length > 0) {
    return end(wrong, exitCodes.usage, createPlaces(io.cwd, presentation.format, io), []);
  }
  const places = createPlaces(request.root, presentation.format, io);
  const now = await readProject(request);
  if (now.diagnostics.some(isError)) return end(now.diagnostics, exitCodeOf(now.diagnostics), places, []);
  if (flags.save !== undefined) save(resolve(io.cwd, flags.save), now.models);
  if (flags.against === undefined) return exitCodes.done;
  const earlier = await readEarlier(flags.against, request, io, access);
  if ("code" in earlier) return end([earlier], exitCodes.usage, places, []);
  try {
    return await compare(earlier, now.models, comparison, places, end);
  } finally {
    earlier.remove();
  }
}

type End = (
  found: readonly Diagnostic[],
  exitCode: ExitCode,
  places: DiagnosticPlaces,
  breaks: readonly Break[],
) => Promise<ExitCode>;

function compare(
  earlier: Earlier,
  now: readonly Model[],
  { level, ignored }: Comparison,
  places: DiagnosticPlaces,
  end: End,
): Promise<ExitCode> {
  const shown = new Map<string, string | undefined>();
  const old = (file: string): string => {
    const name = earlier.show(file);
    shown.set(name, earlier.path(file));
    return name;
  };
  const bothPlaces: DiagnosticPlaces = {
    read(file) {
      const path = shown.get(file);
      return path === undefined && shown.has(file) ? undefined : places.read(path ?? file);
    },
    show: (file) => (shown.has(file) ? file : places.show(file)),
  };
  const unread = earlier.diagnostics.filter(isError).map((each) => movedTo(each, old));
  if (unread.length > 0) return end(unread, exitCodeOf(unread), bothPlaces, []);
  const all = findBreaks(earlier.models, now, { level, old });
  const breaks = all.filter(({ diagnostic }) => !ignored.has(diagnostic.code));
  // A type that two services share is one change.
  const found = [...new Map(breaks.map(({ diagnostic }) => [JSON.stringify(diagnostic), diagnostic])).values()];
  return end(found, found.length > 0 ? exitCodes.findings : exitCodes.done, bothPlaces, breaks);
}

interface Presenter {
  readonly flags: BreakingFlags;
  readonly presentation: Request["presentation"];
  readonly level: Comparison["level"];
  readonly io: Io;
}

async function present(
  diagnostics: readonly Diagnostic[],
  exitCode: ExitCode,
  places: DiagnosticPlaces,
  breaks: readonly Break[],
  { flags, presentation, level, io }: Presenter,
): Promise<ExitCode> {
  const { format, color, json } = presentation;
  await printDiagnostics(diagnostics, format, places, createVoice(io.stderr, io, color));
  if (json) {
    const document = breakingDocument({ diagnostics, breaks, exitCode, level, against: flags.against });
    io.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
    return exitCode;
  }
  const voice = createVoice(io.stdout, io, color);
  if (exitCode === exitCodes.done) voice.line(`Nothing breaks, compared with ${flags.against}.`);
  if (breaks.length > 0) voice.line(summary(breaks));
  return exitCode;
}

/** Who has to be careful: `3 changes break old clients (2) and old handlers (1).` */
function summary(breaks: readonly Break[]): string {
  const whom = (["old clients", "old handlers", "sources"] as const).flatMap((each) => {
    const count = breaks.filter((one) => one.breaks.includes(each)).length;
    return count === 0 ? [] : [`${each} (${count})`];
  });
  return `${counted(breaks.length, "change")} break${breaks.length === 1 ? "s" : ""} ${whom.join(", ")}.`;
}

function save(path: string, models: readonly Model[]): void {
  try {
    writeFileSync(path, `${JSON.stringify(models.length === 1 ? models[0] : models, undefined, 2)}\n`);
  } catch (error) {
    throw toEnvironmentError(error, `write ${path}`);
  }
}

function movedTo(diagnostic: Diagnostic, old: (file: string) => string): Diagnostic {
  const { span } = diagnostic;
  return span === undefined ? diagnostic : { ...diagnostic, span: { ...span, file: old(span.file) } };
}

function exitCodeOf(diagnostics: readonly Diagnostic[]): ExitCode {
  return diagnostics.some(({ code }) => code.startsWith("AN4")) ? exitCodes.usage : exitCodes.findings;
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
