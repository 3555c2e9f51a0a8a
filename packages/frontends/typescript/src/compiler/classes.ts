import type ts from "typescript";
import type { Shape } from "../views.js";
import { compiler } from "./compiler.js";

/**
 * Why a class cannot stand for data. What is received is a plain object, so a class may only be used as a type when that makes no
 * difference: it has public fields and nothing else.
 */
export function classProblem(type: ts.Type): Shape | undefined {
  const declarations = type.getSymbol()?.declarations ?? [];
  const declaration = declarations.find(compiler.isClassLike);
  if (declaration === undefined) return undefined;
  const name = type.getSymbol()?.name ?? "";
  for (const property of type.getProperties()) {
    const member = property.valueDeclaration;
    if (member !== undefined && !isPublicField(member)) {
      return { kind: "class", name, member: property.name.replace(/^__#\d+@/u, "") };
    }
  }
  return undefined;
}

function isPublicField(member: ts.Declaration): boolean {
  const isField =
    compiler.isPropertyDeclaration(member) || compiler.isParameter(member) || compiler.isPropertySignature(member);
  const hidden = compiler.ModifierFlags.Private | compiler.ModifierFlags.Protected;
  const isHidden = (compiler.getCombinedModifierFlags(member) & hidden) !== 0;
  return isField && !isHidden && !(compiler.isPropertyDeclaration(member) && compiler.isPrivateIdentifier(member.name));
}
