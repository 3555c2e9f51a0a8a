import {
  type Declaration,
  indexDeclarations,
  type Model,
  reachableIds,
  type Service,
  type TypeExpr,
} from "@autonats/model";
import type { Settings } from "../config/settings.js";
import type { ImportExtension } from "../config/values.js";
import { importExtensionFinder, importingDirectory } from "../discovery/import-extension.js";

/** A part of a model whose files are printed with one ending for imports. */
export interface ImportGroup {
  readonly model: Model;
  readonly importExtension: ImportExtension;
}

/** Parts a model by how the TypeScript projects of its sources write imports. Most often one part is all. */
export function splitByImports(
  model: Model,
  settings: Settings,
  out: string | undefined,
  candidates: readonly string[],
): readonly ImportGroup[] {
  if (settings.importExtension !== undefined) return [{ model, importExtension: settings.importExtension }];
  const find = importExtensionFinder(settings.root, candidates);
  const groups = new Map<ImportExtension, Service[]>();
  for (const service of model.services) {
    const extension = find(importingDirectory(settings.root, service.source.file, out));
    const group = groups.get(extension);
    if (group === undefined) groups.set(extension, [service]);
    else group.push(service);
  }
  if (groups.size <= 1) return [...groups.keys()].map((importExtension) => ({ model, importExtension }));
  return [...groups].map(([importExtension, services]) => ({ model: partOf(model, services), importExtension }));
}

function partOf(model: Model, services: readonly Service[]): Model {
  const index = indexDeclarations(model.declarations);
  const reached = reachableIds(services.flatMap(typesOf), index);
  return { ...model, services, declarations: model.declarations.filter(({ id }: Declaration) => reached.has(id)) };
}

function typesOf({ methods }: Service): readonly TypeExpr[] {
  return methods.flatMap(({ parameters, result, errors }) => [
    ...parameters.map((parameter) => parameter.type),
    ...(result === undefined ? [] : [result]),
    ...errors.map((error): TypeExpr => ({ kind: "ref", id: error.ref })),
  ]);
}
