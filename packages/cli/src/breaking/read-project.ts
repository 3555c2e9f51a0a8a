import type { Diagnostic, Model, Service } from "@autonats/model";
import { createDiskHost } from "@autonats/model/node";
import type { Request } from "../config/request.js";
import { loadSettings } from "../config/settings.js";
import { discover } from "../discovery/discover.js";
import { readModel, withoutClashes } from "../generate/read-model.js";

/** The interfaces of a project. */
export interface ProjectModels {
  /** One for each language that has marked interfaces. */
  readonly models: readonly Model[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads all marked interfaces of a project, with the settings of its own configuration. */
export async function readProject(request: Request): Promise<ProjectModels> {
  const { settings, diagnostics: problems } = await loadSettings(request);
  const discovery = discover(settings, []);
  const diagnostics = [...problems, ...discovery.diagnostics];
  const models: Model[] = [];
  const linked: Service[] = [];
  for (const language of new Set(discovery.sources.map((source) => source.language))) {
    const own = discovery.sources.filter((source) => source.language === language);
    const read = await readModel(await language.load(), own, settings, createDiskHost());
    const { model, clashes } = withoutClashes(read.model, linked);
    linked.push(...model.services);
    models.push(model);
    diagnostics.push(...read.diagnostics, ...clashes);
  }
  return { models, diagnostics };
}
