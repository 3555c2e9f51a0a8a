import {
  type Declaration,
  declarationTypes,
  type Field,
  indexDeclarations,
  type Model,
  reachableIds,
  type TypeExpr,
} from "@autonats/model";

/** A part of the canonical form: JSON, in which everything without an order has been put into one. */
export type Canonical = string | number | boolean | readonly Canonical[];

/** Makes a short text of a canonical form: always the same, and of different forms different ones. */
export type Hash = (form: Canonical) => string;

/** Bodies have at most so many levels, so types that agree this far down agree on every body. */
const deepest = 64;

/** What the declarations of a model look like on the wire. */
export interface TypeHashes {
  /** The canonical form of a type. Equal forms, equal wire. */
  readonly typeForm: (type: TypeExpr) => Canonical;
  readonly fieldForms: (fields: readonly Field[]) => readonly Canonical[];
  /** The hash of a declaration. */
  readonly hashOf: (id: string) => string;
}

const known = new WeakMap<Model, TypeHashes>();

/** The hashes of a model's declarations, worked out once. */
export function typeHashes(model: Model, hash: Hash): TypeHashes {
  const earlier = known.get(model);
  if (earlier !== undefined) return earlier;
  const hashes = hashDeclarations(indexDeclarations(model.declarations), hash);
  known.set(model, hashes);
  return hashes;
}

/**
 * A type that does not contain itself has the hash of its form, in which hashes stand for the types that it contains. For
 * those that do, a hash is made again and again, each time of the hashes before: after n times it tells of n levels. Names
 * and how often a declaration is shared leave no trace.
 */
function hashDeclarations(index: ReadonlyMap<string, Declaration>, hash: Hash): TypeHashes {
  const settled = new Map<string, string>();
  const pending = new Set(index.keys());
  for (let found = true; found; ) {
    found = false;
    for (const id of pending) {
      if (!isReady(id, index, settled)) continue;
      settled.set(id, hash(formsOver(index, settled).declarationForm(id)));
      pending.delete(id);
      found = true;
    }
  }
  let hashes: ReadonlyMap<string, string> = settled;
  for (let level = 0; level < deepest && pending.size > 0; level++) {
    const { declarationForm } = formsOver(index, hashes);
    hashes = new Map([...settled, ...[...pending].map((id) => [id, hash(declarationForm(id))] as const)]);
  }
  const { typeForm, fieldForms } = formsOver(index, hashes);
  return { typeForm, fieldForms, hashOf: (id) => hashes.get(id) ?? "" };
}

/** Whether the hashes of everything in a declaration are known. */
function isReady(id: string, index: ReadonlyMap<string, Declaration>, settled: ReadonlyMap<string, string>): boolean {
  const declaration = index.get(id);
  if (declaration === undefined) throw new Error(`bug: no declaration ${id}`);
  const { typeArguments: _, ...own } = declaration;
  return [...reachableIds(declarationTypes(own), new Map())].every((other) => settled.has(other));
}

interface Forms extends Pick<TypeHashes, "typeForm" | "fieldForms"> {
  readonly declarationForm: (id: string) => Canonical;
}

/** Canonical forms in which hashes stand for declarations. An alias is what it stands for, except inside of itself. */
function formsOver(index: ReadonlyMap<string, Declaration>, hashes: ReadonlyMap<string, string>): Forms {
  const open = new Set<string>();

  const typeForm = (type: TypeExpr): Canonical => {
    switch (type.kind) {
      case "scalar":
        return type.length === undefined ? type.scalar : [type.scalar, type.length];
      case "list":
        return ["list", typeForm(type.element)];
      case "tuple":
        return ["tuple", ...type.elements.map(typeForm)];
      case "map":
        return ["map", typeForm(type.key), typeForm(type.value)];
      case "literal":
        return ["literal", type.value];
      case "nullable":
        return ["nullable", typeForm(type.type)];
      case "ref":
        return referenceForm(type.id);
    }
  };

  const referenceForm = (id: string): Canonical => {
    const declaration = index.get(id);
    if (declaration === undefined) throw new Error(`bug: no declaration ${id}`);
    return declaration.kind === "alias" && !open.has(id) ? declarationForm(id) : ["type", hashes.get(id) ?? ""];
  };

  const declarationForm = (id: string): Canonical => {
    const declaration = index.get(id);
    switch (declaration?.kind) {
      case "record":
        return ["record", ...fieldForms(declaration.fields)];
      case "error":
        return ["error", declaration.name ?? declaration.id, ...fieldForms(declaration.fields)];
      case "enum":
        return ["enum", ...declaration.members.map((member) => member.value).toSorted(compareValues)];
      case "union":
        return [
          "union",
          declaration.tag,
          ...declaration.variants
            .toSorted((left, right) => compareValues(left.tag, right.tag))
            .map((variant) => [variant.tag, referenceForm(variant.record)]),
        ];
      case "alias": {
        open.add(id);
        const form = typeForm(declaration.type);
        open.delete(id);
        return form;
      }
      case undefined:
        throw new Error(`bug: no declaration ${id}`);
    }
  };

  const fieldForms = (fields: readonly Field[]): readonly Canonical[] =>
    fields
      .toSorted((left, right) => compareValues(left.name, right.name))
      .map((field) => [field.name, field.optional, typeForm(field.type)]);

  return { typeForm, fieldForms, declarationForm };
}

/** Order of names and values, in which numbers come before text. */
export function compareValues(left: string | number, right: string | number): number {
  if (typeof left !== typeof right) return typeof left === "number" ? -1 : 1;
  return left < right ? -1 : left > right ? 1 : 0;
}
