import type { SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { Literal, Shape, TypeName } from "../views.js";
import { compiler } from "./compiler.js";
import type { Inspection } from "./inspection.js";
import { nameOfType } from "./type-names.js";

const { TypeFlags } = compiler;

/** A union: something that may be missing, literals, or alternatives. */
export function unionShape(
  type: ts.UnionType,
  node: ts.TypeNode | undefined,
  near: SourceSpan,
  inspection: Inspection,
): Shape {
  const hasNull = type.types.some((member) => member.flags & TypeFlags.Null);
  const hasUndefined = type.types.some((member) => member.flags & TypeFlags.Undefined);
  if (hasNull || hasUndefined) return maybeShape(type, node, hasNull, hasUndefined, near, inspection);
  const members = inSourceOrder(type, node, inspection.checker);
  const name = nameOfType(type, near, inspection);
  const named: { readonly name?: TypeName } = name === undefined ? {} : { name };
  if (members.every((member) => member.flags & TypeFlags.EnumLiteral)) return { kind: "misfit", misfit: "enumPart" };
  if (members.every(isLiteral)) {
    return { kind: "literals", ...named, values: members.map((member) => literalOf(member, inspection.checker)) };
  }
  if (isOpenString(members)) return { kind: "scalar", scalar: "string" };
  return { kind: "union", ...named, members: members.map((member) => inspection.view(member, undefined, near)) };
}

function maybeShape(
  type: ts.UnionType,
  node: ts.TypeNode | undefined,
  hasNull: boolean,
  hasUndefined: boolean,
  near: SourceSpan,
  inspection: Inspection,
): Shape {
  const present = inspection.checker.getNonNullableType(type);
  if (present.flags & TypeFlags.Never) return { kind: "misfit", misfit: hasNull ? "null" : "undefined" };
  const view = inspection.view(present, presentNode(node), near);
  return { kind: "maybe", present: view, null: hasNull, undefined: hasUndefined };
}

/** What a union in the source leaves when null and undefined are taken away; the node itself when it is no union. */
function presentNode(node: ts.TypeNode | undefined): ts.TypeNode | undefined {
  if (node === undefined || !compiler.isUnionTypeNode(node)) return node;
  const rest = node.types.filter((member) => !isNothing(member));
  return rest.length === 1 ? rest[0] : undefined;
}

function isNothing(node: ts.TypeNode): boolean {
  if (node.kind === compiler.SyntaxKind.UndefinedKeyword) return true;
  return compiler.isLiteralTypeNode(node) && node.literal.kind === compiler.SyntaxKind.NullKeyword;
}

function isLiteral({ flags }: ts.Type): boolean {
  const { StringLiteral, NumberLiteral, BigIntLiteral, BooleanLiteral, EnumLiteral } = TypeFlags;
  return (flags & (StringLiteral | NumberLiteral | BigIntLiteral | BooleanLiteral)) !== 0 && !(flags & EnumLiteral);
}

function literalOf(type: ts.Type, checker: ts.TypeChecker): Literal {
  if (!type.isLiteral()) return checker.typeToString(type) === "true";
  const { value } = type;
  return typeof value === "object" ? BigInt(`${value.negative ? "-" : ""}${value.base10Value}`) : value;
}

/** `"a" | "b" | (string & {})`: any string, with some that editors suggest. */
function isOpenString(members: readonly ts.Type[]): boolean {
  const rest = members.filter((member) => !member.isStringLiteral());
  return rest.length > 0 && rest.every((member) => isBareString(member));
}

function isBareString(type: ts.Type): boolean {
  return type.isIntersection() && type.types.every((part) => isEmpty(part) || (part.flags & TypeFlags.String) !== 0);
}

function isEmpty(type: ts.Type): boolean {
  return (type.flags & TypeFlags.Object) !== 0 && type.getProperties().length === 0;
}

/**
 * The members of a union in the order in which the source writes them. The compiler keeps them in the order in which it met them, which
 * changes with every other file. Those that the source does not write come last, in an order of their own.
 */
function inSourceOrder(type: ts.UnionType, node: ts.TypeNode | undefined, checker: ts.TypeChecker): readonly ts.Type[] {
  const written: ts.Type[] = [];
  const visited = new Set<ts.Node>();
  const visitAlias = (symbol: ts.Symbol | undefined): void => {
    for (const alias of symbol?.declarations ?? []) if (compiler.isTypeAliasDeclaration(alias)) visit(alias.type);
  };
  const visit = (each: ts.TypeNode): void => {
    if (visited.has(each)) return;
    visited.add(each);
    if (compiler.isUnionTypeNode(each)) each.types.forEach(visit);
    else if (compiler.isParenthesizedTypeNode(each)) visit(each.type);
    else {
      written.push(checker.getTypeFromTypeNode(each));
      if (!compiler.isTypeReferenceNode(each)) return;
      for (const argument of each.typeArguments ?? []) visit(argument);
      const symbol = checker.getSymbolAtLocation(each.typeName);
      const target = symbol && symbol.flags & compiler.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      visitAlias(target);
    }
  };
  visitAlias(type.aliasSymbol);
  if (node !== undefined) visit(node);
  const rank = new Map(written.map((member, index) => [member, index] as const).reverse());
  const last = written.length;
  return [...type.types].sort(
    (a, b) => (rank.get(a) ?? last) - (rank.get(b) ?? last) || compareUnwritten(a, b, checker),
  );
}

function compareUnwritten(a: ts.Type, b: ts.Type, checker: ts.TypeChecker): number {
  if (a.isNumberLiteral() && b.isNumberLiteral()) return a.value - b.value;
  const [left, right] = [checker.typeToString(a), checker.typeToString(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
