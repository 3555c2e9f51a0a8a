import { dirname, isAbsolute, resolve } from "node:path";
import type { TargetProject } from "@autonats/codegen";
import type { SourceHost } from "@autonats/model";
import { isInside, toSlashes } from "@autonats/model/node";
import { parseJsonWithComments } from "./json-with-comments.js";

/** The settings of the TypeScript compiler that say how imports are written. */
export interface CompilerSettings {
  /** Directory of the configuration that holds for a file; the project's root when there is none. */
  readonly directory: string;
  /** Whether the endings `.ts` may be imported. */
  readonly importsTs: boolean;
  /** In small letters, such as `nodenext` or `bundler`. */
  readonly moduleResolution: string | undefined;
  readonly module: string | undefined;
}

const deepestExtends = 16;

/** Reads the nearest `tsconfig.json` of a directory, with what it extends, no further up than the project's root. */
export function readCompilerSettings(directory: string, { root, host }: TargetProject): CompilerSettings {
  for (let each = directory; isInside(root, each); each = dirname(each)) {
    const path = `${each}/tsconfig.json`;
    if (!host.isFile(path)) {
      if (each === dirname(each)) break;
      continue;
    }
    const options = readOptions(path, 0, host);
    return {
      directory: each,
      importsTs: options["allowImportingTsExtensions"] === true || options["rewriteRelativeImportExtensions"] === true,
      moduleResolution: lowerCase(options["moduleResolution"]),
      module: lowerCase(options["module"]),
    };
  }
  return { directory: root, importsTs: false, moduleResolution: undefined, module: undefined };
}

type Options = Readonly<Record<string, unknown>>;

function readOptions(path: string, depth: number, host: SourceHost): Options {
  const config = depth > deepestExtends ? undefined : parseJsonWithComments(host.readFile(path) ?? "");
  if (!isObject(config)) return {};
  const { extends: bases, compilerOptions, references } = config;
  if (bases === undefined && compilerOptions === undefined) return readFirstReference(references, path, depth, host);
  const names = (Array.isArray(bases) ? bases : [bases]).filter((name) => typeof name === "string");
  const inherited = names.map((name) => {
    const base = findBase(name, dirname(path), host);
    return base === undefined ? {} : readOptions(base, depth + 1, host);
  });
  return Object.assign({}, ...inherited, isObject(compilerOptions) ? compilerOptions : {});
}

/** A configuration that only lists others leaves the settings to them. */
function readFirstReference(references: unknown, path: string, depth: number, host: SourceHost): Options {
  const [first]: readonly unknown[] = Array.isArray(references) ? references : [];
  const name = isObject(first) ? first["path"] : undefined;
  const target = typeof name === "string" ? firstFile(resolve(dirname(path), name), host) : undefined;
  return target === undefined ? {} : readOptions(target, depth + 1, host);
}

/** What `extends` leads to: a path, or a file of an installed package. */
function findBase(name: string, directory: string, host: SourceHost): string | undefined {
  if (name.startsWith("./") || name.startsWith("../") || isAbsolute(name))
    return firstFile(resolve(directory, name), host);
  for (let each = directory; ; each = dirname(each)) {
    const found = firstFile(`${each}/node_modules/${name}`, host);
    if (found !== undefined) return found;
    if (dirname(each) === each) return undefined;
  }
}

function firstFile(path: string, host: SourceHost): string | undefined {
  return [path, `${path}.json`, `${path}/tsconfig.json`]
    .map((each) => toSlashes(each))
    .find((each) => host.isFile(each));
}

function isObject(value: unknown): value is Options {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function lowerCase(value: unknown): string | undefined {
  return typeof value === "string" ? value.toLowerCase() : undefined;
}
