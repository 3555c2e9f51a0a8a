import {
  childTypes,
  type Declaration,
  declarationOf,
  declarationTypes,
  mentionedTypes,
  type Service,
  type TypeExpr,
} from "@autonats/model";

/** The declarations that services need, each where it is first mentioned. */
export function reachedDeclarations(
  services: readonly Service[],
  declarations: ReadonlyMap<string, Declaration>,
): readonly Declaration[] {
  return reach(services, declarations, childTypes, declarationTypes);
}

/** Those of them whose values are written and read as such: not what only helped to spell another type. */
export function sentDeclarations(
  services: readonly Service[],
  declarations: ReadonlyMap<string, Declaration>,
): readonly Declaration[] {
  return reach(
    services,
    declarations,
    (type) => (type.kind === "literal" ? [] : childTypes(type)),
    ({ typeArguments: _, ...declaration }) => declarationTypes(declaration),
  );
}

function reach(
  services: readonly Service[],
  declarations: ReadonlyMap<string, Declaration>,
  inType: (type: TypeExpr) => readonly TypeExpr[],
  inDeclaration: (declaration: Declaration) => readonly TypeExpr[],
): readonly Declaration[] {
  const reached = new Map<string, Declaration>();
  const pending = services.flatMap(mentionedTypes).reverse();
  for (let type = pending.pop(); type !== undefined; type = pending.pop()) {
    pending.push(...inType(type).toReversed());
    if (type.kind !== "ref" || reached.has(type.id)) continue;
    const declaration = declarationOf(declarations, type.id);
    reached.set(type.id, declaration);
    pending.push(...inDeclaration(declaration).toReversed());
  }
  return [...reached.values()];
}
