import type ts from "typescript";
import { type RuntimeType, runtimeTypes } from "../runtime-types.js";
import { runtimeFile } from "./virtual-files.js";

/** The type of `@autonats/runtime` that a type is, when it is nothing more. */
export function runtimeTypeOf(type: ts.Type, checker: ts.TypeChecker): RuntimeType | undefined {
  const parts = type.isIntersection() ? type.types : [type];
  const marks = parts.map((part) => runtimeMark(part, checker));
  const found = marks.find((mark) => mark !== undefined);
  if (found === undefined) return undefined;
  return parts.every((part, index) => marks[index] === found || !isObject(part)) ? found : undefined;
}

/** The type of `@autonats/runtime` whose mark an object type is. */
export function runtimeMark(type: ts.Type, checker: ts.TypeChecker): RuntimeType | undefined {
  const symbol = type.getSymbol();
  if (symbol?.declarations?.[0]?.getSourceFile().fileName !== runtimeFile) return undefined;
  const mark = type.getProperties()[0];
  const value = mark === undefined ? undefined : checker.getTypeOfSymbol(mark);
  return value?.isStringLiteral() ? runtimeTypes[value.value] : undefined;
}

function isObject(type: ts.Type): boolean {
  return type.getProperties().length > 0 && type.getSymbol() !== undefined;
}
