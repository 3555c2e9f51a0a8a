import {
  createDiagnostic,
  type Diagnostic,
  type Frontend,
  link,
  type Model,
  type Service,
  type SourceHost,
  type SourceService,
  type TextEdit,
  type WayOut,
} from "@autonats/model";
import type { Settings } from "../config/settings.js";
import type { SourceFile } from "../discovery/discover.js";

/** What the sources of one language come to. */
export interface ReadModel {
  readonly source: readonly SourceService[];
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
  readonly inputs: readonly string[];
}

/** Reads and links the sources of one language. */
export async function readModel(
  frontend: Frontend,
  files: readonly SourceFile[],
  settings: Settings,
  host: SourceHost,
): Promise<ReadModel> {
  const { root, linking, types } = settings;
  const paths = files.map(({ path }) => path);
  const { source, diagnostics, inputs } = await frontend.parse({ root, files: paths, host, types });
  const linked = link(source, linking);
  const excused = new Set(linked.excused);
  return {
    source: source.services,
    model: linked.model,
    diagnostics: withWaysOut([...diagnostics.filter((each) => !excused.has(each)), ...linked.diagnostics], linked.ways),
    inputs,
  };
}

/** Returns diagnostics with the edits that leave out the methods which have them, for those that nothing else mends. */
function withWaysOut(diagnostics: readonly Diagnostic[], ways: readonly WayOut[]): readonly Diagnostic[] {
  const edits = new Map<string, TextEdit[]>();
  for (const { problems, edit } of ways) {
    for (const problem of problems) {
      const key = JSON.stringify(problem);
      edits.set(key, [...(edits.get(key) ?? []), edit]);
    }
  }
  return diagnostics.map((diagnostic) => {
    const own = diagnostic.edits ?? edits.get(JSON.stringify(diagnostic));
    return own === undefined ? diagnostic : { ...diagnostic, edits: own };
  });
}

/**
 * Returns a model without the services that answer on the subjects of those of another language, and reports them. Within one language,
 * linking has seen to it.
 */
export function withoutClashes(
  model: Model,
  earlier: readonly Service[],
): { model: Model; clashes: readonly Diagnostic[] } {
  const taken = new Map(earlier.map((service) => [service.subject, service]));
  const clashes = model.services.flatMap((service) => {
    const first = taken.get(service.subject);
    if (first === undefined) return [];
    const names = { name: service.name, subject: `autonats.${service.subject}` };
    return [createDiagnostic("AN3005", service.source, names, [{ span: first.source, message: "the first is here" }])];
  });
  return { model: { ...model, services: model.services.filter(({ subject }) => !taken.has(subject)) }, clashes };
}
