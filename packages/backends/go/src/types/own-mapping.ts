import { declarationOf, type Field, indexDeclarations, type Model, type TypeExpr } from "@autonats/model";
import { toFieldNames } from "../names/go-name.js";
import type { GoField, GoType } from "./go-type.js";
import { hasNil } from "./nil.js";
import type { TypeMapping } from "./type-mapping.js";

/** Creates the rules for models whose source is Go: types are the user's own, and are written as the user spelled them. */
export function createOwnMapping(model: Model): TypeMapping {
  const declarations = indexDeclarations(model.declarations);

  const represent = (type: TypeExpr): GoType =>
    isPointer(type) ? { kind: "pointer", to: pointedTo(type), nil: "refused" } : pointedTo(type);

  const pointedTo = (type: TypeExpr): GoType => {
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
        return isInterface(type.type)
          ? { kind: "nilable", of: represent(type.type) }
          : { kind: "pointer", to: represent(type.type), nil: "null" };
      case "tuple":
        return sequence(type.elements.map(represent), isTuple(type.spelling));
      case "ref":
        return reference(type.id);
    }
  };

  const reference = (id: string): GoType => {
    return { kind: "named", role: declarationOf(declarations, id).kind, id };
  };

  const isInterface = (type: TypeExpr): boolean => {
    const kind = type.kind === "ref" ? declarations.get(type.id)?.kind : undefined;
    return kind === "union" || kind === "choice";
  };

  const ownField = (field: Field, name: string): GoField => {
    const { name: key, optional, doc, type, spelling } = field;
    const asksIsZero = spelling === "IsZero";
    const base = { key, name, optional, ...(asksIsZero ? { asksIsZero } : {}), ...(doc === undefined ? {} : { doc }) };
    if (type.kind === "literal") return { ...base, type: pointedTo(type), presence: "literal" };
    if (!optional) return { ...base, type: represent(type), presence: "always" };
    if (type.kind === "nullable" || isOption(type)) return { ...base, type: pointedTo(type), presence: "option" };
    if (isPointer(type)) return { ...base, type: pointedTo(type), presence: "pointer" };
    const isNil = !asksIsZero && (isInterface(type) || hasNil(type, declarations));
    return { ...base, type: represent(type), presence: isNil ? "nil" : "zero" };
  };

  return {
    value: represent,
    result: represent,
    underlying: (alias) => represent(alias.type),
    fields(fields, owner) {
      const names = owner === undefined ? toFieldNames(fields.map((field) => field.name)) : toPaths(fields);
      return fields.map((field) => ownField(field, names.get(field.name) ?? field.name));
    },
  };
}

/**
 * How the fields of a struct are reached, by their keys: through the structs that they are embedded with, so that no field of the
 * same name comes before them. Other packages cannot name an unexported one of those, so it is left out where that does not matter.
 */
function toPaths(fields: readonly Field[]): ReadonlyMap<string, string> {
  const names = fields.map(({ source }) => source.name);
  return new Map(
    fields.map(({ name, source: { name: own, within = [] } }) => {
      const isAlone = names.indexOf(own) === names.lastIndexOf(own);
      const path = isAlone ? within.filter((each) => /^\p{Lu}/u.test(each)) : within;
      return [name, [...path, own].join(".")];
    }),
  );
}

function spellingOf(type: TypeExpr): string {
  return "spelling" in type ? (type.spelling ?? "") : "";
}

function isPointer(type: TypeExpr): boolean {
  return spellingOf(type).startsWith("*");
}

function isOption(type: TypeExpr): boolean {
  return spellingOf(type) === "Option";
}

function isTuple(spelling: string | undefined): boolean {
  return spelling === "Results" || spelling?.endsWith("Tuple") === true;
}

/** An array, unless the user chose a struct for it or the elements differ. */
function sequence(elements: readonly GoType[], asTuple: boolean): GoType {
  const [first] = elements;
  if (first === undefined) return { kind: "array", length: 0, element: { kind: "scalar", scalar: "json" } };
  const text = JSON.stringify(first);
  return !asTuple && elements.every((element) => JSON.stringify(element) === text)
    ? { kind: "array", length: elements.length, element: first }
    : { kind: "tuple", elements };
}
