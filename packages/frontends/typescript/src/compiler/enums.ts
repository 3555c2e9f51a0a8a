import type { SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { EnumMemberView, Shape } from "../views.js";
import { docCommentOf } from "./comments.js";
import { compiler } from "./compiler.js";
import type { Inspection } from "./inspection.js";
import { nameOfSymbol } from "./type-names.js";

const undecided: Shape = { kind: "misfit", misfit: "undecided" };

/** A whole enum. */
export function enumShape(symbol: ts.Symbol | undefined, near: SourceSpan, inspection: Inspection): Shape {
  const name = symbol === undefined ? undefined : nameOfSymbol(symbol, [], near, inspection);
  if (symbol === undefined || name === undefined) return undecided;
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

/** One member of an enum; or an enum of one member, which is the same type. */
export function enumLiteralShape(type: ts.Type, near: SourceSpan, inspection: Inspection): Shape {
  const declaration = type.getSymbol()?.declarations?.[0];
  const member = declaration && compiler.isEnumDeclaration(declaration) ? declaration.members[0] : declaration;
  if (member === undefined || !compiler.isEnumMember(member) || !type.isLiteral()) return undecided;
  const symbol = inspection.checker.getSymbolAtLocation(member.parent.name);
  if (symbol === undefined || typeof type.value === "object") return undecided;
  const view = inspection.view(inspection.checker.getDeclaredTypeOfSymbol(symbol), undefined, near);
  const whole = { ...view, identity: symbol, shape: (): Shape => enumShape(symbol, near, inspection) };
  return { kind: "literal", value: type.value, member: { enum: whole, name: member.name.getText() } };
}
