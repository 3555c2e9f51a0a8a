import { childTypes, type Declaration, declarationTypes, type TypeExpr } from "@autonats/model";

/** Which declarations hold each other by value, which Go cannot lay out in memory. */
export interface ValueCycles {
  /** Reports whether the two are parts of one cycle, or one of them contains itself. */
  readonly together: (left: string, right: string) => boolean;
}

/**
 * Finds the declarations that contain themselves with nothing in between that can be empty. No finite data has such a
 * type, but a model may, and Go needs a pointer in it.
 */
export function findValueCycles(declarations: readonly Declaration[]): ValueCycles {
  const edges = new Map(declarations.map((declaration) => [declaration.id, heldByValue(declaration)]));
  const reach = new Map([...edges.keys()].map((id) => [id, reachable(id, edges)]));
  return {
    together: (left, right) => reach.get(left)?.has(right) === true && reach.get(right)?.has(left) === true,
  };
}

/** The aliases that lead back to themselves through aliases alone. */
export function findAliasCycles(declarations: readonly Declaration[]): ReadonlySet<string> {
  const aliases = declarations.filter((declaration) => declaration.kind === "alias");
  const edges = new Map(aliases.map((alias) => [alias.id, references(alias.type)]));
  return new Set([...edges.keys()].filter((id) => reachable(id, edges).has(id)));
}

/** The aliases that lead back to themselves through whatever declarations. */
export function findRecursiveAliases(declarations: readonly Declaration[]): ReadonlySet<string> {
  const edges = new Map(declarations.map((each) => [each.id, declarationTypes(each).flatMap(references)]));
  const aliases = declarations.filter((declaration) => declaration.kind === "alias");
  return new Set(aliases.flatMap(({ id }) => (reachable(id, edges).has(id) ? [id] : [])));
}

/** What can be reached in one step or more. */
function reachable(start: string, edges: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>();
  const pending = [...(edges.get(start) ?? [])];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    pending.push(...(edges.get(id) ?? []));
  }
  return reached;
}

function heldByValue(declaration: Declaration): readonly string[] {
  switch (declaration.kind) {
    case "record":
      return declaration.fields.flatMap((field) => (field.optional ? [] : typesByValue(field.type)));
    case "alias":
      return typesByValue(declaration.type);
    case "error":
    case "union":
    case "choice":
    case "enum":
      return [];
  }
}

function typesByValue(type: TypeExpr): readonly string[] {
  if (type.kind === "tuple") return type.elements.flatMap(typesByValue);
  return type.kind === "ref" ? [type.id] : [];
}

function references(type: TypeExpr): readonly string[] {
  return type.kind === "ref" ? [type.id] : childTypes(type).flatMap(references);
}
