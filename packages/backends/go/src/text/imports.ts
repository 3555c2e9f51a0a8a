import {
  collectSymbols,
  createScope,
  type Document,
  hardLine,
  quoteGo,
  type SymbolReference,
  symbolKey,
} from "@autonats/codegen";
import { goKeywords, predeclaredNames } from "../names/reserved.js";
import { lines, paragraphs } from "./go-code.js";
import { packagePaths } from "./packages.js";

/** Variables of generated functions: a package so called could not be reached from inside of them. */
const locals = ["c", "caller", "ctx", "d", "e", "k", "message", "nc", "o", "options", "r", "server", "v"];

/** The import declaration of a file, and what the packages are called that its code names. */
export interface Imports {
  readonly declaration: Document;
  readonly nameOf: (symbol: SymbolReference) => string;
}

/**
 * Names the packages that a file uses.
 *
 * @param taken Names that the package declares.
 */
export function planImports(body: Document, taken: Iterable<string>): Imports {
  const scope = createScope([...goKeywords, ...predeclaredNames, ...locals, ...taken]);
  const used = [...collectSymbols(body)].sort((left, right) => (left.from < right.from ? -1 : 1));
  const names = new Map<string, string>();
  // Those of generated code come first: they have the names that parameters avoid.
  for (const symbol of [...used.filter(isOfGenerator), ...used.filter((symbol) => !isOfGenerator(symbol))]) {
    names.set(symbolKey(symbol), scope.claim(symbol.name));
  }
  const nameOf = (symbol: SymbolReference): string => names.get(symbolKey(symbol)) ?? symbol.name;
  const specs = used.map((symbol) => ({
    standard: isStandard(symbol.from),
    text: importSpec(nameOf(symbol), symbol.from),
  }));
  const groups = [true, false].map((standard) => specs.filter((spec) => spec.standard === standard));
  const block = groups.filter((group) => group.length > 0).map((group) => lines(group.map(({ text }) => text)));
  const declaration =
    block.length === 0 ? [] : ["import (", hardLine, paragraphs(block), hardLine, ")", hardLine, hardLine];
  return { declaration, nameOf };
}

function isOfGenerator({ from }: { readonly from: string }): boolean {
  return packagePaths.has(from);
}

function isStandard(path: string): boolean {
  return !(path.split("/")[0] ?? "").includes(".");
}

function importSpec(name: string, path: string): string {
  return path.slice(path.lastIndexOf("/") + 1) === name ? quoteGo(path) : `${name} ${quoteGo(path)}`;
}
