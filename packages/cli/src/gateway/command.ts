import { createDiagnostic, type Diagnostic, type Model } from "@autonats/model";
import { readProject } from "../breaking/read-project.js";
import type { GenerateFlags } from "../config/flags.js";
import type { GatewaySection } from "../config/gateway-section.js";
import { readRequest } from "../config/request.js";
import { loadSettings } from "../config/settings.js";
import { createPlaces, printDiagnostics } from "../diagnostics/print-diagnostics.js";
import { counted } from "../diagnostics/report.js";
import { EnvironmentError, systemReason } from "../environment-error.js";
import { type ExitCode, exitCodes } from "../exit-codes.js";
import type { Io } from "../io.js";
import type { Languages } from "../languages/languages.js";
import { connectTo } from "../nats/connect.js";
import { type NatsAccess, readAccess } from "../nats/connection-flags.js";
import { createVoice } from "../terminal/voice.js";
import { gatewayServices } from "./services.js";
import { gatewayOptions, readGatewayFlags } from "./settings.js";

/** `autonats gateway`: serves the methods of the project's interfaces as JSON over HTTP, until it is told to stop. */
export async function gatewayCommand(flags: GenerateFlags, io: Io, known: Languages): Promise<ExitCode> {
  const { request, presentation, diagnostics } = readRequest(flags, [], io, known);
  const { section: given, diagnostics: wrongFlags } = readGatewayFlags(flags, io);
  const { access, diagnostics: wrongAccess } = readAccess(flags, io);
  const end = async (found: readonly Diagnostic[], exitCode: ExitCode): Promise<ExitCode> => {
    const { format, color } = presentation;
    await printDiagnostics(
      found,
      format,
      createPlaces(request?.root ?? io.cwd, format, io),
      createVoice(io.stderr, io, color),
    );
    return exitCode;
  };
  const wrong = [...diagnostics, ...wrongFlags, ...wrongAccess];
  if (request === undefined || wrong.length > 0) return end(wrong, exitCodes.usage);
  const { settings, diagnostics: wrongConfig } = await loadSettings(request);
  if (wrongConfig.length > 0) return end(wrongConfig, exitCodes.usage);
  const { models, diagnostics: found } = await readProject(request);
  const errors = found.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return end(errors, exitCodes.findings);
  const section = { ...settings.gateway, ...given };
  const chosen = choose(models, section.services);
  if ("code" in chosen) return end([chosen], exitCodes.usage);
  await serve(chosen.models, section, { ...access, servers: access.servers ?? section.server }, io, (line) =>
    createVoice(io.stdout, io, presentation.color).line(line),
  );
  return exitCodes.done;
}

/** Returns the models with the services of these names alone; a diagnostic where there is none of one of them. */
function choose(
  models: readonly Model[],
  names: readonly string[] | undefined,
): { readonly models: readonly Model[] } | Diagnostic {
  const all = models.flatMap(({ services }) => services.map(({ name }) => name));
  const refuse = (value: string, problem: string): Diagnostic =>
    createDiagnostic("AN4002", undefined, { key: "--services", value, problem, example: "--services User,Order" });
  if (all.length === 0) return refuse((names ?? []).join(","), "the project has no marked interfaces");
  const missing = names?.find((name) => !all.includes(name));
  if (missing !== undefined) return refuse(missing, `it must be one of ${all.join(", ")}`);
  const isServed = (name: string): boolean => names?.includes(name) ?? true;
  return {
    models: models.map((model) => ({ ...model, services: model.services.filter(({ name }) => isServed(name)) })),
  };
}

/** Serves until the process is told to stop; rejects when the connection to NATS is closed for good. */
async function serve(
  models: readonly Model[],
  section: GatewaySection,
  access: NatsAccess,
  io: Io,
  say: (line: string) => void,
): Promise<void> {
  const { createGateway, listen } = await import("@autonats/gateway");
  const connection = await connectTo(access, io);
  try {
    const { host = "127.0.0.1", port } = section;
    const gateway = createGateway(connection, gatewayServices(models), gatewayOptions(section));
    const served = await listen(gateway, { host, port }).catch((error: unknown) => {
      throw new EnvironmentError(`cannot serve HTTP at ${host}, port ${port ?? 8080}: ${systemReason(error)}`);
    });
    const services = models.flatMap((model) => model.services);
    const methods = counted(services.flatMap((service) => service.methods).length, "method");
    const at = `http://${host.includes(":") ? `[${host}]` : host}:${served.port}${section.basePath ?? ""}`;
    say(`${methods} of ${counted(services.length, "service")} at ${at}`);
    let forget = (): void => undefined;
    const stopped = new Promise<void>((resolve) => {
      forget = io.onInterrupt(resolve);
    });
    const lost = connection.closed().then((error) => {
      throw new EnvironmentError(
        `the connection to NATS is closed: ${error instanceof Error ? error.message : "for good"}`,
      );
    });
    try {
      await Promise.race([stopped, lost]);
    } finally {
      forget();
      await served.close();
    }
    lost.catch(() => undefined);
  } finally {
    await connection.close();
  }
}
