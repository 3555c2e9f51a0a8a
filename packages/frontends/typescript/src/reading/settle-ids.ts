import type { Declaration, Field, SourceMethod, SourceService, TypeExpr } from "@autonats/model";
import type { Draft } from "./draft.js";

const longest = 64;

/**
 * Gives each draft an id of its own. Who comes first in order of file and place gets the id it wants, the next one `User2`, so that ids do not depend
 * on the order in which types are met. Errors come before all others.
 */
export function settleIds(drafts: readonly Draft[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const draft of [...drafts].sort(compareDrafts)) {
    let id = draft.wanted;
    for (let number = 2; taken.has(id); number++) {
      const suffix = String(number);
      id = `${draft.wanted.slice(0, longest - suffix.length)}${suffix}`;
    }
    taken.add(id);
    ids.set(draft.key, id);
  }
  return ids;
}

function compareDrafts(a: Draft, b: Draft): number {
  return (
    compare(a.wanted, b.wanted) ||
    Number(b.declaration?.kind === "error") - Number(a.declaration?.kind === "error") ||
    compare(a.place.file, b.place.file) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    compare(a.key, b.key)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A declaration with ids in place of keys. */
export function renameDeclaration(declaration: Declaration, ids: ReadonlyMap<string, string>): Declaration {
  const id = idOf(declaration.id, ids);
  const { typeArguments } = declaration;
  const renamed =
    typeArguments === undefined ? {} : { typeArguments: typeArguments.map((argument) => renameType(argument, ids)) };
  switch (declaration.kind) {
    case "record":
      return { ...declaration, ...renamed, id, fields: renameFields(declaration.fields, ids) };
    case "error": {
      const name = declaration.name === id ? {} : { name: declaration.name };
      const { name: _name, ...rest } = declaration;
      return { ...rest, ...renamed, ...(name as { name?: string }), id, fields: renameFields(declaration.fields, ids) };
    }
    case "union": {
      const variants = declaration.variants.map(({ tag, record }) => ({ tag, record: idOf(record, ids) }));
      return { ...declaration, ...renamed, id, variants };
    }
    case "alias":
      return { ...declaration, ...renamed, id, type: renameType(declaration.type, ids) };
    case "enum":
      return { ...declaration, ...renamed, id };
  }
}

/** A service with ids in place of keys. */
export function renameService(service: SourceService, ids: ReadonlyMap<string, string>): SourceService {
  return { ...service, methods: service.methods.map((method) => renameMethod(method, ids)) };
}

function renameMethod(method: SourceMethod, ids: ReadonlyMap<string, string>): SourceMethod {
  const { parameters, result, errors } = method;
  return {
    ...method,
    parameters: renameFields(parameters, ids),
    ...(result === undefined ? {} : { result: renameType(result, ids) }),
    errors: errors.map(({ name, ref }) => ({ name, ref: idOf(ref, ids) })),
  };
}

function renameFields(fields: readonly Field[], ids: ReadonlyMap<string, string>): readonly Field[] {
  return fields.map((field) => ({ ...field, type: renameType(field.type, ids) }));
}

function renameType(type: TypeExpr, ids: ReadonlyMap<string, string>): TypeExpr {
  switch (type.kind) {
    case "scalar":
      return type;
    case "literal":
      return type.member === undefined
        ? type
        : { ...type, member: { ...type.member, ref: idOf(type.member.ref, ids) } };
    case "ref":
      return { ...type, id: idOf(type.id, ids) };
    case "list":
      return { ...type, element: renameType(type.element, ids) };
    case "nullable":
      return { ...type, type: renameType(type.type, ids) };
    case "map":
      return { ...type, key: renameType(type.key, ids), value: renameType(type.value, ids) };
    case "tuple":
      return { ...type, elements: type.elements.map((element) => renameType(element, ids)) };
  }
}

function idOf(key: string, ids: ReadonlyMap<string, string>): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`bug: nothing was read for ${key}`);
  return id;
}
