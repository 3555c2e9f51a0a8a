import { createDiagnostic, type Diagnostic, type LinkDefaults, type LinkOptions, type TypeForm } from "@autonats/model";
import { pathFrom } from "@autonats/model/node";
import type { Languages } from "../languages/languages.js";
import type { Config, ConfigPattern, TargetSection } from "./config.js";
import { configsIn } from "./find-config.js";
import type { GatewaySection } from "./gateway-section.js";
import type { Request } from "./request.js";

/** All that decides what one run generates. */
export interface Settings {
  readonly root: string;
  readonly selection: Selection;
  /** What holds for methods whose annotations say nothing, and for those that cannot be served. */
  readonly linking: LinkOptions;
  /** Whether generated clients and handlers trace their calls. */
  readonly tracing: boolean;
  /** What can be read and generated at all. */
  readonly known: Languages;
  /** The targets that were asked for, by id; absent where sources and sections decide. */
  readonly languages: readonly string[] | undefined;
  /** What the configuration says of types of packages. */
  readonly types: Readonly<Record<string, TypeForm>>;
  /** What the configuration says of targets, by id. */
  readonly sections: Readonly<Record<string, TargetSection>>;
  /** What the configuration says of the gateway. */
  readonly gateway: GatewaySection;
  /** `--out`, from the root, with the flag or variable that gave it. */
  readonly out: { readonly value: string; readonly key: string } | undefined;
  /** The targets' own settings that the command line gave, by the target's id and then by key. */
  readonly targetSettings: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Which sources are wanted. */
export interface Selection {
  /** Paths or patterns, from `base`; empty for all. */
  readonly include: readonly (Pick<ConfigPattern, "value"> & Partial<ConfigPattern>)[];
  /** Patterns from the root. */
  readonly exclude: readonly string[];
  /** Absolute directory. */
  readonly base: string;
}

const builtIn: LinkDefaults = { timeoutMs: 5000, concurrency: 5 };

/** Settings, the configuration they come from, and what is wrong with it. */
export interface SettingsResult {
  readonly settings: Settings;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the project's configuration, if it has one, and puts it below what the command line says. */
export async function loadSettings(request: Request): Promise<SettingsResult> {
  const { root, configPath } = request;
  const found = configPath === undefined ? configsIn(root) : [configPath.value];
  const [path, second] = found;
  if (path === undefined) return { settings: toSettings(request, {}), diagnostics: [] };
  if (second !== undefined) {
    const names = { first: pathFrom(root, path), second: pathFrom(root, second) };
    return { settings: toSettings(request, {}), diagnostics: [createDiagnostic("AN4004", undefined, names)] };
  }
  const { readConfig } = await import("./read-config.js");
  const { config, diagnostics } = readConfig(path, pathFrom(root, path), request.known);
  return { settings: toSettings(request, config), diagnostics };
}

function toSettings(request: Request, config: Config): Settings {
  const { root, base, patterns, out } = request;
  const fromCommandLine = patterns.length > 0;
  return {
    root,
    known: request.known,
    selection: {
      include: fromCommandLine ? patterns.map((value) => ({ value })) : (config.include ?? []),
      exclude: config.exclude ?? [],
      base: fromCommandLine ? base : root,
    },
    linking: {
      timeoutMs: request.timeoutMs?.value ?? config.timeoutMs ?? builtIn.timeoutMs,
      concurrency: request.concurrency?.value ?? config.concurrency ?? builtIn.concurrency,
      skipUnsupported: request.skipUnsupported?.value ?? config.skipUnsupported ?? false,
    },
    types: config.types ?? {},
    tracing: request.tracing?.value ?? config.tracing ?? false,
    languages: request.languages?.value ?? config.languages,
    sections: config.sections ?? {},
    gateway: config.gateway ?? {},
    out: out && { key: out.key, value: out.value },
    targetSettings: request.targetSettings,
  };
}
