import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { createDiagnostic, type Diagnostic } from "@autonats/model";
import { isInside, pathFrom } from "@autonats/model/node";
import { systemCode } from "../environment-error.js";
import type { CodeDirectories } from "./directories.js";
import type { Examination } from "./programs.js";
import { fits } from "./version-fit.js";

const runtime = "@autonats/runtime";
const goModule = "github.com/zyra/autonats/go";

/**
 * Compares the versions of the runtimes that generated code uses with that of the generator. The directories are those that have
 * generated code.
 */
export function examinePackages(root: string, directories: CodeDirectories, version: string): Examination {
  const parts = [
    ...unique(directories.typescript.map((directory) => installed(directory, runtime)?.path)).map((path) =>
      examineRuntime(path, version),
    ),
    ...unique(directories.go.map((directory) => goModOf(root, directory))).map((path) =>
      examineGoModule(root, path, version),
    ),
    examineTool(root, version),
  ];
  return { good: parts.flatMap(({ good }) => good), diagnostics: parts.flatMap(({ diagnostics }) => diagnostics) };
}

function examineRuntime(path: string | undefined, version: string): Examination {
  const command = `npm install ${runtime}@^${version}`;
  if (path === undefined) return bad(createDiagnostic("AN8005", undefined, { name: runtime, command }));
  const found = versionIn(path);
  if (fits(found, version)) return { good: [`${runtime} ${found}`], diagnostics: [] };
  return bad(createDiagnostic("AN8004", undefined, { name: runtime, found, version, command }));
}

/** The tool that the project itself has installed. */
function examineTool(root: string, version: string): Examination {
  const tool = installed(root, "autonats");
  if (tool === undefined) return { good: [], diagnostics: [] };
  const found = versionIn(tool.path);
  if (found === version) return { good: [`autonats ${found}`], diagnostics: [] };
  const command = `npm install --save-dev autonats@^${version}`;
  return bad(createDiagnostic("AN8008", undefined, { version, found, command }));
}

function examineGoModule(root: string, path: string | undefined, version: string): Examination {
  if (path === undefined) return { good: [], diagnostics: [] };
  const text = readFileSync(path, "utf8");
  const folder = pathFrom(root, dirname(path));
  const command = `go get ${folder === "." ? "" : `-C ${folder} `}${goModule}@v${version}`;
  const place = new RegExp(`^(?:replace\\s+|\\s*)${goModule}(?:\\s+v\\S+)?\\s+=>`, "mu");
  // Whoever replaces it, or has a workspace, uses a checkout.
  if (place.test(text) || existsSync(`${root}/go.work`)) return { good: [`${goModule}, replaced`], diagnostics: [] };
  const [, found] = new RegExp(`^(?:require\\s+|\\s*)${goModule}\\s+v(\\S+)`, "mu").exec(text) ?? [];
  if (found === undefined) return bad(createDiagnostic("AN8005", undefined, { name: goModule, command }));
  if (fits(found, version)) return { good: [`${goModule} ${found}`], diagnostics: [] };
  return bad(createDiagnostic("AN8004", undefined, { name: goModule, found, version, command }));
}

/** The `go.mod` of a directory, in itself or above it as far as the project reaches. */
function goModOf(root: string, directory: string): string | undefined {
  for (let each = directory; isInside(root, each); each = dirname(each)) {
    if (existsSync(`${each}/go.mod`)) return `${each}/go.mod`;
    if (each === root) return undefined;
  }
  return undefined;
}

/** The manifest of a package as Node finds it from a directory; undefined where it does not. */
function installed(directory: string, name: string): { readonly path: string } | undefined {
  try {
    return { path: createRequire(`${directory}/none.js`).resolve(`${name}/package.json`) };
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}

function versionIn(path: string): string {
  const manifest: unknown = JSON.parse(readFileSync(path, "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "?";
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

function bad(diagnostic: Diagnostic): Examination {
  return { good: [], diagnostics: [diagnostic] };
}
