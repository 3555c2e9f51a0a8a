import type { SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { EnumMemberView, Shape, TypeView } from "../views.js";
import { docCommentOf } from "./comments.js";
import { compiler } from "./compiler.js";
import type { Inspection } from "./inspection.js";
import { nameOfSymbol } from "./type-names.js";

const undecided: Shape = { kind: "misfit", misfit: "undecided" };

/** A whole enum. */
export function enumShape(type: ts.Type, near: SourceSpan, inspection: Inspection): Shape {
  const declaration = enumOf(type);
  const symbol = declaration && inspection.checker.getSymbolAtLocation(declaration.name);
  return symbol === undefined ? undecided : shapeOfSymbol(symbol, near, inspection);
}

/** The enum that a type is, or is a member of. The compiler takes an enum of one member for that member. */
function enumOf(type: ts.Type): ts.EnumDeclaration | undefined {
  const declaration = type.getSymbol()?.declarations?.[0];
  if (declaration !== undefined && compiler.isEnumMember(declaration)) return declaration.parent;
  return declaration !== undefined && compiler.isEnumDeclaration(declaration) ? declaration : undefined;
}

function shapeOfSymbol(symbol: ts.Symbol, near: SourceSpan, inspection: Inspection): Shape {
  const name = nameOfSymbol(symbol, [], near, inspection);
  if (name === undefined) return undecided;
  const declarations = (symbol.declarations ?? []).filter(compiler.isEnumDeclaration);
  const members = declarations.flatMap((declaration) => declaration.members);
  return { kind: "enum", name, members: members.map((member) => viewMember(member, inspection)) };
}

function viewMember(member: ts.EnumMember, { checker, places }: Inspection): EnumMemberView {
  const value = checker.getConstantValue(member);
  const name = member.name.getText();
  const { doc } = docCommentOf(member, places);
  return {
    name,
    ...(value === undefined ? {} : { value }),
    ...(doc === undefined ? {} : { doc }),
    source: places.source(name, member.name),
  };
}

/** One member of an enum, or an enum of one member, by its value. */
export function enumLiteralShape(type: ts.LiteralType, near: SourceSpan, inspection: Inspection): Shape {
  const declaration = type.getSymbol()?.declarations?.[0];
  const whole = enumOf(type);
  const member = declaration && compiler.isEnumMember(declaration) ? declaration : whole?.members[0];
  const symbol = whole && inspection.checker.getSymbolAtLocation(whole.name);
  if (member === undefined || symbol === undefined || typeof type.value === "object") return undecided;
  const view: TypeView = {
    identity: symbol,
    span: near,
    text: symbol.name,
    alias: () => undefined,
    shape: () => shapeOfSymbol(symbol, near, inspection),
  };
  return { kind: "literal", value: type.value, member: { enum: view, name: member.name.getText() } };
}
