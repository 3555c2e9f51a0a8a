import { posix } from "node:path";
import type { SourceHost } from "@autonats/model";
import type { Parser } from "web-tree-sitter";
import { standardSources } from "../library/standard-sources.js";
import { GoFile } from "../syntax/go-file.js";
import { isBuiltByName, readHeader } from "./build-constraints.js";
import { GoPackage } from "./go-package.js";
import { locatePackage } from "./locate.js";
import { type GoModule, Modules } from "./modules.js";

/** What an import leads to. */
export type Imported =
  | { readonly kind: "package"; readonly package: GoPackage }
  /** Part of Go itself; with those of its declarations that are known. */
  | { readonly kind: "standard"; readonly path: string; readonly package?: GoPackage }
  | { readonly kind: "missing"; readonly path: string; readonly help: string };

/** What becomes of a file that is asked for by its path. */
export type Opened =
  | { readonly kind: "built"; readonly package: GoPackage; readonly file: GoFile }
  /** Left out by its name or a build constraint. */
  | { readonly kind: "excluded"; readonly file: GoFile }
  | { readonly kind: "unreadable" };

interface LoadedFile {
  readonly file: GoFile;
  readonly packageName: string | undefined;
}

/** Finds files and packages, each loaded once. */
export class Workspace {
  readonly #root: string;
  readonly #host: SourceHost;
  readonly #moduleCache: string | undefined;
  readonly #parser: Parser;
  readonly #modules: Modules;
  readonly #directories = new Map<string, readonly LoadedFile[]>();
  readonly #packages = new Map<string, GoPackage>();
  readonly #standards = new Map<string, GoPackage>();
  readonly #imports = new Map<string, Imported>();

  constructor(root: string, host: SourceHost, moduleCache: string | undefined, parser: Parser) {
    this.#root = root;
    this.#host = host;
    this.#moduleCache = moduleCache;
    this.#parser = parser;
    this.#modules = new Modules(host);
  }

  /** Opens a file of the project, with the package it belongs to. */
  open(path: string): Opened {
    const directory = posix.dirname(path);
    const loaded = this.#load(directory).find(({ file }) => file.path === path);
    if (loaded === undefined) {
      const text = this.#host.readFile(path);
      return text === undefined ? { kind: "unreadable" } : { kind: "excluded", file: this.#file(path, text) };
    }
    const module = this.#modules.moduleOf(directory);
    return { kind: "built", file: loaded.file, package: this.#package(directory, loaded.packageName ?? "", module) };
  }

  /** The package that an import in a file of `importer` leads to. */
  import(importer: GoPackage, path: string): Imported {
    const key = `${importer.module.root}\n${path}`;
    const known = this.#imports.get(key);
    if (known !== undefined) return known;
    const imported = this.#import(importer.module, path);
    this.#imports.set(key, imported);
    return imported;
  }

  /** Absolute paths of the project's own files that were read, sorted. */
  inputs(): readonly string[] {
    const modules = [...this.#packages.values()].map((each) => each.module);
    const sources = [...this.#packages.values()].flatMap((each) => each.files.map((file) => file.path));
    const paths = [...sources, ...modules.flatMap((module) => module.files)];
    return [...new Set(paths)].filter((path) => this.#isOwn(path)).sort();
  }

  #import(module: GoModule, path: string): Imported {
    const location = locatePackage(path, module, this.#host, this.#moduleCache);
    if (location.kind === "standard") return { kind: "standard", path, ...this.#standard(path) };
    if (location.kind === "missing") return { ...location, path };
    const [first] = this.#load(location.directory);
    if (first === undefined) return { kind: "missing", path, help: "The directory has no Go file for linux/amd64." };
    const own = this.#isOwn(location.directory) ? this.#modules.moduleOf(location.directory) : module;
    const context = own.root === module.root || module.workspace.has(own.path ?? "") ? own : module;
    return { kind: "package", package: this.#package(location.directory, first.packageName ?? "", context, path) };
  }

  /** The package object is the same for all importers, for types are told apart by identity. */
  #standard(path: string): { readonly package?: GoPackage } {
    const text = Object.hasOwn(standardSources, path) ? standardSources[path] : undefined;
    if (text === undefined) return {};
    const name = posix.basename(path);
    const directory = `$GOROOT/src/${path}`;
    const file = new GoFile(`${directory}/${name}.go`, `${directory}/${name}.go`, text, true);
    const known = this.#standards.get(path) ?? new GoPackage(path, name, noModule, [file], this.#parser);
    this.#standards.set(path, known);
    return { package: known };
  }

  #package(directory: string, name: string, module: GoModule, path?: string): GoPackage {
    const key = `${directory}\n${name}`;
    const known = this.#packages.get(key);
    if (known !== undefined) return known;
    const files = this.#load(directory).filter((each) => (each.packageName ?? name) === name);
    const importPath = path ?? importPathOf(directory, module) ?? name;
    const made = new GoPackage(
      importPath,
      name,
      module,
      files.map(({ file }) => file),
      this.#parser,
    );
    this.#packages.set(key, made);
    return made;
  }

  /** The files of a directory that are built together for linux/amd64, without tests. */
  #load(directory: string): readonly LoadedFile[] {
    const known = this.#directories.get(directory);
    if (known !== undefined) return known;
    const loaded = this.#host
      .readDirectory(directory)
      .filter(({ name, kind }) => kind === "file" && isSourceName(name) && isBuiltByName(name))
      .flatMap(({ name }): LoadedFile[] => {
        const path = posix.join(directory, name);
        const text = this.#host.readFile(path);
        const header = text === undefined ? undefined : readHeader(text);
        if (text === undefined || header?.isBuilt !== true) return [];
        return [{ file: this.#file(path, text), packageName: header.packageName }];
      });
    this.#directories.set(directory, loaded);
    return loaded;
  }

  #file(path: string, text: string): GoFile {
    const isForeign = !this.#isOwn(path) || path.includes("/vendor/");
    return new GoFile(path, this.#displayName(path), text, isForeign);
  }

  /** From the project's root; for files of the module cache from there, so that it is the same on every machine. */
  #displayName(path: string): string {
    if (this.#moduleCache !== undefined && !this.#isOwn(path) && path.startsWith(`${this.#moduleCache}/`)) {
      return path.slice(this.#moduleCache.length + 1);
    }
    return posix.relative(this.#root, path);
  }

  #isOwn(path: string): boolean {
    return path === this.#root || path.startsWith(this.#root.endsWith("/") ? this.#root : `${this.#root}/`);
  }
}

/** What packages of Go itself are looked up from. */
const noModule: GoModule = {
  root: "$GOROOT/src",
  path: "std",
  requires: new Map(),
  replaces: new Map(),
  workspace: new Map(),
  files: [],
};

/** Reports whether a file is a Go source file of a package: tests and names that begin with `_` or `.` are not. */
export function isSourceName(name: string): boolean {
  return name.endsWith(".go") && !name.endsWith("_test.go") && !/^[._]/u.test(name);
}

function importPathOf(directory: string, module: GoModule): string | undefined {
  if (module.path === undefined) return undefined;
  const inside = posix.relative(module.root, directory);
  if (inside.startsWith("vendor/")) return inside.slice("vendor/".length);
  return inside === "" ? module.path : `${module.path}/${inside}`;
}
