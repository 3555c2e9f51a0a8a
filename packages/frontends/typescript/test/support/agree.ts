import {
  type Declaration,
  declarationOf,
  indexDeclarations,
  type Model,
  type RecordDeclaration,
  type TypeExpr,
} from "@autonats/model";
import type ts from "typescript";
import { compiler } from "../../src/compiler/compiler.js";

const { TypeFlags, SymbolFlags } = compiler;

/** Compares what a model says of a type with what the compiler says, and returns where they differ. */
export function disagreements(
  model: Model,
  expression: TypeExpr,
  whole: ts.Type,
  checker: ts.TypeChecker,
): readonly string[] {
  const declarations = indexDeclarations(model.declarations);
  const seen = new Set<string>();
  const differs = (path: string, type: ts.Type, said: string): readonly string[] => [
    `${path}: the model says ${said}, the compiler ${checker.typeToString(type)}`,
  ];
  const compare = (path: string, said: TypeExpr, mapped: ts.Type): readonly string[] => {
    const type = withoutMapping(mapped, checker);
    if (type.isUnion() && (said.kind === "list" || said.kind === "tuple" || said.kind === "map")) {
      // One alternative has the values of all others.
      const each = type.types.map((member) => compare(path, said, member));
      return each.find(({ length }) => length === 0) ?? each.flat();
    }
    switch (said.kind) {
      case "nullable": {
        const rest = checker.getNonNullableType(type);
        return rest === type ? differs(path, type, "nullable") : compare(path, said.type, rest);
      }
      case "list": {
        const isList = checker.isArrayType(type) || isLibrary(type, "Set") || isLibrary(type, "ReadonlySet");
        const [element] = isList ? elementsOf(type) : [];
        return element === undefined ? differs(path, type, "a list") : compare(`${path}[]`, said.element, element);
      }
      case "tuple": {
        const elements = checker.isTupleType(type) ? elementsOf(type) : [];
        if (elements.length !== said.elements.length) return differs(path, type, "a tuple");
        return elements.flatMap((each, at) => compare(`${path}[${at}]`, said.elements[at] as TypeExpr, each));
      }
      case "map": {
        const [index] = checker.getIndexInfosOfType(type);
        const value = index?.type ?? (isLibrary(type, "Map") ? elementsOf(type)[1] : undefined);
        if (value !== undefined) {
          // What is undefined is absent.
          const there = said.spelling === "PartialRecord" ? withoutUndefined(value, checker) : value;
          return compare(`${path}{}`, said.value, there);
        }
        const keys = type.getProperties().map(({ name }) => name);
        const declaration = said.key.kind === "ref" ? declarations.get(said.key.id) : undefined;
        const isSame = declaration?.kind === "enum" && String(valuesOf(declaration)) === String(keys.sort());
        return isSame ? [] : differs(path, type, "a map");
      }
      case "literal":
        return textOf(type) === String(said.value) ? [] : differs(path, type, String(said.value));
      case "scalar":
        return isScalar(said.scalar, type) ? [] : differs(path, type, said.scalar);
      case "ref":
        return compareDeclared(path, declarationOf(declarations, said.id), type);
    }
  };
  const compareDeclared = (path: string, said: Declaration, type: ts.Type): readonly string[] => {
    const key = `${said.id} ${"id" in type ? String(type.id) : ""}`;
    if (seen.has(key)) return [];
    seen.add(key);
    switch (said.kind) {
      case "alias":
        if (said.conversion === undefined) return compare(path, said.type, type);
        return isLibrary(type, said.conversion.global ?? "") ? [] : differs(path, type, `class ${said.id}`);
      case "record":
        return compareFields(path, said, type);
      case "enum": {
        const isSame = String(valuesOf(said)) === String(membersOf(type).map(textOf).sort());
        return isSame ? [] : differs(path, type, `enum ${String(valuesOf(said))}`);
      }
      default:
        return type.isUnion() ? [] : differs(path, type, said.kind);
    }
  };
  const compareFields = (
    path: string,
    { fields, rest, unsent = [] }: RecordDeclaration,
    type: ts.Type,
  ): readonly string[] => {
    const [index] = checker.getIndexInfosOfType(type);
    if ((rest === undefined) !== (index === undefined))
      return differs(path, type, rest === undefined ? "no rest" : "a rest");
    const properties = propertiesOf(type, checker).filter((property) => !isNeverThere(property, type));
    const names = [
      ...fields.map(({ name, optional, spelling }) => `${name}${optional && spelling !== "undefined" ? "?" : ""}`),
      ...unsent.map((name) => `${name}?`),
    ];
    const theirs = properties.map(({ name }) => `${name}${isOptional(name, type) ? "?" : ""}`);
    const isSame = String(names.toSorted()) === String(theirs.toSorted());
    if (!isSame) return differs(path, type, `fields ${names.join(", ")}`);
    return fields.flatMap((field) => {
      const property = properties.find(({ name }) => name === field.name) as ts.Symbol;
      const inner = checker.getTypeOfSymbol(property);
      return compare(`${path}.${field.name}`, field.type, field.optional ? withoutUndefined(inner, checker) : inner);
    });
  };
  /** Reports whether a property can have no value: it is optional, and no value has its type. */
  const isNeverThere = (property: ts.Symbol, type: ts.Type): boolean =>
    isOptional(property.name, type) &&
    (withoutUndefined(checker.getTypeOfSymbol(property), checker).flags & TypeFlags.Never) !== 0;
  const elementsOf = (type: ts.Type): readonly ts.Type[] => checker.getTypeArguments(type as ts.TypeReference);
  const textOf = (type: ts.Type): string =>
    type.isLiteral() ? String(type.value) : type.flags & TypeFlags.BooleanLiteral ? checker.typeToString(type) : "?";
  return compare("value", expression, whole);
}

