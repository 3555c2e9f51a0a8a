import {
  compareText,
  type Declaration,
  indexDeclarations,
  type Model,
  mentionedTypes,
  numberIds,
  reachableIds,
  type Service,
  settleDeclaration,
  settleService,
} from "@autonats/model";

/**
 * Returns the part of a model that some of its services need, with the ids that its types would have if there were nothing else: what
 * is printed for these services does not depend on what is generated besides.
 */
export function isolate<S extends Pick<Service, "methods">>(
  model: Model,
  services: readonly S[],
): Pick<Model, "declarations"> & { readonly services: readonly S[] } {
  const index = indexDeclarations(model.declarations);
  const reached = [...reachableIds(services.flatMap(mentionedTypes), index)].flatMap((id) => index.get(id) ?? []);
  const ids = numberIds(reached.toSorted(inOrderOfIds).map((each) => ({ key: each.id, wanted: wantedBy(each) })));
  return {
    services: services.map((service) => settleService(service, ids)),
    declarations: reached
      .map((each) => settleDeclaration(withOwnName({ ...each, wanted: wantedBy(each) }), ids))
      .sort((left, right) => compareText(left.id, right.id)),
  };
}

function wantedBy({ wanted, id }: Declaration): string {
  return wanted ?? id;
}

/** Those that want one id are in the order of the numbers that they have. */
function inOrderOfIds(left: Declaration, right: Declaration): number {
  return compareText(wantedBy(left), wantedBy(right)) || numberOf(left) - numberOf(right);
}

function numberOf({ wanted, id }: Declaration): number {
  return wanted === undefined ? 1 : Number(/\d+$/u.exec(id)?.[0] ?? 1);
}

/** The name of an error on the wire is not that of its id, should that change. */
function withOwnName(declaration: Declaration): Declaration {
  return declaration.kind === "error" ? { ...declaration, name: declaration.name ?? declaration.id } : declaration;
}
