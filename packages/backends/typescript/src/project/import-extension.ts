import { dirname } from "node:path";
import type { TargetProject } from "@autonats/codegen";
import type { SourceHost } from "@autonats/model";
import { isInside } from "@autonats/model/node";
import type { ImportExtension } from "../options.js";
import { type CompilerSettings, readCompilerSettings } from "./compiler-settings.js";

/** Creates what finds out how imports are written in the TypeScript project around a directory. Answers are kept. */
export function importExtensionFinder(project: TargetProject): (directory: string) => ImportExtension {
  const known = new Map<string, ImportExtension>();
  return (directory) => {
    const settings = readCompilerSettings(directory, project);
    const found = known.get(settings.directory) ?? decide(settings, project);
    known.set(settings.directory, found);
    return found;
  };
}

/** Follows the compiler's settings where they leave no choice, else the habit of the sources, else `.js`. */
function decide(settings: CompilerSettings, { sources, host }: TargetProject): ImportExtension {
  if (settings.importsTs) return "ts";
  if (needsExtensions(settings)) return "js";
  return (
    habitOf(
      sources.filter((path) => isInside(settings.directory, path)),
      host,
    ) ?? "js"
  );
}

/** As Node resolves modules, an import without an ending finds nothing. */
function needsExtensions({ module, moduleResolution }: CompilerSettings): boolean {
  return /^node(?:16|18|20|next)$/u.test(moduleResolution ?? module ?? "");
}

const importPattern = /^\s*(?:import|export)\b[^"'`;]*?["'](\.{1,2}\/[^"'\n]+)["']/gmu;
const ending = /\.([mc]?[jt]sx?)$/u;
const enough = 20;
const mostFiles = 200;

/** How relative imports end in most places of a few sources; undefined when they have none. */
function habitOf(paths: readonly string[], host: SourceHost): ImportExtension | undefined {
  const counts: Record<ImportExtension, number> = { js: 0, ts: 0, none: 0 };
  let seen = 0;
  for (const path of paths.slice(0, mostFiles)) {
    for (const [, specifier = ""] of (host.readFile(path) ?? "").matchAll(importPattern)) {
      if (/\.(?:json|css|gen)$/u.test(specifier)) continue;
      const [, end] = ending.exec(specifier) ?? [];
      counts[end === undefined ? "none" : end.includes("t") ? "ts" : "js"]++;
      seen++;
    }
    if (seen >= enough) break;
  }
  if (seen === 0) return undefined;
  return counts.none > counts.js + counts.ts ? "none" : counts.ts > counts.js ? "ts" : "js";
}

/** The directory that decides how the generated files of a source import: its own, or that of all generated files. */
export function importingDirectory(root: string, file: string, out: string | undefined): string {
  if (out === undefined) return dirname(`${root}/${file}`);
  return out === "." ? root : `${root}/${out}`;
}
