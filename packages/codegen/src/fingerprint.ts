import { createHash } from "node:crypto";
import {
  type Declaration,
  type Field,
  indexDeclarations,
  type Method,
  type Model,
  type TypeExpr,
} from "@autonats/model";

/** A part of the canonical form: JSON, in which everything without an order has been put into one. */
type Canonical = string | number | boolean | readonly Canonical[];

/**
 * Identifies what a method's bodies look like: 16 hexadecimal digits of a hash over request, result and errors, with all
 * they contain. Docs, places, spellings, the names of types, the order of fields and what governs calls (time-out,
 * concurrency) leave no trace; so methods with equal fingerprints understand each other.
 */
export function fingerprint(method: Method, model: Model): string {
  const declarations = declarationsOf(model);
  /** Declarations met before, by the order in which they were met: a second meeting refers back, so recursion ends. */
  const met = new Map<string, number>();

  const ofType = (type: TypeExpr): Canonical => {
    switch (type.kind) {
      case "scalar":
        return type.length === undefined ? type.scalar : [type.scalar, type.length];
      case "list":
        return ["list", ofType(type.element)];
      case "tuple":
        return ["tuple", ...type.elements.map(ofType)];
      case "map":
        return ["map", ofType(type.key), ofType(type.value)];
      case "literal":
        return ["literal", type.value];
      case "nullable":
        return ["nullable", ofType(type.type)];
      case "ref":
        return ofReference(type.id);
    }
  };

  const ofReference = (id: string): Canonical => {
    const number = met.get(id);
    if (number !== undefined) return ["again", number];
    const declaration = declarations.get(id);
    if (declaration === undefined) throw new Error(`bug: no declaration ${id}`);
    met.set(id, met.size);
    return ofDeclaration(declaration);
  };

  const ofDeclaration = (declaration: Declaration): Canonical => {
    switch (declaration.kind) {
      case "record":
        return ["record", ...ofFields(declaration.fields)];
      case "error":
        return ["error", declaration.name ?? declaration.id, ...ofFields(declaration.fields)];
      case "enum":
        return ["enum", ...declaration.members.map((member) => member.value).toSorted(compareValues)];
      case "union":
        return [
          "union",
          declaration.tag,
          ...declaration.variants
            .toSorted((left, right) => compareValues(left.tag, right.tag))
            .map((variant) => [variant.tag, ofReference(variant.record)]),
        ];
      case "alias":
        return ofType(declaration.type);
    }
  };

  const ofFields = (fields: readonly Field[]): readonly Canonical[] =>
    fields
      .toSorted((left, right) => compareValues(left.name, right.name))
      .map((field) => [field.name, field.optional, ofType(field.type)]);

  const form: Canonical = [
    method.kind,
    ofFields(method.parameters),
    method.result === undefined ? "nothing" : ofType(method.result),
    method.errors
      .toSorted((left, right) => compareValues(left.ref, right.ref))
      .map((error) => [error.code, ofReference(error.ref)]),
  ];
  return createHash("sha256").update(JSON.stringify(form)).digest("hex").slice(0, 16);
}

/** Indexes of models that were seen before: a model is asked about once for each of its methods. */
const indexes = new WeakMap<Model, ReadonlyMap<string, Declaration>>();

function declarationsOf(model: Model): ReadonlyMap<string, Declaration> {
  const known = indexes.get(model);
  if (known !== undefined) return known;
  const index = indexDeclarations(model.declarations);
  indexes.set(model, index);
  return index;
}

function compareValues(left: string | number, right: string | number): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