function valuesOf(declaration: Extract<Declaration, { kind: "enum" }>): readonly string[] {
  return declaration.members.map(({ value }) => String(value)).sort();
}

function membersOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

/** The properties of a type; of alternatives that are one record, those of all. */
function propertiesOf(type: ts.Type, checker: ts.TypeChecker): readonly ts.Symbol[] {
  const all = membersOf(type).flatMap((member) => checker.getPropertiesOfType(member));
  return [...new Map(all.toReversed().map((property) => [property.name, property])).values()];
}

function isOptional(name: string, type: ts.Type): boolean {
  return membersOf(type).some(
    (member) => ((member.getProperty(name)?.flags ?? SymbolFlags.Optional) & SymbolFlags.Optional) !== 0,
  );
}

/** Of a field that may be absent, what it is when it is there. */
function withoutUndefined(type: ts.Type, checker: ts.TypeChecker): ts.Type {
  const hasNull = membersOf(type).some(({ flags }) => flags & TypeFlags.Null);
  return hasNull ? type : checker.getNonNullableType(type);
}

/** What `Readonly<Date>` and the like map, where that leaves them what they are. */
function withoutMapping(type: ts.Type, checker: ts.TypeChecker): ts.Type {
  checker.getPropertiesOfType(type);
  const whole = "modifiersType" in type ? (type.modifiersType as ts.Type | undefined) : undefined;
  if (whole === undefined) return type;
  const inner = withoutMapping(whole, checker);
  const isClass = ["Date", "Map", "Set", "URL"].some((name) => isLibrary(inner, name));
  return isClass && checker.isTypeAssignableTo(type, whole) && checker.isTypeAssignableTo(whole, type) ? inner : type;
}

function isLibrary(type: ts.Type, name: string): boolean {
  return type.getSymbol()?.name === name;
}

function isScalar(scalar: string, type: ts.Type): boolean {
  switch (scalar) {
    case "string":
      return (type.flags & (TypeFlags.String | TypeFlags.TemplateLiteral | TypeFlags.StringMapping)) !== 0;
    case "float64":
      return (type.flags & TypeFlags.Number) !== 0;
    case "bool":
      return (type.flags & TypeFlags.Boolean) !== 0;
    case "timestamp":
      return isLibrary(type, "Date");
    case "json":
      return (type.flags & (TypeFlags.Unknown | TypeFlags.Any)) !== 0;
    default:
      return false;
  }
}
