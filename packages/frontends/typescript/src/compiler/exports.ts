import { posix } from "node:path";
import type { DeclarationSource } from "@autonats/model";
import type ts from "typescript";
import { compiler } from "./compiler.js";
import type { Project } from "./project.js";

/** Knows how types can be imported. */
export interface Exports {
  /**
   * Where a declaration can be imported from. Undefined when nothing of the project could import it: a member of a namespace, or
   * a type that an installed package keeps to itself.
   */
  sourceOf(symbol: ts.Symbol, declaration: ts.NamedDeclaration): DeclarationSource | undefined;
  /** The name by which the symbol's own file exports it; undefined when it does not. */
  exportName(symbol: ts.Symbol, file: ts.SourceFile): string | undefined;
}

type NamesOfExports = ReadonlyMap<ts.Symbol, string>;

/** Looks into the exports of the project's files as they are asked for. */
export function createExports({ program, checker, places, host, files }: Project): Exports {
  const namesByModule = new Map<ts.Symbol, NamesOfExports>();
  const namesOf = (module: ts.Symbol | undefined): NamesOfExports => {
    if (module === undefined) return new Map();
    const known = namesByModule.get(module) ?? namesOfExports(module, checker);
    namesByModule.set(module, known);
    return known;
  };
  const namesInNamespaces = new Map<ts.Symbol, NamesOfExports>();
  const nestedNamesOf = (module: ts.Symbol | undefined): NamesOfExports => {
    if (module === undefined) return new Map();
    const known = namesInNamespaces.get(module) ?? namesOfNamespaces(namesOf(module), checker);
    namesInNamespaces.set(module, known);
    return known;
  };
  let specifiers: ReadonlyMap<string, ts.Symbol> | undefined;
  const packageOf = memoize((directory: string) => packageDirectory(directory, host));
  const ownPackages = new Set(files.map((file) => packageOf(posix.dirname(file.fileName))));

  const findSpecifier = (symbol: ts.Symbol): { module: string; name: string } | undefined => {
    specifiers ??= bareSpecifiers(program, checker);
    for (const find of [namesOf, nestedNamesOf]) {
      for (const [module, moduleSymbol] of specifiers) {
        const name = find(moduleSymbol).get(symbol);
        if (name !== undefined) return { module, name };
      }
    }
    return undefined;
  };

  return {
    exportName: (symbol, file) => namesOf(checker.getSymbolAtLocation(file)).get(symbol),
    sourceOf(symbol, declaration) {
      const file = declaration.getSourceFile();
      const name = declarationName(declaration);
      const source = places.source(name, compiler.getNameOfDeclaration(declaration) ?? declaration);
      const installed = program.isSourceFileFromExternalLibrary(file) || file.fileName.includes("/node_modules/");
      if (installed || !ownPackages.has(packageOf(posix.dirname(file.fileName)))) {
        const found = findSpecifier(symbol);
        if (found !== undefined) {
          const ambient = isConstant(declaration) && isAmbient(declaration) ? { ambient: true } : {};
          return { ...named(source, found.name), package: found.module, exported: true, ...ambient };
        }
        if (installed) return undefined;
      }
      const exportName = this.exportName(symbol, file);
      if (exportName !== undefined) {
        const ambient = isAmbient(declaration) ? { ambient: true } : {};
        return { ...named(source, exportName), exported: true, ...ambient };
      }
      if (declaration.parent.kind !== compiler.SyntaxKind.ModuleBlock) return { ...source, exported: false };
      const path = nestedNamesOf(checker.getSymbolAtLocation(file)).get(symbol);
      return path === undefined ? undefined : { ...named(source, path), exported: true };
    },
  };
}

function named<T extends { readonly name: string }>(
  source: T,
  exportName: string,
): T & { readonly exportName?: string } {
  return exportName === source.name ? source : { ...source, exportName };
}

/** The name that a declaration gives itself. */
export function declarationName(declaration: ts.NamedDeclaration): string {
  const name = compiler.getNameOfDeclaration(declaration);
  return name !== undefined && (compiler.isIdentifier(name) || compiler.isStringLiteralLike(name))
    ? name.text
    : "default";
}

/** What a module exports, each under the best of its names: its own if that is among them, never `default` if there is another. */
function namesOfExports(module: ts.Symbol, checker: ts.TypeChecker): NamesOfExports {
  const names = new Map<ts.Symbol, string>();
  const rank = (symbol: ts.Symbol, name: string): number => (name === symbol.name ? 0 : name === "default" ? 2 : 1);
  for (const exported of checker.getExportsOfModule(module)) {
    const symbol = exported.flags & compiler.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const known = names.get(symbol);
    if (known === undefined || rank(symbol, exported.name) < rank(symbol, known)) names.set(symbol, exported.name);
  }
  return names;
}

/** What the namespaces among a module's exports export, by paths such as `Temporal.Instant`. */
function namesOfNamespaces(exported: NamesOfExports, checker: ts.TypeChecker): NamesOfExports {
  const names = new Map<ts.Symbol, string>();
  for (const [symbol, outer] of exported) {
    if (!(symbol.flags & compiler.SymbolFlags.Module) || outer === "default") continue;
    for (const [inner, name] of namesOfExports(symbol, checker)) {
      if (name !== "default" && !names.has(inner)) names.set(inner, `${outer}.${name}`);
    }
  }
  return names;
}

/** The modules that the project's files import by a name that is not a path, shortest name first. */
function bareSpecifiers(program: ts.Program, checker: ts.TypeChecker): ReadonlyMap<string, ts.Symbol> {
  const found = new Map<string, ts.Symbol>();
  for (const file of program.getSourceFiles()) {
    if (file.isDeclarationFile || program.isSourceFileFromExternalLibrary(file)) continue;
    for (const statement of file.statements) {
      if (!compiler.isImportDeclaration(statement) && !compiler.isExportDeclaration(statement)) continue;
      const specifier = statement.moduleSpecifier;
      if (specifier === undefined || !compiler.isStringLiteral(specifier) || /^[./#]/u.test(specifier.text)) continue;
      const module = checker.getSymbolAtLocation(specifier);
      if (module !== undefined) found.set(specifier.text, module);
    }
  }
  return new Map([...found].sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)));
}

/** The nearest directory upwards that is a package. */
function packageDirectory(from: string, host: { isFile(path: string): boolean }): string {
  for (let directory = from; ; directory = posix.dirname(directory)) {
    if (host.isFile(posix.join(directory, "package.json")) || directory === posix.dirname(directory)) return directory;
  }
}

function memoize<T>(compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}

/** Reports whether an enum is only declared, so that there may be nothing to import when the program runs. */
function isAmbient(declaration: ts.Declaration): boolean {
  const isDeclared = (compiler.getCombinedModifierFlags(declaration) & compiler.ModifierFlags.Ambient) !== 0;
  return compiler.isEnumDeclaration(declaration) && (isDeclared || declaration.getSourceFile().isDeclarationFile);
}

/** Reports whether an enum is `const`, of which nothing is left at run time. */
function isConstant(declaration: ts.Declaration): boolean {
  return (compiler.getCombinedModifierFlags(declaration) & compiler.ModifierFlags.Const) !== 0;
}
