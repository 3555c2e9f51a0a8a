import {
  type Declaration,
  type Diagnostic,
  indexDeclarations,
  reachableIds,
  type SourceModel,
  type SourceService,
  type TypeExpr,
} from "@autonats/model";
import type { Draft } from "./draft.js";
import type { ServiceDraft } from "./read-service.js";
import { renameDeclaration, renameService, settleIds } from "./settle-ids.js";

/** Puts what was read together: ids in place of keys, and a mark on services that are not whole. */
export function settle(services: readonly ServiceDraft[], drafts: readonly Draft[]): SourceModel {
  const declarations = drafts.flatMap(({ declaration }) => declaration ?? []);
  const index = indexDeclarations(declarations);
  const broken = new Set(drafts.filter(isBroken).map(({ key }) => key));
  const ids = settleIds(drafts);
  return {
    services: services.map(({ service, diagnostics }) => {
      const isIncomplete = hasError(diagnostics) || reaches(service, index, broken);
      return renameService(isIncomplete ? { ...service, incomplete: true } : service, ids);
    }),
    declarations: declarations.map((declaration) => renameDeclaration(declaration, ids)),
  };
}

function isBroken({ declaration, diagnostics }: Draft): boolean {
  return declaration === undefined || hasError(diagnostics);
}

function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

function reaches(
  service: SourceService,
  index: ReadonlyMap<string, Declaration>,
  broken: ReadonlySet<string>,
): boolean {
  const types = service.methods.flatMap(({ parameters, result, errors }): TypeExpr[] => [
    ...parameters.map((parameter) => parameter.type),
    ...(result === undefined ? [] : [result]),
    ...errors.map(({ ref }): TypeExpr => ({ kind: "ref", id: ref })),
  ]);
  return [...reachableIds(types, index)].some((key) => broken.has(key));
}
