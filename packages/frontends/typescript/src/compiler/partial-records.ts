import type { SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { Shape } from "../views.js";
import { compiler } from "./compiler.js";
import type { Inspection } from "./inspection.js";
import { isLibrarySymbol } from "./library.js";

/** What the compiler knows about a mapped type. It keeps it to itself, so each part may be missing. */
interface MappedType extends ts.ObjectType {
  /** What it is mapped over. */
  readonly constraintType?: ts.Type;
  /** The type whose properties these are; `unknown` when the keys are but values. */
  readonly modifiersType?: ts.Type;
}

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
  if (keys.types.length !== properties.length) return undefined;
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
  if (!(type.objectFlags & compiler.ObjectFlags.Mapped)) return undefined;
  checker.getPropertiesOfType(type);
  const { constraintType, modifiersType } = type;
  if (constraintType === undefined || !isStringUnion(constraintType)) return undefined;
  if (modifiersType === undefined || modifiersType.flags & compiler.TypeFlags.Unknown) return constraintType;
  const isMapped = (modifiersType.flags & compiler.TypeFlags.Object) !== 0;
  return isMapped ? enumKeys(modifiersType as MappedType, checker) : undefined;
}

function isStringUnion(type: ts.Type): type is ts.UnionType {
  return type.isUnion() && type.types.every((member) => member.flags & compiler.TypeFlags.StringLiteral);
}

/** The library's type that a mapped type is the same as, as `Readonly<Date>` is a `Date`. Undefined for every other type. */
export function sameLibraryType(
  type: MappedType,
  { checker, program }: Pick<Inspection, "checker" | "program">,
): ts.ObjectType | undefined {
  if (!(type.objectFlags & compiler.ObjectFlags.Mapped)) return undefined;
  checker.getPropertiesOfType(type);
  const { modifiersType: whole } = type;
  const symbol = whole?.getSymbol();
  if (whole === undefined || symbol === undefined || !isLibrarySymbol(symbol, program)) return undefined;
  // `Partial` and the like are the library's too, but of what they are mapped over.
  const isNamed = (symbol.flags & (compiler.SymbolFlags.Interface | compiler.SymbolFlags.Class)) !== 0;
  if (!isNamed && !(whole.flags & compiler.TypeFlags.Object)) return undefined;
  const inner = isNamed ? (whole as ts.ObjectType) : sameLibraryType(whole as MappedType, { checker, program });
  if (inner === undefined) return undefined;
  const isSame = checker.isTypeAssignableTo(type, whole) && checker.isTypeAssignableTo(whole, type);
  return isSame ? inner : undefined;
}
