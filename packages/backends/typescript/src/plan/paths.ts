import { relativePath } from "@autonats/codegen";
import type { TypescriptOptions } from "../options.js";

const typescriptFile = /(\.d)?\.([cm]?)tsx?$/u;

/** Reports whether a file is TypeScript, so that its types can be imported as they are. */
export function isTypescript(file: string): boolean {
  return typescriptFile.test(file);
}

/** What kind of file is generated for a source. */
export type OutputKind = "service" | "codec" | "types";

const suffixes: Readonly<Record<OutputKind, string>> = { service: ".gen", codec: ".codec.gen", types: ".types.gen" };

/**
 * Where the generated file of a source goes, from the project's root: in the directories that the source is in, but for those at
 * the beginning that the output directory is in as well. Undefined for a place outside of the root.
 */
export function outputPath(source: string, kind: OutputKind, options: TypescriptOptions): string | undefined {
  const module = /\.mts$/u.test(source) ? "mts" : "ts";
  const stem = source.replace(isTypescript(source) ? typescriptFile : /\.[^./]*$/u, "");
  const directory = options.out === undefined ? [] : stepsOf(options.out);
  const steps = stepsOf(`${stem}${suffixes[kind]}.${module}`);
  if (directory === undefined || steps === undefined || steps.length === 0) return undefined;
  return [...directory, ...steps.slice(sharedSteps(directory, steps.slice(0, -1)))].join("/");
}

/** How one file of the project imports another. */
export function importSpecifier(from: string, to: string, options: TypescriptOptions): string {
  const path = relativePath(from, to).replace(typescriptFile, (ending, declares, module) =>
    moduleEnding(ending, declares !== undefined, module, options),
  );
  return path.startsWith("../") ? path : `./${path}`;
}

function moduleEnding(
  ending: string,
  declares: boolean,
  module: string,
  { importExtension }: TypescriptOptions,
): string {
  if (importExtension === "ts" && !declares) return ending;
  // Module resolution never adds `.mjs` or `.cjs` by itself.
  return importExtension === "none" && module === "" ? "" : `.${module}js`;
}

/** How many directories two paths begin with alike. */
function sharedSteps(left: readonly string[], right: readonly string[]): number {
  const different = left.findIndex((step, index) => step !== right[index]);
  return different === -1 ? left.length : different;
}

/** The directories of a relative path, `.` and `..` resolved; undefined for one that leads out of where it starts. */
function stepsOf(path: string): readonly string[] | undefined {
  if (/^\/|^[A-Za-z]:|\\/u.test(path)) return undefined;
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps;
}
