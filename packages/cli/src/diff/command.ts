import { createDiagnostic, type Diagnostic } from "@autonats/model";
import { readProject } from "../breaking/read-project.js";
import type { GenerateFlags } from "../config/flags.js";
import { type Request, readRequest } from "../config/request.js";
import { loadSettings } from "../config/settings.js";
import { createPlaces, printDiagnostics } from "../diagnostics/print-diagnostics.js";
import type { DiagnosticPlaces } from "../diagnostics/report.js";
import { type ExitCode, exitCodes } from "../exit-codes.js";
import type { Io } from "../io.js";
import type { Languages } from "../languages/languages.js";
import { accessTo, isNatsAddress } from "../nats/address.js";
import { connectTo } from "../nats/connect.js";
import { readAccess } from "../nats/connection-flags.js";
import { createVoice } from "../terminal/voice.js";
import { compareInstance } from "./compare.js";
import { diffDocument, type ServiceDiff, writeDiff } from "./report.js";
import { findRunning } from "./running-services.js";

/** `autonats diff`: the interfaces here against what runs there, instance by instance. */
export async function diffCommand(
  address: string | undefined,
  flags: GenerateFlags,
  io: Io,
  known: Languages,
): Promise<ExitCode> {
  const { request, presentation, diagnostics } = readRequest(flags, [], io, known);
  const { access, diagnostics: wrongAccess } = readAccess(flags, io);
  const wrong = [...diagnostics, ...wrongAccess, ...wrongAddress(address)];
  const end = async (found: readonly Diagnostic[], exitCode: ExitCode): Promise<ExitCode> => {
    const { format, color, json } = presentation;
    const places = createPlaces(request?.root ?? io.cwd, format, io);
    await printDiagnostics(found, format, places, createVoice(io.stderr, io, color));
    if (json) io.stdout.write(`${JSON.stringify(diffDocument([], exitCode, found), undefined, 2)}\n`);
    return exitCode;
  };
  if (request === undefined || wrong.length > 0) return end(wrong, exitCodes.usage);
  const { settings, diagnostics: wrongConfig } = await loadSettings(request);
  if (wrongConfig.length > 0) return end(wrongConfig, exitCodes.usage);
  const { models, diagnostics: found } = await readProject(request);
  const errors = found.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return end(errors, exitCodes.findings);
  const { prefix = "autonats", server } = settings.gateway;
  const connection = await connectTo(accessTo(address, { ...access, servers: access.servers ?? server }), io);
  try {
    const services = (await findRunning(connection, prefix, models)).map(
      ({ own, running }): ServiceDiff => ({
        service: own.service.name,
        instances: running.map((each) => compareInstance(own, each)),
      }),
    );
    return await present(services, request, io);
  } finally {
    await connection.close();
  }
}

async function present(services: readonly ServiceDiff[], { presentation, root }: Request, io: Io): Promise<ExitCode> {
  const { format, color, json } = presentation;
  const instances = services.flatMap((service) => service.instances);
  const isSafe = instances.every(({ verdict }) => verdict === "same" || verdict === "compatible");
  const exitCode = isSafe ? exitCodes.done : exitCodes.findings;
  const breaks = instances.flatMap((each) => each.breaks.map(({ diagnostic }) => withoutPlaceThere(diagnostic)));
  const unique = [...new Map(breaks.map((each) => [JSON.stringify(each), each])).values()];
  const places: DiagnosticPlaces = createPlaces(root, format, io);
  await printDiagnostics(unique, format, places, createVoice(io.stderr, io, color));
  if (json) io.stdout.write(`${JSON.stringify(diffDocument(services, exitCode, unique), undefined, 2)}\n`);
  else writeDiff(services, createVoice(io.stdout, io, color));
  return exitCode;
}

/** What runs has no files: only the place here is of use. */
export function withoutPlaceThere(diagnostic: Diagnostic): Diagnostic {
  const isHere = (file: string): boolean => !file.endsWith(".nats") && file !== "schema.json";
  const { span, related, ...rest } = diagnostic;
  return {
    ...rest,
    ...(span !== undefined && isHere(span.file) ? { span } : {}),
    related: related.filter((each) => isHere(each.span.file)),
  };
}

function wrongAddress(address: string | undefined): readonly Diagnostic[] {
  if (address === undefined || isNatsAddress(address)) return [];
  const problem = "it must be an address such as nats://127.0.0.1:4222";
  return [
    createDiagnostic("AN4002", undefined, {
      key: "address",
      value: address,
      problem,
      example: "autonats diff nats://127.0.0.1:4222",
    }),
  ];
}
