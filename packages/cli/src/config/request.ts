import { realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { createDiagnostic, type Diagnostic, parseConcurrency } from "@autonats/model";
import { toSlashes } from "@autonats/model/node";
import { type DiagnosticFormat, diagnosticFormats } from "../diagnostics/report.js";
import { systemReason } from "../environment-error.js";
import type { Io } from "../io.js";
import { type Languages, targetFlags } from "../languages/languages.js";
import { type ColorChoice, colorChoices } from "../terminal/palette.js";
import { findProjectRoot } from "./find-config.js";
import { flagKey, type GenerateFlags, settingSources } from "./flags.js";
import type { Given } from "./given.js";
import { SettingReader } from "./setting-reader.js";
import { oneOf, parseCount, parsePath, parseSwitch, parseTimeoutSetting, targetList } from "./values.js";

/** What a run does with what it generated. */
export type Mode = "write" | "check" | "dry-run";

/** What flags and environment ask for. It holds for the whole command, also while `--watch` reads the rest again. */
export interface Request {
  /** Absolute path of the project, without symbolic links, with forward slashes. */
  readonly root: string;
  /** What can be read and generated at all. */
  readonly known: Languages;
  /** Absolute directory that paths on the command line start from. */
  readonly base: string;
  readonly dir: Given<string> | undefined;
  /** Absolute path of the configuration that was asked for by name. */
  readonly configPath: Given<string> | undefined;
  /** Sources by path or pattern, from `base`; empty for all of the project's. */
  readonly patterns: readonly string[];
  readonly mode: Mode;
  /** Whether sources are mended first, by the edits that diagnostics have. */
  readonly fix: boolean;
  /** Whether that is done without asking anybody. */
  readonly fixWithoutAsking: boolean;
  readonly watch: boolean;
  readonly clean: boolean;
  readonly out: Given<string> | undefined;
  /** Milliseconds; takes precedence over annotations. */
  readonly timeoutMs: Given<number> | undefined;
  readonly concurrency: Given<number> | undefined;
  readonly tracing: Given<boolean> | undefined;
  /** The targets that are asked for, by id. */
  readonly languages: Given<readonly string[]> | undefined;
  /** The targets' own settings, by the target's id and then by key. */
  readonly targetSettings: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Whether methods that cannot be served are left out. */
  readonly skipUnsupported: Given<boolean> | undefined;
  readonly maxWarnings: number | undefined;
  readonly presentation: Presentation;
}

/** How a command speaks. */
export interface Presentation {
  readonly json: boolean;
  readonly format: DiagnosticFormat;
  readonly color: ColorChoice;
}

/** Reads flags and environment. Everything that is wrong comes out at once, and then there is no request. */
export function readRequest(
  flags: GenerateFlags,
  patterns: readonly string[],
  io: Pick<Io, "env" | "cwd">,
  known: Languages,
): { readonly request?: Request; readonly presentation: Presentation; readonly diagnostics: readonly Diagnostic[] } {
  const reader = new SettingReader(flags, io.env, settingSources(known));
  const presentation = readPresentation(flags, reader, io.env);
  const dir = reader.read("dir", parsePath);
  const configPath = reader.read("config", parsePath);
  const base = resolve(io.cwd, dir?.value ?? ".");
  const settings = {
    out: reader.read("out", parsePath),
    timeoutMs: reader.read("timeout", parseTimeoutSetting),
    concurrency: reader.read("concurrency", parseConcurrency),
    tracing: reader.read("tracing", parseSwitch),
    languages: reader.read("language", targetList(known.targets)),
    targetSettings: readTargetSettings(reader, known),
    skipUnsupported: reader.read("skipUnsupported", parseSwitch),
    maxWarnings: reader.read("maxWarnings", parseCount)?.value,
  };
  const problem = directoryProblem(base);
  if (problem !== undefined) reader.reject("dir", dir ?? { key: "--dir", value: base }, problem);
  const diagnostics = [...reader.diagnostics, ...conflicts(flags)];
  if (diagnostics.length > 0) return { presentation, diagnostics };
  const request: Request = {
    known,
    root: findRoot(base, dir, configPath),
    base: toSlashes(realpathSync(base)),
    dir,
    configPath: configPath && { key: configPath.key, value: toSlashes(resolve(io.cwd, configPath.value)) },
    patterns: patterns.map((each) => toSlashes(each)),
    mode: flags.check === true ? "check" : flags.dryRun === true ? "dry-run" : "write",
    fix: flags.fix === true,
    fixWithoutAsking: flags.write === true,
    watch: flags.watch === true,
    clean: flags.clean === true,
    presentation,
    ...settings,
  };
  return { request, presentation, diagnostics };
}

function readTargetSettings(reader: SettingReader, known: Languages): Request["targetSettings"] {
  const read: Record<string, Record<string, string>> = {};
  for (const { target, key, setting, flag } of targetFlags(known)) {
    const given = reader.read(flagKey(flag.name), setting.parse);
    if (given !== undefined) read[target] = { ...read[target], [key]: given.value };
  }
  return read;
}

function readPresentation(flags: GenerateFlags, reader: SettingReader, env: Io["env"]): Presentation {
  const format = reader.read("format", oneOf(diagnosticFormats))?.value;
  return {
    json: flags.json === true,
    format: format ?? (env["GITHUB_ACTIONS"] === "true" ? "github-actions" : "pretty"),
    color: reader.read("color", oneOf(colorChoices))?.value ?? "auto",
  };
}

/** The project is the directory that was named; else the one with a configuration, here or above; else this one. */
function findRoot(base: string, dir: Given<string> | undefined, config: Given<string> | undefined): string {
  const start = toSlashes(realpathSync(base));
  return dir === undefined && config === undefined ? findProjectRoot(start) : start;
}

function directoryProblem(path: string): string | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return "there is no such directory";
    return stats.isDirectory() ? undefined : "it is not a directory";
  } catch (error) {
    return systemReason(error);
  }
}

function conflicts(flags: GenerateFlags): readonly Diagnostic[] {
  const pairs = [
    [flags.check, flags.watch, "--check", "--watch", "A check looks once; watching goes on and writes."],
    [flags.dryRun, flags.watch, "--dry-run", "--watch", "A dry run looks once; watching goes on and writes."],
    [flags.check, flags.fix, "--check", "--fix", "A check writes nothing; mending sources writes."],
    [flags.watch, flags.fix, "--watch", "--fix", "Whoever watches edits the sources already."],
    [flags.dryRun, flags.write, "--dry-run", "--write", "A dry run writes nothing."],
    [flags.check, flags.dryRun, "--check", "--dry-run", "Neither writes, but only a check fails on differences."],
  ] as const;
  return pairs.flatMap(([left, right, first, second, why]) =>
    left === true && right === true ? [createDiagnostic("AN4010", undefined, { first, second, why })] : [],
  );
}
