import type { SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { Literal, Shape, TypeView } from "../views.js";
import { compiler } from "./compiler.js";
import { enumShape } from "./enums.js";
import type { Inspection } from "./inspection.js";

const { TypeFlags } = compiler;

/**
 * The alternatives of a union as the source has them. To the compiler, an enum and `boolean` are each so many literals; here they are one
 * alternative, and so are the literals of one kind.
 */
export function alternativesOf(
  members: readonly ts.Type[],
  near: SourceSpan,
  inspection: Inspection,
): readonly TypeView[] {
  const groups = new Map<unknown, ts.Type[]>();
  for (const member of members) {
    const key = groupOf(member);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [member]);
    else group.push(member);
  }
  return [...groups].map(([key, group]) => viewGroup(key, group, near, inspection));
}

/** What members that are one alternative have in common; the member itself when it is one alone. */
function groupOf(member: ts.Type): unknown {
  const { flags } = member;
  if (flags & TypeFlags.EnumLiteral) return enumOf(member) ?? member;
  if (flags & TypeFlags.BooleanLiteral) return "boolean";
  if (flags & TypeFlags.StringLiteral) return "string";
  if (flags & TypeFlags.NumberLiteral) return "number";
  return flags & TypeFlags.BigIntLiteral ? "bigint" : member;
}

function enumOf(member: ts.Type): ts.EnumDeclaration | undefined {
  const declaration = member.getSymbol()?.declarations?.[0];
  if (declaration !== undefined && compiler.isEnumMember(declaration)) return declaration.parent;
  return declaration !== undefined && compiler.isEnumDeclaration(declaration) ? declaration : undefined;
}

function viewGroup(key: unknown, group: readonly ts.Type[], near: SourceSpan, inspection: Inspection): TypeView {
  const { checker, view } = inspection;
  const [first] = group;
  if (first === undefined) throw new Error("bug: an alternative of nothing");
  if (key === "boolean" && group.length === 2) return view(checker.getBooleanType(), undefined, near);
  if (typeof key === "object" && key !== first) return viewEnum(key as ts.EnumDeclaration, group, near, inspection);
  if (group.length === 1 && key !== "bigint") return view(first, undefined, near);
  const shape: Shape = { kind: "literals", values: group.map((member) => literalOf(member, checker)) };
  const text = group.map((member) => checker.typeToString(member)).join(" | ");
  return { identity: {}, span: near, text, alias: () => undefined, shape: () => shape };
}

/** A whole enum, or what a union has of one. */
function viewEnum(
  declaration: ts.EnumDeclaration,
  group: readonly ts.Type[],
  near: SourceSpan,
  inspection: Inspection,
): TypeView {
  const { checker, view } = inspection;
  const symbol = checker.getSymbolAtLocation(declaration.name);
  const whole = symbol && checker.getDeclaredTypeOfSymbol(symbol);
  const values = whole?.isUnion() === true ? whole.types : whole === undefined ? [] : [whole];
  if (whole !== undefined && values.every((value) => group.includes(value))) {
    return { ...view(whole, undefined, near), shape: () => enumShape(whole, near, inspection) };
  }
  if (group.length === 1 && group[0] !== undefined) return view(group[0], undefined, near);
  const text = group.map((member) => checker.typeToString(member)).join(" | ");
  return {
    identity: {},
    span: near,
    text,
    alias: () => undefined,
    shape: () => ({ kind: "misfit", misfit: "enumPart" }),
  };
}

function literalOf(type: ts.Type, checker: ts.TypeChecker): Literal {
  if (!type.isLiteral()) return checker.typeToString(type) === "true";
  const { value } = type;
  return typeof value === "object" ? BigInt(`${value.negative ? "-" : ""}${value.base10Value}`) : value;
}
