import { type Declaration, reachableIds, type Service, type TypeExpr } from "@autonats/model";

/** The declarations that services need, in order of id. */
export function reachedBy(
  services: readonly Service[],
  index: ReadonlyMap<string, Declaration>,
): readonly Declaration[] {
  const roots = services.flatMap(({ methods }) =>
    methods.flatMap(({ parameters, result, errors }): readonly TypeExpr[] => [
      ...parameters.map(({ type }) => type),
      ...(result === undefined ? [] : [result]),
      ...errors.map(({ ref }): TypeExpr => ({ kind: "ref", id: ref })),
    ]),
  );
  return [...reachableIds(roots, index)].toSorted().flatMap((id) => index.get(id) ?? []);
}
