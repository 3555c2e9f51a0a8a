import type { SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { Shape } from "../views.js";
import { compiler } from "./compiler.js";
import type { Inspection } from "./inspection.js";
import { isLibrarySymbol } from "./library.js";
import { ownTypeArguments } from "./type-names.js";

/** Types of the language's library, and classes of installed packages. Undefined when the type is neither. */
export function libraryShape(
  type: ts.ObjectType,
  node: ts.TypeNode | undefined,
  near: SourceSpan,
  inspection: Inspection,
): Shape | undefined {
  const symbol = type.getSymbol();
  if (symbol === undefined || !(symbol.flags & (compiler.SymbolFlags.Interface | compiler.SymbolFlags.Class))) {
    return undefined;
  }
  if (!isLibrarySymbol(symbol, inspection.program)) return foreignShape(type, symbol, inspection);
  const nodes = node !== undefined && compiler.isTypeReferenceNode(node) ? (node.typeArguments ?? []) : [];
  const parameters = ownTypeArguments(type, inspection.checker);
  const views = parameters.map((argument, index) => inspection.view(argument, nodes[index], near));
  const [key, value] = views;
  switch (symbol.name) {
    case "Date":
      return { kind: "scalar", scalar: "timestamp", spelling: "Date" };
    case "Uint8Array":
      return { kind: "scalar", scalar: "bytes" };
    case "Map":
    case "ReadonlyMap":
      if (key !== undefined && value !== undefined) return { kind: "map", key, value, spelling: symbol.name };
  }
  return { kind: "library", name: symbol.name, arguments: views };
}

/** What an installed package has for its own use: something with methods. */
function foreignShape(type: ts.ObjectType, symbol: ts.Symbol, { program, checker }: Inspection): Shape | undefined {
  const file = symbol.declarations?.[0]?.getSourceFile();
  if (file === undefined || !program.isSourceFileFromExternalLibrary(file)) return undefined;
  const hasMethods = checker.getPropertiesOfType(type).some((property) => property.flags & compiler.SymbolFlags.Method);
  return hasMethods ? { kind: "library", name: symbol.name, arguments: [] } : undefined;
}
