import type ts from "typescript";
import { compiler } from "./compiler.js";
import { namesDeclaredIn } from "./library.js";
import { libraryFileNames, readLibraryFile } from "./library-files.js";
import type { Project } from "./project.js";

/** Libraries of browsers and their workers: by far the largest, and of no concern to most interfaces. */
const platformLibrary = /^lib\.(?:dom|webworker)\b/u;

/** The options without the libraries of platforms. Undefined where they ask for none. */
export function withoutPlatform(options: ts.CompilerOptions): ts.CompilerOptions | undefined {
  const lib = options.lib ?? defaultLibraries(options);
  const rest = lib.filter((file) => !platformLibrary.test(file));
  return rest.length === lib.length ? undefined : { ...options, lib: rest };
}

/** The libraries that are read where a configuration names none. */
function defaultLibraries(options: ts.CompilerOptions): readonly string[] {
  const text = readLibraryFile(compiler.getDefaultLibFileName(options));
  return [...text.matchAll(/^\/\/\/ <reference lib="([^"]+)" \/>/gmu)].map(([, name = ""]) => `lib.${name}.d.ts`);
}

/**
 * Reports whether the types in a project's files, which were read without the libraries of platforms, mean the same with them: no
 * name in any of the files is one of theirs. The language's own library says nothing of platforms.
 */
export function readsNoPlatform({ program, checker }: Project): boolean {
  return program.getSourceFiles().every((file) => {
    if (program.isSourceFileDefaultLibrary(file)) return true;
    return file.isDeclarationFile || !compiler.isExternalModule(file)
      ? !mentions(file, () => true)
      : !mentions(file, (name) => checker.getSymbolAtLocation(name)?.declarations === undefined);
  });
}

/** Reports whether a file has a name of a platform, or of all global names, that is used and for which `isTheirs` holds. */
function mentions(file: ts.SourceFile, isTheirs: (name: ts.Identifier) => boolean): boolean {
  const theirs = platformNames();
  const isUse = (name: ts.Identifier): boolean => {
    const { parent } = name;
    if (compiler.isPropertyAccessExpression(parent)) return parent.expression === name;
    if (compiler.isQualifiedName(parent)) return parent.left === name;
    const isMember =
      compiler.isPropertySignature(parent) ||
      compiler.isPropertyDeclaration(parent) ||
      compiler.isPropertyAssignment(parent) ||
      compiler.isMethodSignature(parent) ||
      compiler.isMethodDeclaration(parent) ||
      compiler.isEnumMember(parent) ||
      compiler.isParameter(parent) ||
      compiler.isVariableDeclaration(parent) ||
      compiler.isNamedTupleMember(parent);
    return !isMember || parent.name !== name;
  };
  const visit = (node: ts.Node): boolean => {
    if (compiler.isIdentifier(node)) {
      return node.text === "globalThis" || (theirs.has(node.text) && isUse(node) && isTheirs(node));
    }
    return compiler.forEachChild(node, visit) === true;
  };
  return visit(file);
}

let names: ReadonlySet<string> | undefined;

function platformNames(): ReadonlySet<string> {
  names ??= new Set(
    libraryFileNames()
      .filter((file) => platformLibrary.test(file))
      .flatMap((file) => namesDeclaredIn(readLibraryFile(file))),
  );
  return names;
}
