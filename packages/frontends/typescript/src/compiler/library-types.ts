import type { ScalarName, SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { Shape, TypeView } from "../views.js";
import { compiler } from "./compiler.js";
import type { Inspection } from "./inspection.js";
import { isLibrarySymbol } from "./library.js";
import { importNameOf, packageOf } from "./packages.js";
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
  if (!isLibrarySymbol(symbol, inspection.program) && !isGlobal(symbol)) return foreignShape(type, symbol, inspection);
  const nodes = node !== undefined && compiler.isTypeReferenceNode(node) ? (node.typeArguments ?? []) : [];
  const parameters = ownTypeArguments(type, inspection.checker);
  const views = parameters.map((argument, index) => inspection.view(argument, nodes[index], near));
  const [key, value] = views;
  switch (symbol.name) {
    case "Date":
      return { kind: "scalar", scalar: "timestamp", spelling: "Date" };
    case "Object":
      // It says no more than `any`, which those who write it mean.
      return { kind: "scalar", scalar: "json", spelling: "any" };
    case "Uint8Array":
      return { kind: "scalar", scalar: "bytes" };
    case "ArrayBuffer":
    case "Buffer":
    case "Uint8ClampedArray":
      return { kind: "scalar", scalar: "bytes", spelling: symbol.name };
    case "Set":
    case "ReadonlySet":
      if (key !== undefined) return { kind: "list", element: key, spelling: symbol.name };
      break;
    case "Map":
    case "ReadonlyMap":
      if (key !== undefined && value !== undefined) return { kind: "map", key, value, spelling: symbol.name };
  }
  const numbers = typedArrays[symbol.name];
  if (numbers !== undefined) return { kind: "list", element: scalarView(numbers, near), spelling: symbol.name };
  return { kind: "library", name: symbol.name, arguments: views };
}

/** Typed arrays, by the numbers that are in them. */
const typedArrays: Readonly<Record<string, ScalarName>> = {
  BigInt64Array: "int64",
  BigUint64Array: "uint64",
  Float32Array: "float32",
  Float64Array: "float64",
  Int16Array: "int16",
  Int32Array: "int32",
  Int8Array: "int8",
  Uint16Array: "uint16",
  Uint32Array: "uint32",
};

function scalarView(scalar: ScalarName, span: SourceSpan): TypeView {
  const shape: Shape = { kind: "scalar", scalar };
  return { identity: typedArrays, span, text: scalar, alias: () => undefined, shape: () => shape };
}

/** Reports whether an installed package declares a type for all files, as Node's types do. */
export function isGlobal({ declarations = [] }: ts.Symbol): boolean {
  const isPart = (declaration: ts.Declaration): boolean => {
    const { parent } = declaration;
    if (compiler.isSourceFile(parent)) return !compiler.isExternalModule(parent);
    if (!compiler.isModuleBlock(parent)) return false;
    return (
      (parent.parent.flags & compiler.NodeFlags.GlobalAugmentation) !== 0 ||
      (compiler.isIdentifier(parent.parent.name) && isPart(parent.parent))
    );
  };
  return declarations.some((each) => each.getSourceFile().fileName.includes("/node_modules/") && isPart(each));
}

/** What an installed package has for its own use: something with methods. */
function foreignShape(type: ts.ObjectType, symbol: ts.Symbol, { program, checker }: Inspection): Shape | undefined {
  const file = symbol.declarations?.[0]?.getSourceFile();
  if (file === undefined || !program.isSourceFileFromExternalLibrary(file)) return undefined;
  const hasMethods = checker.getPropertiesOfType(type).some((property) => property.flags & compiler.SymbolFlags.Method);
  const folder = packageOf(symbol);
  const origin = folder === undefined ? {} : { package: importNameOf(folder) };
  return hasMethods ? { kind: "library", name: symbol.name, arguments: [], ...origin } : undefined;
}
