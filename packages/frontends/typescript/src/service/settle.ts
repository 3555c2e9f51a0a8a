import {
  type Declaration,
  type Diagnostic,
  indexDeclarations,
  mentionedTypes,
  reachableIds,
  type SourceModel,
  type SourceService,
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
  const declarations = whole.flatMap(({ declaration }) => declaration ?? []);
  const index = indexDeclarations(declarations);
  const sound = new Set(whole.filter(isSound).map(({ key }) => key));
  const ids = settleIds(drafts);
  return {
    services: services.map(({ service, diagnostics }) => {
      const methods = service.methods.filter(({ source }) => !broken.has(source.file));
      const isWhole = methods.length === service.methods.length && !broken.has(service.source.file);
      const isComplete = isWhole && !hasError(diagnostics) && isReachSound(service, index, sound);
      return settleService(isComplete ? service : { ...service, methods, incomplete: true }, ids);
    }),
    declarations: declarations.map((declaration) => settleDeclaration(declaration, ids)),
  };
}

function isSound({ declaration, diagnostics }: Draft): boolean {
  return declaration !== undefined && !hasError(diagnostics);
}

function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

function isReachSound(
  service: SourceService,
  index: ReadonlyMap<string, Declaration>,
  sound: ReadonlySet<string>,
): boolean {
  return [...reachableIds(mentionedTypes(service), index)].every((key) => sound.has(key));
}
