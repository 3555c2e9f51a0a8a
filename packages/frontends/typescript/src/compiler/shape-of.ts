import type { ScalarName, SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { Misfit, Shape } from "../views.js";
import { compiler } from "./compiler.js";
import { enumLiteralShape, enumShape } from "./enums.js";
import type { Inspection } from "./inspection.js";
import { intersectionShape } from "./intersections.js";
import { objectShape } from "./objects.js";
import { runtimeTypeOf } from "./runtime-marks.js";
import { unionShape } from "./unions.js";
import { unresolvedNames } from "./unresolved.js";

const { TypeFlags } = compiler;

/** Finds out what a type is made of. */
export function shapeOf(type: ts.Type, node: ts.TypeNode | undefined, span: SourceSpan, inspection: Inspection): Shape {
  const names = node === undefined ? [] : unresolvedNames(node, inspection);
  if (names.length > 0) return { kind: "unresolved", names };
  const runtimeType = runtimeTypeOf(type, inspection.checker);
  if (runtimeType !== undefined) return scalar(runtimeType.scalar, runtimeType.spelling);
  const plain = scalarOf(type);
  if (plain !== undefined) return plain;
  const { flags } = type;
  if (flags & TypeFlags.EnumLike) {
    return type.isLiteral() ? enumLiteralShape(type, span, inspection) : enumShape(type, span, inspection);
  }
  if (type.isLiteral()) {
    return typeof type.value === "object" ? misfit("bigintLiteral") : { kind: "literal", value: type.value };
  }
  if (flags & TypeFlags.BooleanLiteral) {
    return { kind: "literal", value: inspection.checker.typeToString(type) === "true" };
  }
  if (flags & (TypeFlags.TemplateLiteral | TypeFlags.StringMapping)) {
    return isPattern(type) ? scalar("string", inspection.checker.typeToString(type)) : misfit("typeParameter");
  }
  if (type.isUnion()) return unionShape(type, node, span, inspection);
  if (type.isIntersection()) return intersectionShape(type, span, inspection);
  if (flags & TypeFlags.Object) return objectShape(type as ts.ObjectType, node, span, inspection);
  return isAny(type, inspection.checker) ? scalar("json", "any") : misfit(misfitOf(type));
}

function scalarOf({ flags }: ts.Type): Shape | undefined {
  if (flags & TypeFlags.String) return scalar("string");
  if (flags & TypeFlags.Number) return scalar("float64");
  if (flags & TypeFlags.BigInt) return scalar("int64");
  if (flags & TypeFlags.Boolean) return scalar("bool");
  return flags & TypeFlags.Unknown ? scalar("json", "unknown") : undefined;
}

function scalar(name: ScalarName, spelling?: string): Shape {
  return { kind: "scalar", scalar: name, ...(spelling === undefined ? {} : { spelling }) };
}

function misfit(name: Misfit): Shape {
  return { kind: "misfit", misfit: name };
}

/** Reports whether a type is the `any` that the source says, which is data as long as its values are. */
function isAny(type: ts.Type, checker: ts.TypeChecker): boolean {
  return (type.flags & TypeFlags.Any) !== 0 && checker.typeToString(type) === "any" && !isErrorType(type);
}

function misfitOf(type: ts.Type): Misfit {
  const { flags } = type;
  if (flags & TypeFlags.TypeParameter) return isThis(type as ts.TypeParameter) ? "this" : "typeParameter";
  return simpleMisfits.find(([flag]) => flags & flag)?.[1] ?? "undecided";
}

const simpleMisfits: readonly (readonly [ts.TypeFlags, Misfit])[] = [
  [TypeFlags.Null, "null"],
  [TypeFlags.Undefined, "undefined"],
  [TypeFlags.Void, "void"],
  [TypeFlags.Never, "never"],
  [TypeFlags.ESSymbolLike, "symbol"],
  [TypeFlags.NonPrimitive, "object"],
];

/** Reports whether a template of text can be written anywhere: nothing in it stands for a type that is not known yet. */
function isPattern(type: ts.Type): boolean {
  const parts = "types" in type ? (type as ts.TemplateLiteralType).types : [(type as ts.StringMappingType).type];
  return parts.every(
    ({ flags }) => (flags & (TypeFlags.TypeParameter | TypeFlags.IndexedAccess | TypeFlags.Conditional)) === 0,
  );
}

/** The compiler's own type for what it cannot work out, which it prints as `any`. */
function isErrorType(type: ts.Type): boolean {
  return "intrinsicName" in type && type.intrinsicName === "error";
}

function isThis(type: ts.TypeParameter): boolean {
  return "isThisType" in type && type.isThisType === true;
}
