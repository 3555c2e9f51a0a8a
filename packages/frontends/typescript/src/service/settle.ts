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
  const ids = settleIds(drafts);
  return {
    services: services.map((draft) => {
      const { service } = draft;
      const read = draft.methods.filter(({ method }) => !broken.has(method.source.file));
      const reached = [...reachableIds(mentionedTypes(service), index)];
      const isWhole = read.length === draft.methods.length && !broken.has(service.source.file);
      const isComplete = isWhole && errorsOf(draft).length === 0 && reached.every((key) => problems.has(key));
      const methods = read.map((each): SourceMethod => {
        const keys = [...reachableIds(mentionedTypes({ methods: [each.method] }), index)];
        return { ...each.method, problems: [...errorsOf(each), ...keys.flatMap((key) => problems.get(key) ?? [])] };
      });
      return settleService({ ...service, methods, ...(isComplete ? {} : { incomplete: true }) }, ids);
    }),
    declarations: declarations.map((declaration) => settleDeclaration(declaration, ids)),
  };
}

function errorsOf({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }): readonly Diagnostic[] {
  return diagnostics.filter((diagnostic) => diagnostic.severity === "error");
}
