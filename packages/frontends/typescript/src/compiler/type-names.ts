import type { SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { TypeName } from "../views.js";
import { docCommentOf } from "./comments.js";
import { compiler } from "./compiler.js";
import { exportEdit } from "./edits.js";
import { declarationName } from "./exports.js";
import type { Inspection, NamedSymbol } from "./inspection.js";
import { isLibraryFile } from "./library.js";
import { resolve } from "./unresolved.js";
import { runtimeFile } from "./virtual-files.js";

/** The name that a type has wherever it is used: of its alias, or of the interface, class or enum that it is. */
export function nameOfType(type: ts.Type, near: SourceSpan, inspection: Inspection): TypeName | undefined {
  const { aliasTypeArguments = [] } = type;
  const aliasSymbol = inspection.aliasOf(type);
  if (aliasSymbol !== undefined) return nameOfSymbol(aliasSymbol, aliasTypeArguments, near, inspection);
  const symbol = type.getSymbol();
  const isNamed = symbol !== undefined && (symbol.flags & namedSymbols) !== 0;
  return isNamed ? nameOfSymbol(symbol, ownTypeArguments(type, inspection.checker), near, inspection) : undefined;
}

const { Interface, Class, RegularEnum, ConstEnum, TypeAlias } = compiler.SymbolFlags;
const namedSymbols = Interface | Class | RegularEnum | ConstEnum;

/**
 * The name that stands for a type that is not a record, such as `UserId` for a string: an alias that the compiler remembers, one that
 * the source writes here, or an interface that is nothing but a map. Undefined where there is none, or where it cannot be imported.
 */
export function aliasOfType(
  type: ts.Type,
  node: ts.TypeNode | undefined,
  near: SourceSpan,
  inspection: Inspection,
): TypeName | undefined {
  const { aliasTypeArguments = [] } = type;
  const symbol = inspection.aliasOf(type) ?? writtenAlias(type, node, inspection.checker);
  const name = symbol ? nameOfSymbol(symbol, aliasTypeArguments, near, inspection) : nameOfMap(type, near, inspection);
  return name?.source?.exported === true ? name : undefined;
}

/** The name of an interface that has an index signature and nothing else. */
function nameOfMap(type: ts.Type, near: SourceSpan, inspection: Inspection): TypeName | undefined {
  const { checker } = inspection;
  const isMap =
    type.isClassOrInterface() &&
    checker.getPropertiesOfType(type).length === 0 &&
    checker.getIndexInfosOfType(type).length === 1;
  return isMap ? nameOfType(type, near, inspection) : undefined;
}

function writtenAlias(type: ts.Type, node: ts.TypeNode | undefined, checker: ts.TypeChecker): ts.Symbol | undefined {
  if (node === undefined || !compiler.isTypeReferenceNode(node) || node.typeArguments !== undefined) return undefined;
  const symbol = resolve(node.typeName, checker);
  if (symbol === undefined || !(symbol.flags & TypeAlias)) return undefined;
  return checker.getDeclaredTypeOfSymbol(symbol) === type ? symbol : undefined;
}

/** The name of a symbol that is a type. */
export function nameOfSymbol(
  symbol: ts.Symbol,
  typeArguments: readonly ts.Type[],
  near: SourceSpan,
  inspection: Inspection,
): TypeName | undefined {
  const { names } = inspection;
  if (!names.has(symbol)) names.set(symbol, describeSymbol(symbol, inspection));
  const named = names.get(symbol);
  if (named === undefined) return undefined;
  return { ...named, typeArguments: typeArguments.map((argument) => inspection.view(argument, undefined, near)) };
}

function describeSymbol(symbol: ts.Symbol, inspection: Inspection): NamedSymbol | undefined {
  const { exports, places, program } = inspection;
  const declaration = symbol.declarations?.find(isNamedType);
  const file = declaration?.getSourceFile();
  if (declaration === undefined || file === undefined || file.fileName === runtimeFile) return undefined;
  const name = declarationName(declaration);
  const keyword = keywords.get(declaration.kind) ?? "type";
  if (isLibraryFile(file, program)) return { name, key: name, keyword };
  const source = exports.sourceOf(symbol, declaration);
  const { doc } = docCommentOf(declaration, places);
  const edit = source?.exported === false ? exportEdit(declaration, inspection) : undefined;
  const outside = source?.exportName ?? "default";
  return {
    name: outside === "default" ? name : outside,
    key: `${places.file(file.fileName)}#${declaration.pos}#${name}`,
    keyword,
    ...(source === undefined ? {} : { source }),
    ...(doc === undefined ? {} : { doc }),
    ...(edit === undefined ? {} : { exportEdit: edit }),
  };
}

type NamedType = ts.InterfaceDeclaration | ts.ClassDeclaration | ts.EnumDeclaration | ts.TypeAliasDeclaration;

function isNamedType(node: ts.Declaration): node is NamedType {
  return keywords.has(node.kind);
}

const keywords: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [compiler.SyntaxKind.InterfaceDeclaration, "interface"],
  [compiler.SyntaxKind.ClassDeclaration, "class"],
  [compiler.SyntaxKind.EnumDeclaration, "enum"],
  [compiler.SyntaxKind.TypeAliasDeclaration, "type"],
]);

/** The type arguments of a generic interface or class. */
export function ownTypeArguments(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  if (!isReference(type)) return [];
  const count = (type.target.outerTypeParameters?.length ?? 0) + (type.target.localTypeParameters?.length ?? 0);
  return checker.getTypeArguments(type).slice(0, count);
}

function isReference(type: ts.Type): type is ts.TypeReference {
  return (
    (type.flags & compiler.TypeFlags.Object) !== 0 &&
    ((type as ts.ObjectType).objectFlags & compiler.ObjectFlags.Reference) !== 0
  );
}
