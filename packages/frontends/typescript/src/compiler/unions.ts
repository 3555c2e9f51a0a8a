import type { SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { Shape, TypeName } from "../views.js";
import { alternativesOf } from "./alternatives.js";
import { compiler } from "./compiler.js";
import type { Inspection } from "./inspection.js";
import { inSourceOrder } from "./source-order.js";
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
  const members = inSourceOrder(type, node, inspection);
  const name = nameOfType(type, near, inspection);
  const groups = alternativesOf(members, near, inspection);
  const named: { readonly name?: TypeName } = name === undefined ? {} : { name };
  const [only, ...others] = groups;
  if (only !== undefined && others.length === 0) {
    const shape = only.shape();
    return shape.kind === "literals" ? { ...shape, ...named } : shape;
  }
  if (isOpenString(members)) return { kind: "scalar", scalar: "string" };
  return { kind: "union", ...named, members: groups };
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

/** What a union in the source leaves when null and undefined are taken away; the node itself when it is not a union. */
function presentNode(node: ts.TypeNode | undefined): ts.TypeNode | undefined {
  if (node !== undefined && compiler.isParenthesizedTypeNode(node)) return presentNode(node.type);
  if (node === undefined || !compiler.isUnionTypeNode(node)) return node;
  const rest = node.types.filter((member) => !isNothing(member));
  return rest.length === 1 ? rest[0] : undefined;
}

function isNothing(node: ts.TypeNode): boolean {
  if (node.kind === compiler.SyntaxKind.UndefinedKeyword) return true;
  return compiler.isLiteralTypeNode(node) && node.literal.kind === compiler.SyntaxKind.NullKeyword;
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
