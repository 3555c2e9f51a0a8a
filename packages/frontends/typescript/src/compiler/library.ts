import type ts from "typescript";
import { preludeFile } from "./virtual-files.js";

/** Whether a file is part of the language's own library. */
export function isLibraryFile(file: ts.SourceFile, program: ts.Program): boolean {
  return file.fileName === preludeFile || program.isSourceFileDefaultLibrary(file);
}

/** Whether a symbol comes from the language's own library and nowhere else. */
export function isLibrarySymbol(symbol: ts.Symbol, program: ts.Program): boolean {
  const { declarations = [] } = symbol;
  return declarations.length > 0 && isLibraryFile(declarations[0]?.getSourceFile() as ts.SourceFile, program);
}

/** Whether a type is the library's interface of that name, such as `Promise`. */
export function isLibraryType(type: ts.Type, names: readonly string[], program: ts.Program): boolean {
  const symbol = type.getSymbol();
  return symbol !== undefined && names.includes(symbol.name) && isLibrarySymbol(symbol, program);
}
