import { posix } from "node:path";
import type { SourceHost } from "@autonats/model";
import type { GoModule } from "./modules.js";

/** Where the package of an import path is. */
export type Location =
  | { readonly kind: "directory"; readonly directory: string }
  /** Part of Go itself, whose sources are not read. */
  | { readonly kind: "standard" }
  | { readonly kind: "missing"; readonly help: string };

/**
 * Finds a package as Go would: in the module, its workspace and what replaces others, then in `vendor`, then in the module
 * cache at the version that `go.mod` requires.
 */
export function locatePackage(
  path: string,
  module: GoModule,
  host: SourceHost,
  moduleCache: string | undefined,
): Location {
  const own = within(path, module.path);
  if (own !== undefined && isSameModule(posix.join(module.root, own), module.root, host)) {
    return directory(posix.join(module.root, own), host, "Check the import path, or add the package to the module.");
  }
  for (const [memberPath, root] of module.workspace) {
    const inside = within(path, memberPath);
    if (inside !== undefined) return directory(posix.join(root, inside), host, "Check the import path.");
  }
  const required = owner(path, [...module.requires.keys(), ...module.replaces.keys()]);
  if (required === undefined && isStandard(path)) return { kind: "standard" };
  const vendored = posix.join(module.root, "vendor", path);
  if (host.isDirectory(vendored)) return { kind: "directory", directory: vendored };
  if (required === undefined) {
    return { kind: "missing", help: `Add its module to go.mod: run \`go get ${path}\`.` };
  }
  return inCache(path, required, module, host, moduleCache);
}

function inCache(
  path: string,
  required: string,
  module: GoModule,
  host: SourceHost,
  moduleCache: string | undefined,
): Location {
  const version = module.requires.get(required);
  const replacement = module.replaces.get(required);
  const inside = within(path, required) ?? "";
  const applies = replacement?.version === undefined || replacement.version === version;
  if (replacement !== undefined && applies && replacement.targetVersion === undefined) {
    return directory(posix.join(replacement.target, inside), host, `Check the \`replace\` of ${required} in go.mod.`);
  }
  const replaced = replacement !== undefined && applies;
  const modulePath = replaced ? replacement.target : required;
  const moduleVersion = replaced ? replacement.targetVersion : version;
  const download = "Run `go mod download`, or `go mod vendor` to have it in the project, and generate again.";
  if (moduleVersion === undefined || moduleCache === undefined) return { kind: "missing", help: download };
  return directory(`${moduleCache}/${escapePath(modulePath)}@${escapePath(moduleVersion)}/${inside}`, host, download);
}

function directory(path: string, host: SourceHost, help: string): Location {
  const found = path.replace(/\/$/u, "");
  return host.isDirectory(found) ? { kind: "directory", directory: found } : { kind: "missing", help };
}

/** Reports whether no other module begins between a module's root and a directory in it. */
function isSameModule(path: string, root: string, host: SourceHost): boolean {
  for (let at = path; at.length > root.length; at = posix.dirname(at)) if (host.isFile(`${at}/go.mod`)) return false;
  return true;
}

/** The rest of a package's path below a module's: "" for the module's own, undefined when it is not in the module. */
function within(path: string, modulePath: string | undefined): string | undefined {
  if (modulePath === undefined) return undefined;
  if (path === modulePath) return "";
  return path.startsWith(`${modulePath}/`) ? path.slice(modulePath.length + 1) : undefined;
}

/** The module with the longest path that the package can be in. */
function owner(path: string, modules: readonly string[]): string | undefined {
  return modules
    .filter((each) => within(path, each) !== undefined)
    .reduce<string | undefined>((best, each) => (each.length > (best?.length ?? 0) ? each : best), undefined);
}

/** Go's own packages have no dot in the first part of their path. */
function isStandard(path: string): boolean {
  return !(path.split("/")[0] ?? "").includes(".");
}

/** The module cache writes capital letters as `!` and the small letter, for disks that do not tell them apart. */
function escapePath(path: string): string {
  return path.replace(/[A-Z]/gu, (letter) => `!${letter.toLowerCase()}`);
}
