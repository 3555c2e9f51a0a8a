import { type Declaration, mentionedTypes, reachableIds, type Service } from "@autonats/model";

/** The declarations that services need, in order of id. */
export function reachedBy(
  services: readonly Service[],
  index: ReadonlyMap<string, Declaration>,
): readonly Declaration[] {
  return [...reachableIds(services.flatMap(mentionedTypes), index)].toSorted().flatMap((id) => index.get(id) ?? []);
}
