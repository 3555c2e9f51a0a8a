import {
  collectSymbols,
  type Document,
  hardLine,
  headerLines,
  join,
  quoteTypescript,
  renderDocument,
  type Scope,
  type SymbolReference,
  symbolKey,
} from "@autonats/codegen";
import { compareText } from "@autonats/model";
import { namedExports } from "./named-exports.js";
import { dataModule, runtimeModule } from "./packages.js";

/** What makes a generated file. */
export interface ModuleContent {
  /** The file's path from the project's root. */
  readonly path: string;
  /** The source's path from the project's root. */
  readonly source: string;
  /** How the file imports its source, whose names stay as they are if they can. */
  readonly sourceSpecifier: string;
  /** The names that the file's own declarations have taken. What it imports is named around them. */
  readonly scope: Scope;
  /** What it contains, each with an empty line between. */
  readonly statements: readonly Document[];
}

/** An imported symbol and its name in the file. */
interface Imported {
  readonly reference: SymbolReference;
  readonly local: string;
}

/** Prints a file: header, imports, statements. */
export function printModule({ path, source, sourceSpecifier, scope, statements }: ModuleContent): string {
  const imports = nameImports(collectSymbols(statements), sourceSpecifier, scope);
  const locals = new Map(imports.map(({ reference, local }) => [symbolKey(reference), local]));
  const header = headerLines("//", path, [source]).flatMap((text) => [text, hardLine]);
  const nameOf = (reference: SymbolReference): string => {
    const local = locals.get(symbolKey(reference));
    if (local === undefined) throw new Error(`bug: ${reference.name} is not imported`);
    return local;
  };
  const importLines = printImports(imports);
  const parts: Document[] = [header, hardLine];
  if (importLines.length > 0) parts.push(join(hardLine, importLines), hardLine, hardLine);
  return renderDocument([...parts, join([hardLine, hardLine], statements), hardLine], 80, nameOf);
}

/** Names of the user's come first, those of the source itself before others; the runtime's give way. */
function nameImports(
  references: readonly SymbolReference[],
  sourceSpecifier: string,
  scope: Scope,
): readonly Imported[] {
  return references
    .toSorted(
      (left, right) =>
        Number(right.namespace) - Number(left.namespace) ||
        Number(right.from === sourceSpecifier) - Number(left.from === sourceSpecifier) ||
        Number(isRuntime(left)) - Number(isRuntime(right)) ||
        compareText(left.from, right.from) ||
        compareText(left.local, right.local) ||
        compareText(left.name, right.name),
    )
    .map((reference) => ({ reference, local: scope.claim(reference.local) }));
}

function isRuntime({ from }: SymbolReference): boolean {
  return from === runtimeModule || from === dataModule;
}

function printImports(imports: readonly Imported[]): readonly Document[] {
  const modules = new Map<string, Imported[]>();
  for (const each of imports) {
    const group = modules.get(each.reference.from);
    if (group === undefined) modules.set(each.reference.from, [each]);
    else group.push(each);
  }
  return [...modules]
    .toSorted(([left], [right]) => Number(isRelative(left)) - Number(isRelative(right)) || compareText(left, right))
    .flatMap(([from, group]) => [
      ...group
        .filter(({ reference }) => reference.namespace)
        .map(({ local }) => `import * as ${local} from ${quoteTypescript(from)};`),
      ...printNamed(
        from,
        group.filter(({ reference }) => !reference.namespace),
      ),
    ]);
}

function printNamed(from: string, imports: readonly Imported[]): readonly Document[] {
  if (imports.length === 0) return [];
  const names = imports.map(({ reference: { name, typeOnly }, local }) => ({ name, local, typeOnly }));
  return [namedExports("import", names, from)];
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith(".");
}
