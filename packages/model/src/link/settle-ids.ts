import { compareText } from "../compare-text.js";
import type { Declaration, Field } from "../declarations.js";
import type { Method, Service } from "../model.js";
import type { SourceSpan } from "../source.js";
import type { SourceMethod, SourceService } from "../source-model.js";
import type { TypeExpr } from "../types.js";

/** A declaration that a frontend is making. References lead to keys of drafts; `settleIds` puts ids in their place. */
export interface Draft {
  readonly key: string;
  /** The id that it has unless another draft comes first. */
  readonly wanted: string;
  /** Where it was written: decides which of several drafts gets an id that all of them want. */
  readonly place: Pick<SourceSpan, "file" | "line" | "column">;
  /** What was read; undefined when nothing came of it. */
  declaration?: Declaration;
}

const longest = 64;

/**
 * Chooses an id for each draft, by its key. Of those that want the same id, errors come first, then the first by file and
 * place; the next one is `User2`. So ids do not depend on the order in which types were met.
 */
export function settleIds(drafts: readonly Draft[]): ReadonlyMap<string, string> {
  return numberIds([...drafts].sort(compareDrafts));
}

/** Returns for each the id that it wants, or the next with a number where others before it have that. */
export function numberIds(inOrder: readonly Pick<Draft, "key" | "wanted">[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const { key, wanted } of inOrder) {
    const start = wanted.slice(0, longest);
    let id = start;
    for (let number = 2; taken.has(id); number++) id = `${start.slice(0, longest - String(number).length)}${number}`;
    taken.add(id);
    ids.set(key, id);
  }
  return ids;
}

function compareDrafts(left: Draft, right: Draft): number {
  return (
    compareText(left.wanted, right.wanted) ||
    Number(right.declaration?.kind === "error") - Number(left.declaration?.kind === "error") ||
    compareText(left.place.file, right.place.file) ||
    left.place.line - right.place.line ||
    left.place.column - right.place.column ||
    // Instances of one generic type share one place.
    compareText(left.key, right.key)
  );
}

/** A declaration with ids in place of keys. */
export function settleDeclaration(
  { wanted = "", ...declaration }: Declaration,
  ids: ReadonlyMap<string, string>,
): Declaration {
  const id = idOf(declaration.id, ids);
  const typeArguments = declaration.typeArguments?.map((argument) => settleType(argument, ids));
  const base = {
    id,
    ...(wanted.slice(0, longest) === id || wanted === "" ? {} : { wanted: wanted.slice(0, longest) }),
    ...(typeArguments === undefined ? {} : { typeArguments }),
  };
  switch (declaration.kind) {
    case "record": {
      const { rest } = declaration;
      const settled = rest === undefined ? {} : { rest: settleType(rest, ids) };
      return { ...declaration, ...base, fields: settleFields(declaration.fields, ids), ...settled };
    }
    case "choice": {
      const alternatives = declaration.alternatives.map((each) => ({ ...each, type: settleType(each.type, ids) }));
      return { ...declaration, ...base, alternatives };
    }
    case "error": {
      const { name, ...rest } = declaration;
      return {
        ...rest,
        ...base,
        ...(name === undefined || name === id ? {} : { name }),
        fields: settleFields(declaration.fields, ids),
      };
    }
    case "union": {
      const variants = declaration.variants.map((each) => ({ ...each, record: idOf(each.record, ids) }));
      return { ...declaration, ...base, variants };
    }
    case "alias":
      return { ...declaration, ...base, type: settleType(declaration.type, ids) };
    case "enum":
      return { ...declaration, ...base };
  }
}

/** A service with ids in place of keys. */
export function settleService<S extends Pick<SourceService | Service, "methods">>(
  service: S,
  ids: ReadonlyMap<string, string>,
): S {
  return { ...service, methods: service.methods.map((method) => settleMethod(method, ids)) };
}

function settleMethod<M extends SourceMethod | Method>(method: M, ids: ReadonlyMap<string, string>): M {
  const { result } = method;
  return {
    ...method,
    parameters: settleFields(method.parameters, ids),
    ...(result === undefined ? {} : { result: settleType(result, ids) }),
    errors: method.errors.map((error) => ({ ...error, ref: idOf(error.ref, ids) })),
  };
}

function settleFields(fields: readonly Field[], ids: ReadonlyMap<string, string>): readonly Field[] {
  return fields.map((field) => ({ ...field, type: settleType(field.type, ids) }));
}

function settleType(type: TypeExpr, ids: ReadonlyMap<string, string>): TypeExpr {
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
      return { ...type, element: settleType(type.element, ids) };
    case "nullable":
      return { ...type, type: settleType(type.type, ids) };
    case "map":
      return { ...type, key: settleType(type.key, ids), value: settleType(type.value, ids) };
    case "tuple":
      return { ...type, elements: type.elements.map((element) => settleType(element, ids)) };
  }
}

function idOf(key: string, ids: ReadonlyMap<string, string>): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`bug: nothing was declared for ${key}`);
  return id;
}
