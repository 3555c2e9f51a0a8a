import {
  type AliasDeclaration,
  type Declaration,
  declarationOf,
  type Field,
  indexDeclarations,
  type Model,
  type TypeExpr,
} from "@autonats/model";
import { toFieldNames } from "../names/go-name.js";
import { type GoField, type GoType, withoutNames } from "./go-type.js";
import { allowsNull, hasNil, isAny } from "./nil.js";
import type { TypeMapping } from "./type-mapping.js";
import { findAliasCycles, findRecursiveAliases, findValueCycles } from "./value-cycles.js";

/** The rules for models whose source is not Go: Go types are generated for all they declare. */
export interface GeneratedMapping extends TypeMapping {
  /** Reports whether the alias is a type of its own (`type A B`), and not another name (`type A = B`). */
  readonly isDefined: (alias: AliasDeclaration) => boolean;
}

/** Creates the rules for one model. */
export function createGeneratedMapping(model: Model): GeneratedMapping {
  const declarations = indexDeclarations(model.declarations);
  const cycles = findValueCycles(model.declarations);
  const aliasCycles = findAliasCycles(model.declarations);
  const recursive = findRecursiveAliases(model.declarations);

  const isDefined = ({ id, type, as }: AliasDeclaration): boolean => {
    if (as?.["go"] !== undefined) return true;
    if (aliasCycles.has(id) || type.kind === "list" || type.kind === "map") return true;
    return type.kind === "scalar" && !withMethods.has(type.scalar);
  };

  /** `owner` is the declaration that holds the type by value; absent where something in between can be empty. */
  const represent = (type: TypeExpr, owner?: string): GoType => {
    switch (type.kind) {
      case "scalar":
        return { kind: "scalar", scalar: type.scalar, ...(type.length === undefined ? {} : { length: type.length }) };
      case "literal":
        return { kind: "literal", value: type.value };
      case "list":
        return { kind: "list", element: represent(type.element) };
      case "map":
        return { kind: "map", key: represent(type.key), value: represent(type.value) };
      case "nullable":
        return orNull(type.type, represent(type.type), declarations);
      case "tuple":
        return tuple(type.elements.map((element) => represent(element, owner)));
      case "ref": {
        const named = reference(type.id);
        return owner !== undefined && cycles.together(owner, type.id)
          ? { kind: "pointer", to: named, nil: "refused" }
          : named;
      }
    }
  };

  const reference = (id: string): GoType => {
    const declaration = declarationOf(declarations, id);
    if (declaration.kind !== "alias") return { kind: "named", role: declaration.kind, id };
    if (isDefined(declaration)) return { kind: "named", role: "alias", id };
    const as = represent(declaration.type);
    // Go's type checker fails on some aliases that lead back to themselves, so those are not used where others do as well.
    return recursive.has(id) ? as : { kind: "same", id, as };
  };

  const toField = (field: Field, name: string, owner?: string): GoField => {
    const type = represent(field.type, field.optional ? undefined : owner);
    const presence = field.optional
      ? optionalPresence(field.type, declarations)
      : isLiteral(type)
        ? "literal"
        : "always";
    const { name: key, optional, doc } = field;
    return { key, name, optional, type, presence, ...(doc === undefined ? {} : { doc }) };
  };

  return {
    isDefined,
    value: (type) => represent(type),
    underlying: ({ id, type }) => represent(type, id),
    result(type) {
      const named = represent(type);
      const plain = withoutNames(named);
      return plain.kind === "named" && plain.role === "record" ? { kind: "pointer", to: named, nil: "refused" } : named;
    },
    fields(fields, owner) {
      const names = toFieldNames(
        fields.map((field) => field.name),
        methodsOf(owner, fields, declarations),
      );
      return fields.map((field) => toField(field, names.get(field.name) ?? field.name, owner));
    },
  };
}

/** Scalars whose Go types have methods, which a defined type would lose. */
const withMethods: ReadonlySet<string> = new Set(["timestamp", "duration", "json", "rawJson"]);

function orNull(type: TypeExpr, value: GoType, declarations: ReadonlyMap<string, Declaration>): GoType {
  if (allowsNull(type, declarations)) return value;
  return hasNil(type, declarations) ? { kind: "nilable", of: value } : { kind: "pointer", to: value, nil: "null" };
}

function tuple(elements: readonly GoType[]): GoType {
  const [first] = elements;
  if (first === undefined) return { kind: "array", length: 0, element: { kind: "scalar", scalar: "json" } };
  const text = JSON.stringify(first);
  return elements.every((element) => JSON.stringify(element) === text)
    ? { kind: "array", length: elements.length, element: first }
    : { kind: "tuple", elements };
}

function isLiteral(type: GoType): boolean {
  return withoutNames(type).kind === "literal";
}

function optionalPresence(type: TypeExpr, declarations: ReadonlyMap<string, Declaration>): GoField["presence"] {
  if (allowsNull(type, declarations) && !isAny(type, declarations)) return "option";
  return hasNil(type, declarations) ? "nil" : "pointer";
}

/** What the struct of a declaration has besides its fields. */
function methodsOf(
  owner: string | undefined,
  fields: readonly Field[],
  declarations: ReadonlyMap<string, Declaration>,
): readonly string[] {
  if (owner === undefined || declarations.get(owner)?.kind !== "error") return [];
  return fields.some((field) => field.name === "message") ? ["Error"] : ["Error", "Message"];
}
