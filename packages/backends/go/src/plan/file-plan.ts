import type { ExportedSource, Model, Service } from "@autonats/model";
import { goKeywords } from "../names/reserved.js";
import type { GoOptions } from "../options.js";

/** Two files that are going to be printed, side by side. */
export interface FilePlan {
  /** Of what users read: types, interfaces, clients and handlers. From the project's root. */
  readonly path: string;
  /** Of the codecs. */
  readonly codecPath: string;
  /** Of both paths; empty for the root itself. */
  readonly directory: string;
  readonly packageName: string;
  /** Of the package, when the module is known. */
  readonly importPath?: string;
  /** Whether the interfaces are written in Go, so that their types are there already. */
  readonly fromGo: boolean;
  /** Whether clients and handlers trace their calls. */
  readonly tracing: boolean;
  readonly services: readonly Service[];
}

const defaultName = "nats_client.go";

/** Which files come of a model: services that go to the same place share one. In order of path. */
export function planFiles(model: Model, options: GoOptions): readonly FilePlan[] {
  const plans = new Map<string, FilePlan>();
  for (const service of model.services) {
    const fromGo = isGoFile(service.source.file);
    const path = pathOf(service, options.out);
    const key = JSON.stringify([path, fromGo]);
    const known = plans.get(key);
    const directory = directoryOf(path);
    const packageName = packageNameOf(service, directory, options);
    const importPath = importPathOf(directory, options.module);
    const first = {
      path,
      codecPath: codecPathOf(path),
      directory,
      packageName,
      fromGo,
      tracing: options.tracing === true,
      services: [],
      ...(importPath && { importPath }),
    };
    const plan: FilePlan = known ?? first;
    plans.set(key, { ...plan, services: [...plan.services, service] });
  }
  return [...plans.values()].sort((left, right) => (left.path < right.path ? -1 : left.path > right.path ? 1 : 0));
}

/** Reports whether a file of the source is written in Go. */
export function isGoFile(file: string): boolean {
  return file.endsWith(".go");
}

/** The part of a path before its last slash; empty if there is none. */
export function directoryOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

function pathOf({ source }: Service, out: string | undefined): string {
  if (out?.endsWith(".go") === true) return clean(out);
  const directory = out === undefined ? directoryOf(source.file) : clean(out);
  return directory === "" ? defaultName : `${directory}/${defaultName}`;
}

/** `nats_client.go` → `nats_codec.go`, and `mesh/users.go` → `mesh/users_codec.go`. */
function codecPathOf(path: string): string {
  return path.replace(/(?:(?<=[^/])_client)?\.go$/u, "_codec.go");
}

function importPathOf(directory: string, module: string | undefined): string | undefined {
  return module === undefined || directory === "" ? module : `${module}/${directory}`;
}

/** A path without `.` segments, double slashes and a slash at the end. */
function clean(path: string): string {
  return path
    .split("/")
    .filter((segment) => segment !== "" && segment !== ".")
    .join("/");
}

function packageNameOf({ source }: Service, directory: string, options: GoOptions): string {
  const isBeside = isGoFile(source.file) && directoryOf(source.file) === directory;
  if (isBeside && source.packageName !== undefined) return source.packageName;
  if (options.package !== undefined) return options.package;
  const candidates = [directory, source.file.replace(/\.[^/]*$/u, "")];
  return candidates.map(toPackageName).find((name) => name !== "") ?? "mesh";
}

/** The last part of a path, as a package may be called; empty when nothing of it can stay. */
function toPackageName(path: string): string {
  const name = path
    .slice(path.lastIndexOf("/") + 1)
    .toLowerCase()
    .replace(/[^a-z0-9_]/gu, "")
    .replace(/^[0-9_]+|_+(?:test)?$/gu, "");
  return goKeywords.has(name) || name === "main" ? `${name}pkg` : name;
}

/** Reports whether a package can be called so. */
export function isPackageName(name: string): boolean {
  return /^[a-z][a-z0-9_]*$/u.test(name) && !goKeywords.has(name);
}

/** Reports whether something was written in the very package that a file is generated into. */
export function isOwnPackage(source: ExportedSource, { directory, importPath }: FilePlan): boolean {
  if (!isGoFile(source.file)) return false;
  return directoryOf(source.file) === directory || (importPath !== undefined && source.package === importPath);
}
