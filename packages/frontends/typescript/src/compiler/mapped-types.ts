import { compareText } from "@autonats/model";
import type ts from "typescript";
import { compiler } from "./compiler.js";
import type { Inspection } from "./inspection.js";
import { isLibrarySymbol } from "./library.js";

/** What the compiler knows about a mapped type. It keeps it to itself, so each part may be missing. */
export interface MappedType extends ts.ObjectType {
  /** What it is mapped over. */
  readonly constraintType?: ts.Type;
  /** The type whose properties these are; `unknown` when the keys are but values. */
  readonly modifiersType?: ts.Type;
}

/** Reports whether a type is mapped over another, or over keys. */
export function isMapped(type: ts.Type): boolean {
  return "objectFlags" in type && ((type as ts.ObjectType).objectFlags & compiler.ObjectFlags.Mapped) !== 0;
}

/**
 * Returns the properties of a type. Those of a mapped type are sorted by their declarations, and by their names where they have none: the
 * compiler has them in the order in which it has met the names in any file.
 */
export function propertiesOf(type: ts.Type, checker: ts.TypeChecker): readonly ts.Symbol[] {
  const properties = checker.getPropertiesOfType(type);
  return isMapped(type) ? [...properties].sort(byPlace) : properties;
}

function byPlace(one: ts.Symbol, other: ts.Symbol): number {
  const [mine] = one.declarations ?? [];
  const [theirs] = other.declarations ?? [];
  if (mine === undefined || theirs === undefined) {
    return mine === theirs ? compareText(one.name, other.name) : mine === undefined ? 1 : -1;
  }
  return compareText(mine.getSourceFile().fileName, theirs.getSourceFile().fileName) || mine.pos - theirs.pos;
}

/** Returns the library's type that a mapped type is the same as, as `Readonly<Date>` is a `Date`; undefined for every other type. */
export function sameLibraryType(
  type: MappedType,
  { checker, program }: Pick<Inspection, "checker" | "program">,
): ts.ObjectType | undefined {
  if (!isMapped(type)) return undefined;
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
