import {
  type Diagnostic,
  indexDeclarations,
  mentionedTypes,
  reachableIds,
  type SourceMethod,
  type SourceModel,
  settleDeclaration,
  settleIds,
  settleService,
} from "@autonats/model";
import type { Draft } from "../types/reading.js";
import type { ServiceDraft } from "./read-service.js";

/**
 * Puts what was read together: ids in place of keys, and a mark on services that are not whole.
 *
 * @param broken Files with syntax errors. What they declare is left out, for nobody knows what it should have been.
 */
export function settle(
  services: readonly ServiceDraft[],
  drafts: readonly Draft[],
  broken: ReadonlySet<string>,
): SourceModel {
  const whole = drafts.filter(({ place }) => !broken.has(place.file));
  const declarations = whole.flatMap(({ declaration, wanted }) => (declaration ? [{ ...declaration, wanted }] : []));
  const index = indexDeclarations(declarations);
  /** What is wrong with each declaration. Without an entry nothing of it could be read, for which something else is to blame. */
  const problems = new Map(
    whole
      .filter((draft) => draft.declaration !== undefined || errorsOf(draft).length > 0)
      .map((draft) => [draft.key, errorsOf(draft)]),
  );
  const keysOf = (method: SourceMethod): readonly string[] => [
    ...reachableIds(mentionedTypes({ methods: [method] }), index),
  ];
  const ids = settleIds(drafts);
  return {
    services: services.map((draft) => {
      const { service } = draft;
      const read = draft.methods.filter(({ method }) => !broken.has(method.source.file));
      const isWhole = read.length === draft.methods.length && !broken.has(service.source.file);
      const methods = read.map((each): SourceMethod => {
        const keys = keysOf(each.method);
        return { ...each.method, problems: [...errorsOf(each), ...keys.flatMap((key) => problems.get(key) ?? [])] };
      });
      // A method with problems may lead to types that were not read: it is not served either way.
      const sound = methods.filter((method) => method.problems?.length === 0);
      const isComplete =
        isWhole && errorsOf(draft).length === 0 && sound.flatMap(keysOf).every((key) => problems.has(key));
      return settleService({ ...service, methods, ...(isComplete ? {} : { incomplete: true }) }, ids);
    }),
    declarations: declarations.map((declaration) => settleDeclaration(declaration, ids)),
  };
}

function errorsOf({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }): readonly Diagnostic[] {
  return diagnostics.filter((diagnostic) => diagnostic.severity === "error");
}
