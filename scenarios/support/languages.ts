import type { GenerateResult, Target } from "@autonats/codegen";
import type { Model, SourceHost, SourceLanguage } from "@autonats/model";
import { builtInLanguages } from "autonats/languages";

/** The languages that scenarios have input in. Where a scenario has several, each has a folder with its id. */
export const sources: readonly SourceLanguage[] = builtInLanguages.sources.map((source) =>
  source.id === "typescript" ? { ...source, load: loadPatientTypescript } : source,
);

/** What every scenario is generated for. Each has a folder with its id below `output`. */
export const targets: readonly Target[] = builtInLanguages.targets;

/** Without a limit of time, so that no expected file depends on how fast the machine is. */
async function loadPatientTypescript() {
  const { createTypescriptFrontend } = await import("@autonats/frontend-typescript");
  return createTypescriptFrontend({ limits: { milliseconds: Number.POSITIVE_INFINITY, types: 10_000, depth: 50 } });
}

const emptyHost: SourceHost = {
  readFile: () => undefined,
  isFile: () => false,
  isDirectory: () => false,
  readDirectory: () => [],
  realPath: (path) => path,
};

/** Generates as in a project without settings of any kind, `tracing` aside. */
export function generateAlone(target: Target, model: Model, tracing: boolean): Promise<GenerateResult> {
  const project = { root: "/", sources: [], host: emptyHost };
  return target.generate(model, { out: target.defaultOut, settings: {}, tracing, project });
}
