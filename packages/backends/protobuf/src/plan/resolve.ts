import { type AliasDeclaration, type Declaration, declarationOf, type TypeExpr } from "@autonats/model";

/** A type without the names and the null around it. */
export interface Resolved {
  readonly type: TypeExpr;
  readonly isNullable: boolean;
}

/** Looks through the names of types. */
export interface Resolver {
  readonly resolve: (type: TypeExpr) => Resolved;
  /** Reports whether an alias leads back to itself by other aliases alone: only a message can hold what it stands for. */
  readonly isEndless: (alias: AliasDeclaration) => boolean;
}

/** Creates a resolver of the types of a model. */
export function createResolver(declarations: ReadonlyMap<string, Declaration>): Resolver {
  const known = new Map<string, boolean>();
  const isEndless = (alias: AliasDeclaration): boolean => {
    const found = known.get(alias.id) ?? leadsTo(alias.id, alias.type, declarations);
    known.set(alias.id, found);
    return found;
  };
  const resolve = (type: TypeExpr): Resolved => {
    if (type.kind === "nullable") return { ...resolve(type.type), isNullable: true };
    const declaration = type.kind === "ref" ? declarationOf(declarations, type.id) : undefined;
    if (declaration?.kind !== "alias" || isEndless(declaration)) return { type, isNullable: false };
    return resolve(declaration.type);
  };
  return { resolve, isEndless };
}

function leadsTo(id: string, from: TypeExpr, declarations: ReadonlyMap<string, Declaration>): boolean {
  const seen = new Set<string>();
  const pending: TypeExpr[] = [from];
  for (let type = pending.pop(); type !== undefined; type = pending.pop()) {
    if (type.kind === "list") pending.push(type.element);
    else if (type.kind === "map") pending.push(type.key, type.value);
    else if (type.kind === "tuple") pending.push(...type.elements);
    else if (type.kind === "nullable") pending.push(type.type);
    else if (type.kind === "ref" && !seen.has(type.id)) {
      if (type.id === id) return true;
      seen.add(type.id);
      const declaration = declarationOf(declarations, type.id);
      if (declaration.kind === "alias") pending.push(declaration.type);
    }
  }
  return false;
}
