import type { SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { Shape } from "../views.js";
import { compiler } from "./compiler.js";
import type { Inspection } from "./inspection.js";
import { isMapped, type MappedType } from "./mapped-types.js";

/**
 * `Partial<Record<Status, T>>` and `{ [K in Status]?: T }`: a map whose keys are the values of an enum. Undefined for every
 * other type.
 */
export function partialRecordShape(type: ts.ObjectType, near: SourceSpan, inspection: Inspection): Shape | undefined {
  const keys = enumKeys(type, inspection.checker);
  if (keys === undefined) return undefined;
  const properties = inspection.checker.getPropertiesOfType(type);
  const [first] = properties;
  if (first === undefined || properties.some((property) => !(property.flags & compiler.SymbolFlags.Optional))) {
    return undefined;
  }
  // With `as`, the properties have other names than the keys.
  const names = new Set(keys.types.map((key) => (key as ts.StringLiteralType).value));
  if (names.size !== properties.length || properties.some(({ name }) => !names.has(name))) return undefined;
  const type0 = inspection.checker.getTypeOfSymbol(first);
  if (properties.some((property) => inspection.checker.getTypeOfSymbol(property) !== type0)) return undefined;
  return {
    kind: "map",
    key: inspection.view(keys, undefined, near),
    value: inspection.view(type0, undefined, near),
    spelling: "PartialRecord",
  };
}

/** The keys that a mapped type is mapped over, when they are values and not the properties of some other type. */
function enumKeys(type: MappedType, checker: ts.TypeChecker): ts.UnionType | undefined {
  if (!isMapped(type)) return undefined;
  checker.getPropertiesOfType(type);
  const { constraintType, modifiersType } = type;
  if (constraintType === undefined || !isStringUnion(constraintType)) return undefined;
  if (modifiersType === undefined || modifiersType.flags & compiler.TypeFlags.Unknown) return constraintType;
  const isObject = (modifiersType.flags & compiler.TypeFlags.Object) !== 0;
  return isObject ? enumKeys(modifiersType as MappedType, checker) : undefined;
}

function isStringUnion(type: ts.Type): type is ts.UnionType {
  return type.isUnion() && type.types.every((member) => member.flags & compiler.TypeFlags.StringLiteral);
}
