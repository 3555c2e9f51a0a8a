import type { Document } from "@autonats/codegen";
import {
  type Declaration,
  declarationOf,
  type EnumDeclaration,
  type ListType,
  type LiteralType,
  type MapType,
  type NullableType,
  type ScalarName,
  type ScalarType,
  type TupleType,
  type TypeExpr,
} from "@autonats/model";
import { isIdentifier, literal, member } from "../text/literals.js";
import { dataType } from "../text/packages.js";
import { genericType, keywordType, namedType, type TypeSyntax, unionType } from "../text/type-syntax.js";
import { isImportable, isInline, isInlineAlias } from "./type-homes.js";
import type { TypeNamer } from "./type-namer.js";

/**
 * What a type is written for.
 *
 * - `declared`: as the source has it, for signatures that must match the user's own.
 * - `read`: for a value that is only read, which may be readonly.
 * - `made`: for a value that was just made.
 */
export type TypeUse = "declared" | "read" | "made";

/** Expresses a type of the model in TypeScript. */
export function expressType(type: TypeExpr, namer: TypeNamer, use: TypeUse = "declared"): TypeSyntax {
  const express = (inner: TypeExpr): TypeSyntax => expressType(inner, namer, use);
  switch (type.kind) {
    case "scalar":
      return expressScalar(type);
    case "list":
      return expressList(type, express, use);
    case "tuple":
      if (isFixedList(type, namer))
        return { kind: "array", element: express(type.elements[0]), readonly: use === "read" };
      return {
        kind: "tuple",
        elements: type.elements.map(express),
        ...(type.labels === undefined ? {} : { labels: type.labels }),
        readonly: isReadonly(type, use),
      };
    case "map":
      return expressMap(type, express, use, namer.index);
    case "literal":
      return expressLiteral(type, namer);
    case "nullable":
      return expressNullable(type, express(type.type), use);
    case "ref":
      return expressReference(type.id, namer, express);
  }
}

function expressNullable({ spelling }: NullableType, present: TypeSyntax, use: TypeUse): TypeSyntax {
  if (isUndefined(spelling)) return orUndefined(present);
  const nullable = unionType(present, keywordType("null"));
  // What was just read is never undefined there.
  return spelling === "null, undefined" && use !== "made" ? orUndefined(nullable) : nullable;
}

/** Reports whether what is null on the wire is undefined in the source, which may say `void` for it. */
export function isUndefined(spelling: string | undefined): boolean {
  return spelling === "undefined" || spelling === "void";
}

/** A type that may also be undefined. */
export function orUndefined(type: TypeSyntax): TypeSyntax {
  return unionType(type, keywordType("undefined"));
}

/** A literal, as the member of the enum that the source names if there is one. */
function expressLiteral({ value, member: reference }: LiteralType, namer: TypeNamer): TypeSyntax {
  const declaration = reference === undefined ? undefined : namer.index.get(reference.ref);
  const isNamed = declaration?.kind === "enum" && isImportable(declaration);
  return reference === undefined || declaration === undefined || !isNamed
    ? { kind: "literal", text: literal(value) }
    : namedType(memberType(namer.asType(declaration), reference.name));
}

function memberType(name: Document, memberName: string): Document {
  return isIdentifier(memberName) ? member(name, memberName) : member(["(typeof ", name, ")"], memberName);
}

/** Reports whether a declaration is an enum of the user's own, whose members can be named where a value is wanted. */
export function hasMembers(declaration: Declaration): boolean {
  return declaration.kind === "enum" && isImportable(declaration) && !isAmbient(declaration);
}

/** Reports whether a declaration is an enum that can be named as a type alone. */
export function isAmbient(declaration: Declaration): boolean {
  return declaration.kind === "enum" && isImportable(declaration) && declaration.source?.ambient === true;
}

function expressReference(id: string, namer: TypeNamer, express: (type: TypeExpr) => TypeSyntax): TypeSyntax {
  const declaration = declarationOf(namer.index, id);
  if (isInlineAlias(declaration)) return express(declaration.type);
  if (declaration.kind === "enum" && isInline(declaration)) return literalUnion(declaration);
  if (declaration.kind === "choice" && isInline(declaration)) {
    return unionType(...declaration.alternatives.map(({ type }) => express(type)));
  }
  const name = namer.asType(declaration);
  const { typeArguments = [] } = declaration;
  return !isImportable(declaration) || typeArguments.length === 0
    ? namedType(name)
    : genericType(name, ...typeArguments.map(express));
}

/** The values of an enum, as a type. */
export function literalUnion({ members }: EnumDeclaration): TypeSyntax {
  return unionType(...members.map(({ value }): TypeSyntax => ({ kind: "literal", text: literal(value) })));
}

const plainScalars: Readonly<Record<ScalarName, string>> = {
  bool: "boolean",
  string: "string",
  uuid: "Uuid",
  decimal: "Decimal",
  bytes: "Uint8Array",
  int8: "int8",
  int16: "int16",
  int32: "int32",
  uint8: "uint8",
  uint16: "uint16",
  uint32: "uint32",
  int: "int",
  uint: "uint",
  int64: "bigint",
  uint64: "uint64",
  float32: "float32",
  float64: "number",
  timestamp: "Date",
  duration: "Duration",
  json: "unknown",
  rawJson: "RawJson",
};

