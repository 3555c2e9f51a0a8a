import { createDiagnostic, type Diagnostic, type LinkDefaults } from "@autonats/model";
import { pathFrom } from "../paths.js";
import type { Config, ConfigPattern, OutDirectories } from "./config.js";
import { configsIn } from "./find-config.js";
import type { Request } from "./request.js";
import type { ImportExtension, LanguageId } from "./values.js";

/** All that decides what one run generates. */
export interface Settings {
  readonly root: string;
  readonly selection: Selection;
  /** For methods whose annotations say nothing. */
  readonly defaults: LinkDefaults;
  /** What is generated; absent where sources and sections decide. */
  readonly languages: readonly LanguageId[] | undefined;
  /** The languages that have a section of their own in the configuration. */
  readonly sections: readonly LanguageId[];
  /** Directories for generated files, from the root, by their own language and then by that of the source. */
  readonly outs: Readonly<Record<LanguageId, OutDirectories>>;
  /** `--out`, from the root, with the flag or variable that gave it. */
  readonly out: { readonly value: string; readonly key: string } | undefined;
  /** Absent where each project's own compiler settings decide. */
  readonly importExtension: ImportExtension | undefined;
  readonly goPackage: string | undefined;
  readonly goModule: string | undefined;
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
  const { config, diagnostics } = readConfig(path, pathFrom(root, path));
  return { settings: toSettings(request, config), diagnostics };
}

function toSettings(request: Request, config: Config): Settings {
  const { root, base, patterns, out } = request;
  const fromCommandLine = patterns.length > 0;
  return {
    root,
    selection: {
      include: fromCommandLine ? patterns.map((value) => ({ value })) : (config.include ?? []),
      exclude: config.exclude ?? [],
      base: fromCommandLine ? base : root,
    },
    defaults: {
      timeoutMs: request.timeoutMs?.value ?? config.timeoutMs ?? builtIn.timeoutMs,
      concurrency: request.concurrency?.value ?? config.concurrency ?? builtIn.concurrency,
    },
    languages: request.languages?.value ?? config.languages,
    sections: [...(config.typescript ? (["typescript"] as const) : []), ...(config.go ? (["go"] as const) : [])],
    outs: { typescript: config.typescript?.out ?? {}, go: config.go?.out ?? {} },
    out: out && { key: out.key, value: out.value },
    importExtension: request.importExtension?.value ?? config.typescript?.importExtension,
    goPackage: config.go?.package,
    goModule: config.go?.module,
  };
}
