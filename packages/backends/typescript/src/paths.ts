import type { TypescriptOptions } from "./options.js";

const typescriptFile = /(\.d)?\.([cm]?)tsx?$/u;

/** Whether a file is TypeScript, so that its types can be imported as they are. */
export function isTypescript(file: string): boolean {
  return typescriptFile.test(file);
}

/** What kind of file is generated for a source. */
export type OutputKind = "service" | "codec" | "types";

const suffixes: Readonly<Record<OutputKind, string>> = { service: ".gen", codec: ".codec.gen", types: ".types.gen" };

/** Where the generated file of a source goes, from the project's root; undefined where that is outside of the root. */
export function outputPath(source: string, kind: OutputKind, options: TypescriptOptions): string | undefined {
  const module = /\.mts$/u.test(source) ? "mts" : "ts";
  const stem = source.replace(isTypescript(source) ? typescriptFile : /\.[^./]*$/u, "");
  const directory = options.outDir ?? ".";
  return isRelative(source) && isRelative(directory)
    ? normalize(`${directory}/${stem}${suffixes[kind]}.${module}`)
    : undefined;
}

/** How one file of the project imports another. */
export function importSpecifier(from: string, to: string, options: TypescriptOptions): string {
  return `${relativeDirectory(from, to)}${fileName(to).replace(typescriptFile, (ending, declares, module) =>
    moduleEnding(ending, declares !== undefined, module, options),
  )}`;
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

/** From the directory of one file to that of another: `./`, `../`, `./sub/`. */
function relativeDirectory(from: string, to: string): string {
  const start = from.split("/").slice(0, -1);
  const end = to.split("/").slice(0, -1);
  let shared = 0;
  while (shared < start.length && shared < end.length && start[shared] === end[shared]) shared++;
  const steps = [...start.slice(shared).map(() => ".."), ...end.slice(shared)];
  const path = steps.map((step) => `${step}/`).join("");
  return path.startsWith("../") ? path : `./${path}`;
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function isRelative(path: string): boolean {
  return !/^\/|^[A-Za-z]:|\\/u.test(path);
}

/** Resolves `.` and `..`; undefined for a path that leads out of where it starts. */
function normalize(path: string): string | undefined {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.join("/");
}