/** Types of the runtime by which interfaces say more than the language's own types can. */
const runtimeTypes: ReadonlySet<string> = new Set(
  "int8 int16 int32 uint8 uint16 uint32 int uint int64 uint64 float32 float64 Timestamp Duration Uuid Decimal Json RawJson".split(
    " ",
  ),
);

function expressList(type: ListType, express: (type: TypeExpr) => TypeSyntax, use: TypeUse): TypeSyntax {
  const collection = collectionOf(type);
  if (collection === undefined) {
    return { kind: "array", element: express(type.element), readonly: isReadonly(type, use) };
  }
  if (collection !== "Set") return namedType(collection);
  const readonly = use === "read" || (use === "declared" && type.spelling === "ReadonlySet");
  return genericType(readonly ? "ReadonlySet" : "Set", express(type.element));
}

/** The class that a list is of in TypeScript, such as `Set` or `Float32Array`. Undefined for a plain array. */
export function collectionOf({ spelling = "" }: ListType): string | undefined {
  if (/^(?:Readonly)?Set$/u.test(spelling)) return "Set";
  return /^(?:Float|Int|Uint|BigInt|BigUint)\d+Array$/u.test(spelling) ? spelling : undefined;
}

/** The class that bytes are of in TypeScript, where that is not `Uint8Array`. */
export function byteClassOf({ scalar, spelling }: ScalarType): string | undefined {
  return scalar === "bytes" && spelling !== undefined && byteClasses.has(spelling) ? spelling : undefined;
}

const byteClasses: ReadonlySet<string> = new Set(["ArrayBuffer", "Buffer", "Uint8ClampedArray"]);

/** Reports whether a string is spelled as a pattern that the compiler checks: `user:${string}`, or `Uppercase<string>`. */
function isPattern(spelling: string | undefined): spelling is string {
  return spelling !== undefined && /^(?:`|(?:Upper|Lower)case<|(?:Unc|C)apitalize<)/u.test(spelling);
}

function expressScalar(type: ScalarType): TypeSyntax {
  const { scalar, spelling } = type;
  const byteClass = byteClassOf(type);
  if (byteClass !== undefined) return namedType(byteClass);
  if (scalar === "json" && spelling === "any") return keywordType("any");
  if (scalar === "string" && isPattern(spelling)) return { kind: "literal", text: spelling };
  const name = spelling !== undefined && runtimeTypes.has(spelling) ? spelling : plainScalars[scalar];
  if (runtimeTypes.has(name)) return namedType(dataType(name));
  return name === "Date" || name === "Uint8Array" ? namedType(name) : keywordType(name);
}

function expressMap(
  type: MapType,
  express: (type: TypeExpr) => TypeSyntax,
  use: TypeUse,
  index: Declarations,
): TypeSyntax {
  const key = express(type.key);
  const value = express(type.value);
  if (!isRecord(type, index)) {
    const readonly = use === "read" || (use === "declared" && type.spelling === "ReadonlyMap");
    return genericType(readonly ? "ReadonlyMap" : "Map", key, value);
  }
  const record = genericType("Record", key, value);
  return type.spelling === "PartialRecord" || isEnum(type.key, index) ? genericType("Partial", record) : record;
}

/** Reports whether a map is a plain object rather than a `Map`: as it is spelled, else if its keys are text. */
export function isRecord({ key, spelling }: MapType, index: Declarations): boolean {
  if (spelling !== undefined) return !/^(?:Readonly)?Map$/u.test(spelling);
  return isText(key, index);
}

/** Reports whether a type is an enum, or an alias of one. */
export function isEnum(type: TypeExpr, index: Declarations): boolean {
  const declaration = type.kind === "ref" ? index.get(type.id) : undefined;
  return declaration?.kind === "alias" ? isEnum(declaration.type, index) : declaration?.kind === "enum";
}

export type Declarations = ReadonlyMap<string, Declaration>;

const textKeys: ReadonlySet<ScalarName> = new Set(["string", "uuid", "decimal"]);

function isText(type: TypeExpr, index: Declarations): boolean {
  if (type.kind !== "ref") return type.kind === "scalar" && textKeys.has(type.scalar);
  const declaration = index.get(type.id);
  return declaration?.kind === "alias" ? isText(declaration.type, index) : declaration?.kind === "enum";
}

/**
 * Reports whether a tuple is a list of one type, too long to be written out: `[32]float64` of Go. Only TypeScript's own tuples are
 * written as tuples whatever their length.
 */
export function isFixedList(type: TupleType, { matchesSource }: TypeNamer): type is FixedList {
  const [first, ...rest] = type.elements.map((element) => JSON.stringify(element));
  return !matchesSource && first !== undefined && rest.length > 3 && rest.every((each) => each === first);
}

/** A tuple with a first element. */
interface FixedList extends TupleType {
  readonly elements: readonly [TypeExpr, ...TypeExpr[]];
}

function isReadonly({ spelling }: ListType | TupleType, use: TypeUse): boolean {
  return use === "read" || (use === "declared" && spelling === "readonly");
}
