import { type AliasDeclaration, childTypes, type Declaration, type TypeExpr } from "@autonats/model";

/** Reports whether an alias leads back to itself through nothing but aliases. */
export function isRecursiveAlias(alias: AliasDeclaration, index: ReadonlyMap<string, Declaration>): boolean {
  const seen = new Set<string>();
  const pending: TypeExpr[] = [alias.type];
  for (let type = pending.pop(); type !== undefined; type = pending.pop()) {
    pending.push(...childTypes(type));
    const declaration = type.kind === "ref" && !seen.has(type.id) ? index.get(type.id) : undefined;
    if (declaration?.kind !== "alias") continue;
    if (declaration === alias) return true;
    seen.add(declaration.id);
    pending.push(declaration.type);
  }
  return false;
}
