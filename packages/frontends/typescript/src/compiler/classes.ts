import type { SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { Shape } from "../views.js";
import { compiler } from "./compiler.js";
import type { Inspection } from "./inspection.js";
import { nameOfType } from "./type-names.js";

/**
 * Why a class cannot stand for data. What is received is a plain object, so a class may only be used as a type when that makes no
 * difference: it has public fields and nothing else.
 */
export function classProblem(type: ts.Type, near: SourceSpan, inspection: Inspection): Shape | undefined {
  const symbol = type.getSymbol();
  if (symbol?.declarations?.some(compiler.isClassLike) !== true) return undefined;
  const odd = type.getProperties().find(({ valueDeclaration }) => valueDeclaration && !isPublicField(valueDeclaration));
  const member = odd?.valueDeclaration;
  const name = nameOfType(type, near, inspection);
  if (name === undefined || member === undefined) return undefined;
  const at = compiler.getNameOfDeclaration(member) ?? member;
  const data = dataOf(type, inspection.checker);
  const memberSpan = inspection.places.span(at);
  return { kind: "class", name, member: at.getText(), memberSpan, ...(data === undefined ? {} : { data }) };
}

/** What the `toJSON` of a class returns, as the source has it. */
function dataOf(type: ts.Type, checker: ts.TypeChecker): string | undefined {
  const method = checker.getPropertyOfType(type, "toJSON");
  const [signature] = method === undefined ? [] : checker.getTypeOfSymbol(method).getCallSignatures();
  if (signature === undefined) return undefined;
  return signature.getDeclaration()?.type?.getText() ?? checker.typeToString(signature.getReturnType());
}

function isPublicField(member: ts.Declaration): boolean {
  const isField =
    compiler.isPropertyDeclaration(member) || compiler.isParameter(member) || compiler.isPropertySignature(member);
  const hidden = compiler.ModifierFlags.Private | compiler.ModifierFlags.Protected;
  const isHidden = (compiler.getCombinedModifierFlags(member) & hidden) !== 0;
  return isField && !isHidden && !(compiler.isPropertyDeclaration(member) && compiler.isPrivateIdentifier(member.name));
}
