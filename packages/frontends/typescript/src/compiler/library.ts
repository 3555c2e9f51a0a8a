import type ts from "typescript";
import { libraryFileNames, readLibraryFile } from "./library-files.js";
import { preludeFile } from "./virtual-files.js";

/** Reports whether a file is part of the language's own library. */
export function isLibraryFile(file: ts.SourceFile, program: ts.Program): boolean {
  return file.fileName === preludeFile || program.isSourceFileDefaultLibrary(file);
}

/** Reports whether a symbol comes from the language's own library and nowhere else. */
export function isLibrarySymbol(symbol: ts.Symbol, program: ts.Program): boolean {
  const { declarations = [] } = symbol;
  return declarations.length > 0 && isLibraryFile(declarations[0]?.getSourceFile() as ts.SourceFile, program);
}

/** Reports whether a type is the library's interface of that name, such as `Promise`. */
export function isLibraryType(type: ts.Type, names: readonly string[], program: ts.Program): boolean {
  const symbol = type.getSymbol();
  return symbol !== undefined && names.includes(symbol.name) && isLibrarySymbol(symbol, program);
}

const declaration = /^(?:declare )?(?:interface|type|var|let|const|class|function|namespace|enum) (\w+)/gmu;

let names: ReadonlySet<string> | undefined;

/** Reports whether the language's library, of whatever version and platform, declares a name for all files. */
export function isLibraryName(name: string): boolean {
  names ??= new Set(libraryFileNames().flatMap((file) => namesDeclaredIn(readLibraryFile(file))));
  return names.has(name);
}

/** The names that the text of a library declares for all files. */
export function namesDeclaredIn(text: string): readonly string[] {
  return [...text.matchAll(declaration)].map(([, name = ""]) => name);
}
