import { posix } from "node:path";
import { createDiagnostic, type Diagnostic, type SourceHost } from "@autonats/model";
import type ts from "typescript";
import { compiler } from "./compiler.js";
import type { Places } from "./spans.js";

/** How the compiler is to read some files: what a project's own configuration says, as far as types depend on it. */
export interface ProjectOptions {
  readonly options: ts.CompilerOptions;
  /** Other configurations whose files are read in place of what is built of them. */
  readonly references: readonly ts.ProjectReference[];
  /** The configuration files that were read; empty where a project has none. */
  readonly configFiles: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** For projects without a configuration: any import that some tool understands. */
const withoutConfiguration: ts.CompilerOptions = {
  target: compiler.ScriptTarget.ESNext,
  module: compiler.ModuleKind.ESNext,
  moduleResolution: compiler.ModuleResolutionKind.Bundler,
};

/** What holds whatever a configuration says: null is a type of its own, absent is not undefined, nothing is written. */
const always: ts.CompilerOptions = {
  strict: true,
  strictNullChecks: true,
  exactOptionalPropertyTypes: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
  composite: false,
  incremental: false,
  declaration: false,
  declarationMap: false,
  sourceMap: false,
};

/** Reads the options of a configuration, or those that hold where there is none. */
export function readOptions(path: string | undefined, host: SourceHost, places: Places): ProjectOptions {
  if (path === undefined) {
    return { options: { ...withoutConfiguration, ...always }, references: [], configFiles: [], diagnostics: [] };
  }
  const read: string[] = [];
  const readFile = (name: string): string | undefined => {
    read.push(name);
    return host.readFile(name);
  };
  const config = compiler.readJsonConfigFile(path, readFile);
  const parsed = compiler.parseJsonSourceFileConfigFileContent(
    config,
    { readFile, fileExists: (name) => host.isFile(name), readDirectory: () => [], useCaseSensitiveFileNames: true },
    posix.dirname(path),
    undefined,
    path,
  );
  const problems = parsed.errors.filter(({ code }) => !aboutFiles.has(code));
  return {
    options: { ...parsed.options, ...always },
    references: parsed.projectReferences ?? [],
    configFiles: [...new Set(read)].filter((name) => !name.includes("/node_modules/")),
    diagnostics: problems.map((problem) => toDiagnostic(problem, path, places)),
  };
}

/** What the compiler says about a configuration that lists no files: which ones are read is not its business here. */
const aboutFiles: ReadonlySet<number> = new Set([18_002, 18_003]);

function toDiagnostic(problem: ts.Diagnostic, path: string, places: Places): Diagnostic {
  const { file, start = 0, length = 0 } = problem;
  const span =
    file === undefined
      ? { file: places.file(path), line: 1, column: 1, endLine: 1, endColumn: 1 }
      : places.range(file as ts.SourceFile, start, start + length);
  const text = compiler.flattenDiagnosticMessageText(problem.messageText, " ").replace(/\.$/u, "");
  return createDiagnostic("AN1012", span, { file: posix.basename(path), problem: text });
}
