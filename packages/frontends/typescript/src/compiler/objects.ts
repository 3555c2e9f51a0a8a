import type { SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { PropertyView, Shape, TupleElementView } from "../views.js";
import { classProblem } from "./classes.js";
import { docCommentOf } from "./comments.js";
import { compiler } from "./compiler.js";
import { convertedShape } from "./conversions.js";
import type { Inspection } from "./inspection.js";
import { isLibraryFile } from "./library.js";
import { libraryShape } from "./library-types.js";
import { isMapped, propertiesOf, sameLibraryType } from "./mapped-types.js";
import { isOwnFile } from "./own-files.js";
import { partialRecordShape } from "./partial-records.js";
import { nameOfType } from "./type-names.js";
import { unresolvedNames } from "./unresolved.js";

const { ElementFlags } = compiler;

/** A type of the kind that has members. */
export function objectShape(
  type: ts.ObjectType,
  node: ts.TypeNode | undefined,
  near: SourceSpan,
  inspection: Inspection,
): Shape {
  const { checker } = inspection;
  const element = elementNode(node);
  const array = arrayOf(type, checker);
  if (array !== undefined) {
    const [item] = checker.getTypeArguments(array);
    if (item === undefined) return { kind: "misfit", misfit: "undecided" };
    const isReadonly = array.getSymbol()?.name === "ReadonlyArray";
    return {
      kind: "list",
      element: inspection.view(item, element, near),
      ...(isReadonly ? { spelling: "readonly" } : {}),
    };
  }
  if (checker.isTupleType(type)) return tupleShape(type as ts.TupleTypeReference, node, near, inspection);
  const same = sameLibraryType(type, inspection);
  if (same !== undefined) return objectShape(same, undefined, near, inspection);
  const converted = convertedShape(type, near, inspection);
  if (converted !== undefined) return converted;
  const library = libraryShape(type, node, near, inspection);
  if (library !== undefined) return library;
  if (type.getCallSignatures().length + type.getConstructSignatures().length > 0) {
    return { kind: "misfit", misfit: "function" };
  }
  const unresolved = headProblems(type, inspection);
  if (unresolved.length > 0) return { kind: "unresolved", names: unresolved };
  return (
    classProblem(type, near, inspection) ??
    partialRecordShape(type, near, inspection) ??
    recordOrMap(type, node, near, inspection)
  );
}

/** The array that a type is, or that an interface extends without a member of its own. */
function arrayOf(type: ts.ObjectType, checker: ts.TypeChecker): ts.TypeReference | undefined {
  if (checker.isArrayType(type)) return type as ts.TypeReference;
  const declarations = type.getSymbol()?.declarations ?? [];
  const isEmpty = declarations.every((each) => compiler.isInterfaceDeclaration(each) && each.members.length === 0);
  if (!isEmpty || declarations.length === 0 || !type.isClassOrInterface()) return undefined;
  const [base, ...others] = checker.getBaseTypes(type);
  return base !== undefined && others.length === 0 && checker.isArrayType(base)
    ? (base as ts.TypeReference)
    : undefined;
}

/** An object by its properties, or by what its index signature says of its keys, or both. */
export function recordOrMap(
  type: ts.Type,
  node: ts.TypeNode | undefined,
  near: SourceSpan,
  inspection: Inspection,
): Shape {
  const properties = inspection.checker.getPropertiesOfType(type);
  const [index, ...otherIndexes] = inspection.checker.getIndexInfosOfType(type);
  if (index === undefined) {
    const isNamed =
      type.aliasSymbol !== undefined || type.isClassOrInterface() || type.isIntersection() || isMapped(type);
    const isBare = properties.length === 0 && !isNamed;
    return isBare ? { kind: "misfit", misfit: "object" } : recordShape(type, near, inspection);
  }
  const [property] = properties;
  if (otherIndexes.length > 0) return { kind: "misfit", misfit: "undecided" };
  if (property !== undefined) {
    if (!(index.keyType.flags & compiler.TypeFlags.String)) return { kind: "indexWithFields", field: property.name };
    const shape = recordShape(type, near, inspection);
    return shape.kind === "record" ? { ...shape, rest: inspection.view(index.type, undefined, near) } : shape;
  }
  const [keyNode, valueNode] = mapNodes(node);
  return {
    kind: "map",
    key: inspection.view(index.keyType, keyNode, near),
    value: inspection.view(index.type, valueNode, near),
    spelling: "Record",
  };
}

/** An object with properties that are known by name. */
export function recordShape(type: ts.Type, near: SourceSpan, inspection: Inspection): Shape {
  const { checker } = inspection;
  const properties = propertiesOf(type, checker).filter((property) => !isNever(property, checker));
  const symbolKey = properties.find((property) => property.name.startsWith("__@"));
  if (symbolKey !== undefined) return { kind: "symbolKey", key: symbolKey.name.slice(3).replace(/@\d+$/u, "") };
  const name = nameOfType(type, near, inspection);
  return {
    kind: "record",
    ...(name === undefined ? {} : { name }),
    properties: properties.map((property) => viewProperty(property, near, inspection)),
  };
}

/** Reports whether no object has the property: `phone?: never` says that it is not there. */
function isNever(property: ts.Symbol, checker: ts.TypeChecker): boolean {
  const { Never, Undefined } = compiler.TypeFlags;
  const isOptional = (property.flags & compiler.SymbolFlags.Optional) !== 0;
  return isOptional && (checker.getTypeOfSymbol(property).flags & (Never | Undefined)) !== 0;
}

/** Looks at one property, with the type that it has in the object at hand. */
export function viewProperty(property: ts.Symbol, near: SourceSpan, inspection: Inspection): PropertyView {
  const { checker, places } = inspection;
  const declaration = property.valueDeclaration ?? property.declarations?.[0];
  const type = checker.getTypeOfSymbol(property);
  const { name } = property;
  const nameNode = declaration && compiler.getNameOfDeclaration(declaration);
  const isOwn = nameNode !== undefined && isOwnFile(nameNode.getSourceFile(), inspection);
  const isLibrary = nameNode !== undefined && isLibraryFile(nameNode.getSourceFile(), inspection.program);
  const source = nameNode === undefined || isLibrary ? { name, ...near } : places.source(name, nameNode);
  const owner = declaration && ownerOf(declaration);
  const { doc } = declaration === undefined || isLibrary ? {} : docCommentOf(declaration, places);
  return {
    name,
    optional: (property.flags & compiler.SymbolFlags.Optional) !== 0,
    type: inspection.view(type, declaration && typeNodeOf(declaration), isOwn ? source : near),
    ...(owner === undefined ? {} : { owner }),
    ...(doc === undefined ? {} : { doc }),
    source,
  };
}

/** The named type whose declaration has a property, unless it has type parameters. */
function ownerOf(property: ts.Declaration): string | undefined {
  const holder = compiler.isTypeLiteralNode(property.parent) ? property.parent.parent : property.parent;
  const isNamed =
    compiler.isInterfaceDeclaration(holder) ||
    compiler.isClassDeclaration(holder) ||
    compiler.isTypeAliasDeclaration(holder);
  return isNamed && holder.typeParameters === undefined ? holder.name?.text : undefined;
}

/** The type that a declaration writes for what it declares. */
export function typeNodeOf(declaration: ts.Declaration): ts.TypeNode | undefined {
  const isTyped =
    compiler.isPropertySignature(declaration) ||
    compiler.isPropertyDeclaration(declaration) ||
    compiler.isParameter(declaration) ||
    compiler.isGetAccessorDeclaration(declaration);
  return isTyped ? declaration.type : undefined;
}

function tupleShape(
  type: ts.TupleTypeReference,
  node: ts.TypeNode | undefined,
  near: SourceSpan,
  inspection: Inspection,
): Shape {
  const { elementFlags, readonly } = type.target;
  const nodes = tupleNodes(node);
  const elements = inspection.checker.getTypeArguments(type).map((element, index): TupleElementView => {
    const flags = elementFlags[index] ?? ElementFlags.Required;
    const form = flags & ElementFlags.Required ? "required" : flags & ElementFlags.Optional ? "optional" : "rest";
    return { type: inspection.view(element, nodes[index], near), form };
  });
  return { kind: "tuple", elements, readonly };
}

function tupleNodes(node: ts.TypeNode | undefined): readonly ts.TypeNode[] {
  if (node === undefined) return [];
  if (compiler.isTypeOperatorNode(node)) return tupleNodes(node.type);
  if (!compiler.isTupleTypeNode(node)) return [];
  return node.elements.map((element) => (compiler.isNamedTupleMember(element) ? element.type : element));
}

/** What the source writes for the elements of an array. */
function elementNode(node: ts.TypeNode | undefined): ts.TypeNode | undefined {
  if (node === undefined) return undefined;
  if (compiler.isTypeOperatorNode(node)) return elementNode(node.type);
  if (compiler.isArrayTypeNode(node)) return node.elementType;
  return compiler.isTypeReferenceNode(node) ? node.typeArguments?.[0] : undefined;
}

/** What the source writes for the keys and values of a map. */
function mapNodes(node: ts.TypeNode | undefined): readonly (ts.TypeNode | undefined)[] {
  if (node === undefined) return [];
  if (compiler.isTypeReferenceNode(node)) return node.typeArguments?.length === 2 ? node.typeArguments : [];
  if (!compiler.isTypeLiteralNode(node)) return [];
  const index = node.members.find(compiler.isIndexSignatureDeclaration);
  return index === undefined ? [] : [index.parameters[0]?.type, index.type];
}

/** What an interface or class extends but cannot be found. */
function headProblems(type: ts.Type, inspection: Inspection): ReturnType<typeof unresolvedNames> {
  const declarations = type.getSymbol()?.declarations ?? [];
  return declarations.flatMap((declaration) =>
    compiler.isInterfaceDeclaration(declaration) || compiler.isClassLike(declaration)
      ? (declaration.heritageClauses ?? []).flatMap((clause) => unresolvedNames(clause, inspection))
      : [],
  );
}
