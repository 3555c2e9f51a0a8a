import type { SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { Shape, TypeName, TypeView } from "../views.js";
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
  const hasUndefined = type.types.some((member) => member.flags & nothing);
  if (hasNull || hasUndefined) return maybeShape(type, node, hasNull, hasUndefined, near, inspection);
  return alternativesShape(type, inSourceOrder(type, node, inspection), near, inspection);
}

function alternativesShape(
  type: ts.UnionType,
  members: readonly ts.Type[],
  near: SourceSpan,
  inspection: Inspection,
): Shape {
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
  const view = presentView(type, present, node, near, inspection);
  const isVoid = type.types.some(({ flags }) => flags & TypeFlags.Void);
  return { kind: "maybe", present: view, null: hasNull, undefined: hasUndefined, ...(isVoid ? { void: true } : {}) };
}

/** What a union leaves when null and undefined are taken away, and `void`, which the compiler does not count among them. */
function presentView(
  type: ts.UnionType,
  present: ts.Type,
  node: ts.TypeNode | undefined,
  near: SourceSpan,
  inspection: Inspection,
): TypeView {
  const written = presentNode(node);
  if (!type.types.some(({ flags }) => flags & TypeFlags.Void)) return inspection.view(present, written, near);
  const all = inSourceOrder(type, node, inspection);
  const members = all.filter(({ flags }) => !(flags & (nothing | TypeFlags.Null)));
  const [only, ...others] = members;
  if (only !== undefined && others.length === 0) return inspection.view(only, written, near);
  const text = members.map((member) => inspection.checker.typeToString(member)).join(" | ");
  const shape = alternativesShape(type, members, near, inspection);
  return { identity: shape, span: near, text, alias: () => undefined, shape: () => shape };
}

/** What stands for no value. */
const nothing = TypeFlags.Undefined | TypeFlags.Void;

/** What a union in the source leaves when null and undefined are taken away; the node itself when it is not a union. */
function presentNode(node: ts.TypeNode | undefined): ts.TypeNode | undefined {
  if (node !== undefined && compiler.isParenthesizedTypeNode(node)) return presentNode(node.type);
  if (node === undefined || !compiler.isUnionTypeNode(node)) return node;
  const rest = node.types.filter((member) => !isNothing(member));
  return rest.length === 1 ? rest[0] : undefined;
}

function isNothing(node: ts.TypeNode): boolean {
  const { UndefinedKeyword, VoidKeyword } = compiler.SyntaxKind;
  if (node.kind === UndefinedKeyword || node.kind === VoidKeyword) return true;
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
