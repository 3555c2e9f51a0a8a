import type { TargetProject } from "@autonats/codegen";
import {
  type Declaration,
  indexDeclarations,
  type Model,
  mentionedTypes,
  reachableIds,
  type Service,
} from "@autonats/model";
import type { ImportExtension } from "../options.js";
import { importExtensionFinder, importingDirectory } from "./import-extension.js";

/** A part of a model whose files are printed with one ending for imports. */
export interface ImportGroup {
  readonly model: Model;
  readonly importExtension: ImportExtension;
}

/** Parts a model by how the TypeScript projects of its sources write imports. Most often one part is all. */
export function splitByImports(model: Model, out: string | undefined, project: TargetProject): readonly ImportGroup[] {
  const find = importExtensionFinder(project);
  const groups = new Map<ImportExtension, Service[]>();
  for (const service of model.services) {
    const extension = find(importingDirectory(project.root, service.source.file, out));
    const group = groups.get(extension);
    if (group === undefined) groups.set(extension, [service]);
    else group.push(service);
  }
  if (groups.size <= 1) return [...groups.keys()].map((importExtension) => ({ model, importExtension }));
  return [...groups].map(([importExtension, services]) => ({ model: partOf(model, services), importExtension }));
}

function partOf(model: Model, services: readonly Service[]): Model {
  const index = indexDeclarations(model.declarations);
  const reached = reachableIds(services.flatMap(mentionedTypes), index);
  return { ...model, services, declarations: model.declarations.filter(({ id }: Declaration) => reached.has(id)) };
}
