import type { SourceHost } from "@autonats/model";
import type ts from "typescript";
import { runtimeModule } from "../runtime-types.js";
import { compiler } from "./compiler.js";
import { libraryFileAt, readLibraryFile } from "./library-files.js";
import { emptyFile, parseFile } from "./parse-file.js";
import { preludeText } from "./prelude.js";
import { readReference } from "./references.js";
import { runtimeText } from "./runtime-text.js";
import { libraryDirectory, preludeFile, runtimeFile } from "./virtual-files.js";

const virtualFiles: ReadonlyMap<string, string> = new Map([
  [preludeFile, preludeText],
  [runtimeFile, runtimeText],
]);

/** The library never changes while the process runs, and is the largest part of what is parsed. */
const libraryFiles = new Map<string, ts.SourceFile>();

/**
 * Lets the compiler read through a source host. Only its own library comes from elsewhere; nothing is ever written.
 *
 * @param parsed Holds the files that were parsed for the same project before, and takes those that are parsed now.
 * @param tooDeep Takes the paths of files whose syntax is nested too deep to be read. They count as empty.
 */
export function createCompilerHost(
  source: SourceHost,
  root: string,
  options: ts.CompilerOptions,
  parsed: Map<string, ts.SourceFile>,
  tooDeep: Set<string>,
): ts.CompilerHost {
  const isLibrary = (path: string): boolean => libraryFileAt(path) !== undefined;
  const readFile = (path: string): string | undefined => {
    const file = libraryFileAt(path);
    return virtualFiles.get(path) ?? (file === undefined ? source.readFile(path) : readLibraryFile(file));
  };
  const host: ts.CompilerHost = {
    readFile,
    fileExists: (path) => virtualFiles.has(path) || isLibrary(path) || source.isFile(path),
    directoryExists: (path) => source.isDirectory(path),
    getDirectories: (path) =>
      source.readDirectory(path).flatMap((entry) => (entry.kind === "directory" ? [entry.name] : [])),
    realpath: (path) => (virtualFiles.has(path) || isLibrary(path) ? path : source.realPath(path)),
    getSourceFile: (path, target) => {
      const known = libraryFiles.get(path) ?? parsed.get(path);
      if (known !== undefined) return known;
      const text = readFile(path);
      if (text === undefined) return undefined;
      const settings = typeof target === "object" ? target : { languageVersion: target };
      const file = parseFile(path, text, settings);
      if (file === undefined) tooDeep.add(path);
      const found = file ?? emptyFile(path, settings);
      (virtualFiles.has(path) || isLibrary(path) ? libraryFiles : parsed).set(path, found);
      return found;
    },
    getDefaultLibFileName: (settings) => `${libraryDirectory}/${compiler.getDefaultLibFileName(settings)}`,
    getDefaultLibLocation: () => libraryDirectory,
    getCurrentDirectory: () => root,
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => {},
    getParsedCommandLine: (path) => readReference(path, source),
  };
  // What editors do: a project that another refers to need not have been built. The compiler's own types keep quiet about it.
  Object.assign(host, { useSourceOfProjectReferenceRedirect: () => true });
  const cache = compiler.createModuleResolutionCache(root, (path) => path, options);
  host.resolveModuleNameLiterals = (literals, file, redirected, settings, containing) =>
    literals.map((literal) => {
      if (literal.text === runtimeModule) return runtimeResolution;
      const mode = compiler.getModeForUsageLocation(containing, literal, settings);
      return compiler.resolveModuleName(literal.text, file, settings, host, cache, redirected, mode);
    });
  return host;
}

const runtimeResolution: ts.ResolvedModuleWithFailedLookupLocations = {
  resolvedModule: { resolvedFileName: runtimeFile, extension: ".d.ts", isExternalLibraryImport: true },
};
