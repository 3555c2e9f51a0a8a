import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Target } from "@autonats/codegen";
import { createDiagnostic, type Diagnostic, type Model } from "@autonats/model";
import { createDiskHost, pathFrom, toSlashes } from "@autonats/model/node";
import type { GenerateFlags } from "../config/flags.js";
import { readRequest } from "../config/request.js";
import { loadSettings } from "../config/settings.js";
import { createPlaces, printDiagnostics } from "../diagnostics/print-diagnostics.js";
import { namedSources } from "../discovery/named-sources.js";
import { EnvironmentError } from "../environment-error.js";
import { type ExitCode, exitCodes } from "../exit-codes.js";
import { applyFiles } from "../generate/apply.js";
import type { Io } from "../io.js";
import type { Languages } from "../languages/languages.js";
import { accessTo, isNatsAddress } from "../nats/address.js";
import { connectTo } from "../nats/connect.js";
import { readAccess } from "../nats/connection-flags.js";
import { createVoice } from "../terminal/voice.js";
import { readVersion } from "../version.js";
import { pullModel } from "./pull-model.js";

/** `autonats pull`: types and client of a running service, without its source. */
export async function pullCommand(
  names: readonly string[],
  flags: GenerateFlags,
  io: Io,
  known: Languages,
): Promise<ExitCode> {
  const [first = "", second] = names;
  const [address, name] = isNatsAddress(first) ? [first, second ?? ""] : [undefined, first];
  const { request, presentation, diagnostics } = readRequest(flags, [], io, known);
  const { access, diagnostics: wrongAccess } = readAccess(flags, io);
  const end = async (found: readonly Diagnostic[], exitCode: ExitCode): Promise<ExitCode> => {
    const { format, color } = presentation;
    const places = createPlaces(request?.root ?? io.cwd, format, io);
    await printDiagnostics(found, format, places, createVoice(io.stderr, io, color));
    return exitCode;
  };
  const wrong = [
    ...diagnostics,
    ...wrongAccess,
    ...(isName(name) ? [] : [refused(name, "it must be the name of a service")]),
  ];
  if (request === undefined || wrong.length > 0) return end(wrong, exitCodes.usage);
  const others = request.languages?.value.filter((id) => chosenTargets(known, [id]).length === 0) ?? [];
  if (others.length > 0) return end([notCode(others.join(","))], exitCodes.usage);
  const { settings, diagnostics: wrongConfig } = await loadSettings(request);
  if (wrongConfig.length > 0) return end(wrongConfig, exitCodes.usage);
  const { prefix = "autonats", server } = settings.gateway;
  const connection = await connectTo(accessTo(address, { ...access, servers: access.servers ?? server }), io);
  const pulled = await pullModel(connection, prefix, name).finally(() => connection.close());
  if (typeof pulled === "string") return end([refused(name, pulled)], exitCodes.findings);
  const targets = chosenTargets(known, request.languages?.value ?? [languageOf(request.root)]);
  const out = pathFrom(request.root, toSlashes(resolve(request.base, request.out?.value ?? ".")));
  const voice = createVoice(io.stdout, io, presentation.color);
  for (const target of targets) {
    const result = await write(pulled, target, out === "." ? "" : out, request.root);
    if (result.diagnostics.length > 0) return end(result.diagnostics, exitCodes.findings);
    for (const path of result.written) voice.line(path);
  }
  return exitCodes.done;
}

async function write(
  model: Model,
  target: Target,
  out: string,
  root: string,
): Promise<{ readonly written: readonly string[]; readonly diagnostics: readonly Diagnostic[] }> {
  const project = { root, sources: [], host: createDiskHost() };
  const generated = await target.generate(model, { out, settings: {}, tracing: false, project });
  if (generated.diagnostics.some(({ severity }) => severity === "error"))
    return { written: [], diagnostics: generated.diagnostics };
  const files = generated.files.map(({ path, content }) => ({
    path,
    content,
    target,
    sources: namedSources(target, path, content),
  }));
  const { files: outcomes, diagnostics, failures } = applyFiles(root, files, "write", readVersion());
  const [failure] = failures;
  if (failure !== undefined) throw new EnvironmentError(failure);
  return { written: outcomes.map(({ path }) => path), diagnostics };
}

/** Targets that are code: others have nothing of a client. */
function chosenTargets({ targets }: Languages, ids: readonly string[]): readonly Target[] {
  return targets.filter(({ id, beside }) => beside !== undefined && ids.includes(id));
}

/** The language of a project: Go in a module of Go alone. */
function languageOf(root: string): string {
  return existsSync(`${root}/go.mod`) && !existsSync(`${root}/package.json`) ? "go" : "typescript";
}

function notCode(value: string): Diagnostic {
  const problem = "a client is code: it must be typescript or go";
  return createDiagnostic("AN4002", undefined, { key: "--language", value, problem, example: "--language go" });
}

function isName(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]{0,63}(\.v[0-9]+)?$/u.test(text);
}

function refused(value: string, problem: string): Diagnostic {
  return createDiagnostic("AN4002", undefined, {
    key: "service",
    value,
    problem,
    example: "autonats pull nats://127.0.0.1:4222 User",
  });
}
