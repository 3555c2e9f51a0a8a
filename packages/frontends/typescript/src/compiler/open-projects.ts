import type { Diagnostic, FrontendInput } from "@autonats/model";
import type ts from "typescript";
import { compiler } from "./compiler.js";
import { findConfiguration } from "./find-configuration.js";
import { createCompilerHost } from "./module-host.js";
import { type ProjectOptions, readOptions } from "./options.js";
import { readsNoPlatform, withoutPlatform } from "./platform.js";
import { preludeSuffices } from "./prelude-suffices.js";
import type { Project } from "./project.js";
import { Places } from "./spans.js";
import { preludeFile } from "./virtual-files.js";

export interface OpenedProjects {
  readonly projects: readonly Project[];
  /** What is wrong with the configurations. */
  readonly diagnostics: readonly Diagnostic[];
  readonly configFiles: readonly string[];
}

/** Opens the files, all those whose configurations agree in one project. */
export function openProjects({ root, files, host }: FrontendInput): OpenedProjects {
  const places = new Places(root);
  const configurations = new Map<string | undefined, ProjectOptions>();
  const groups = new Map<string, { readonly settings: ProjectOptions; readonly files: string[] }>();
  for (const file of [...files].sort()) {
    const path = findConfiguration(file, host);
    const settings = configurations.get(path) ?? readOptions(path, host, places);
    configurations.set(path, settings);
    const key = groupKey(settings);
    const group = groups.get(key) ?? { settings, files: [] };
    group.files.push(file);
    groups.set(key, group);
  }
  const all = [...configurations.values()];
  return {
    projects: [...groups.values()].map((group) => openProject(group.files, group.settings, root, host, places)),
    diagnostics: all.flatMap((settings) => settings.diagnostics),
    configFiles: [...new Set(all.flatMap((settings) => settings.configFiles))],
  };
}

/** Options that read files in the same way have the same key. */
function groupKey({ options, references }: ProjectOptions): string {
  const { configFilePath, ...rest } = options;
  const relative = [options.paths, options.rootDirs, options.typeRoots, options.types, options.outDir, options.rootDir];
  const isOwn = relative.some((option) => option !== undefined) || references.length > 0;
  return JSON.stringify([isOwn ? options : rest, references]);
}

function openProject(
  paths: readonly string[],
  { options, references: projectReferences }: ProjectOptions,
  root: string,
  host: FrontendInput["host"],
  places: Places,
): Project {
  // Parsing takes longer than all else, and means the same whatever library is beside it.
  const parsed = new Map<string, ts.SourceFile>();
  const tooDeep = new Set<string>();
  const open = (rootNames: readonly string[], settings: ts.CompilerOptions): Project => {
    const compilerHost = createCompilerHost(host, root, settings, parsed, tooDeep);
    const program = compiler.createProgram({ rootNames, options: settings, host: compilerHost, projectReferences });
    const files = paths.flatMap((path) => program.getSourceFile(path) ?? []);
    return { program, checker: program.getTypeChecker(), places, host, tooDeep, files };
  };
  const { lib, ...withoutLibrary } = options;
  const quick = open([preludeFile, ...paths], { ...withoutLibrary, noLib: true, types: [] });
  if (preludeSuffices(quick, (options.types ?? []).length > 0)) return quick;
  const smaller = withoutPlatform(options);
  const project = smaller && open(paths, smaller);
  return project !== undefined && readsNoPlatform(project) ? project : open(paths, options);
}
