import {
  collectSymbols,
  createScope,
  type Document,
  hardLine,
  quoteGo,
  resolveSymbols,
  symbolKey,
} from "@autonats/codegen";
import { goKeywords, predeclaredNames } from "./names/reserved.js";
import { lines, paragraphs } from "./text/go-code.js";

/** Variables of generated functions: a package so called could not be reached from inside of them. */
const locals = ["c", "caller", "ctx", "d", "e", "k", "message", "nc", "o", "options", "r", "server", "v"];

/** Packages whose name is known to be another than the end of their path, as `goimports` takes it. */
const knownNames: ReadonlyMap<string, string> = new Map([["github.com/nats-io/nats.go", "nats"]]);

/**
 * Names the packages that a file uses, and puts the import declaration before the rest.
 *
 * @param taken Names that the package declares.
 */
export function withImports(body: Document, taken: Iterable<string>): Document {
  const scope = createScope([...goKeywords, ...predeclaredNames, ...locals, ...taken]);
  const used = [...collectSymbols(body)].sort((left, right) => (left.from < right.from ? -1 : 1));
  const names = new Map<string, string>();
  // Those of generated code come first: they have the names that parameters avoid.
  for (const symbol of [...used.filter(isOfGenerator), ...used.filter((symbol) => !isOfGenerator(symbol))]) {
    names.set(symbolKey(symbol), scope.claim(symbol.name));
  }
  const nameOf = (symbol: (typeof used)[number]): string => names.get(symbolKey(symbol)) ?? symbol.name;
  const specs = used.map((symbol) => ({
    standard: isStandard(symbol.from),
    text: importSpec(nameOf(symbol), symbol.from),
  }));
  const groups = [true, false].map((standard) => specs.filter((spec) => spec.standard === standard));
  const block = groups.filter((group) => group.length > 0).map((group) => lines(group.map(({ text }) => text)));
  const imports =
    block.length === 0 ? [] : ["import (", hardLine, paragraphs(block), hardLine, ")", hardLine, hardLine];
  return [imports, resolveSymbols(body, nameOf)];
}

const ofGenerator: ReadonlySet<string> = new Set([
  "context",
  "encoding/json",
  "reflect",
  "time",
  "github.com/nats-io/nats.go",
  "github.com/zyra/autonats/go",
]);

function isOfGenerator({ from }: { readonly from: string }): boolean {
  return ofGenerator.has(from);
}

function isStandard(path: string): boolean {
  return !(path.split("/")[0] ?? "").includes(".");
}

function importSpec(name: string, path: string): string {
  const own = knownNames.get(path) ?? path.slice(path.lastIndexOf("/") + 1);
  return own === name ? quoteGo(path) : `${name} ${quoteGo(path)}`;
}
