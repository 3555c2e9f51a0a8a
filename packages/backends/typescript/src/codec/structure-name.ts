import { type LiteralType, type MapType, type TypeExpr, toPascalCase } from "@autonats/model";
import { collectionOf, type Declarations, isEnum, isRecord, isUndefined } from "../types/express-type.js";
import { scalarWord } from "./scalars.js";

const longest = 80;

/** A name for a type that has none: `ListOfString`, `MapOfUserByInt64`. Different types may have the same. */
export function structureName(type: TypeExpr, index: Declarations): string {
  const nameOf = (inner: TypeExpr): string => structureName(inner, index);
  switch (type.kind) {
    case "scalar":
      return `${scalarWord(type)}${type.length ?? ""}`;
    case "list":
      return `${collectionOf(type) ?? "List"}Of${nameOf(type.element)}`;
    case "tuple":
      return tupleName(type.elements.map(nameOf));
    case "map":
      return `${mapWord(type, index)}Of${nameOf(type.value)}By${nameOf(type.key)}`;
    case "nullable":
      return `${isUndefined(type.spelling) ? "Maybe" : "Nullable"}${nameOf(type.type)}`;
    case "literal":
      return literalName(type);
    case "ref":
      return type.id;
  }
}

/** Distinguishes types that are not written and read by the same functions. */
export function structureKey(type: TypeExpr, index: Declarations): string {
  return (
    JSON.stringify(type, (name: string, part: unknown) => (name === "spelling" ? undefined : part)) + marks(type, index)
  );
}

/** The spellings that make a difference, in order. */
function marks(type: TypeExpr, index: Declarations): string {
  const marksOf = (inner: TypeExpr): string => marks(inner, index);
  switch (type.kind) {
    case "scalar":
      return scalarWord(type);
    case "list":
      return `${collectionOf(type) ?? ""} ${marksOf(type.element)}`;
    case "tuple":
      return type.elements.map(marksOf).join(" ");
    case "map":
      return `${mapWord(type, index)} ${marksOf(type.key)} ${marksOf(type.value)}`;
    case "nullable":
      return `${isUndefined(type.spelling) ? "undefined" : (type.spelling ?? "")} ${marksOf(type.type)}`;
    case "literal":
    case "ref":
      return "";
  }
}

/** `TupleOf3Float64` where all elements are alike. */
function tupleName(names: readonly string[]): string {
  const [first] = names;
  if (first === undefined) return "EmptyTuple";
  if (names.length > 1 && names.every((name) => name === first)) return `TupleOf${names.length}${first}`;
  return `TupleOf${names.join("And")}`.slice(0, longest);
}

function mapWord(type: MapType, index: Declarations): string {
  if (type.spelling === "PartialRecord" && !isEnum(type.key, index)) return "PartialRecord";
  return isRecord(type, index) ? "Record" : "Map";
}

function literalName({ value, member }: LiteralType): string {
  const name = member === undefined ? toPascalCase(String(value)) : `${member.ref}${toPascalCase(member.name)}`;
  return `Literal${name.replace(/[^A-Za-z0-9_]/gu, "_").slice(0, 64)}`;
}
