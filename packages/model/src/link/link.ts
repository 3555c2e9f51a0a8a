import type { Annotation } from "../annotations.js";
import { compareText } from "../compare-text.js";
import type { Declaration } from "../declarations.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { compareDiagnostics } from "../diagnostics/format.js";
import type { Model, Service } from "../model.js";
import type { SourceModel, SourceService } from "../source-model.js";
import { indexDeclarations, mentionedTypes, reachableIds } from "../walk.js";
import type { LinkOptions } from "./defaults.js";
import type { WayOut } from "./link-methods.js";
import { linkService, sharedSubjects } from "./link-service.js";
import { checkDeclarations } from "./type-problems.js";

export interface LinkResult {
  /** The services without an error; what an erroneous one alone needs is left out too. */
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
  /** What the frontend has reported of methods that are left out, which the warnings among `diagnostics` stand for. */
  readonly excused: readonly Diagnostic[];
  /** What leaves out each method that cannot be served, so that the others can. */
  readonly ways: readonly WayOut[];
}

interface Linked {
  readonly service: Service;
  readonly marker: Annotation;
}

/** Creates a model from what a frontend read: resolves names and annotations, fills in defaults, checks every rule. */
export function link(source: SourceModel, options: LinkOptions): LinkResult {
  const diagnostics: Diagnostic[] = [];
  const excused: Diagnostic[] = [];
  const ways: WayOut[] = [];
  const index = indexDeclarations(source.declarations);
  const declarations = checkDeclarations(index);
  const linked = source.services.flatMap((service) => {
    const problems: Diagnostic[] = [];
    const result = linkService(service, options, declarations, (problem) => problems.push(problem));
    diagnostics.push(...problems);
    excused.push(...result.excused);
    ways.push(...result.ways);
    const isWhole =
      service.incomplete !== true && result.isWhole && !problems.some(({ severity }) => severity === "error");
    return isWhole ? [{ service: result.service, marker: markerOf(service) }] : [];
  });
  const clashes = sharedSubjects(linked);
  const model = assemble(firstOfEachSubject(linked), index);
  return { model, diagnostics: uniqueDiagnostics([...diagnostics, ...clashes]), excused, ways };
}

function markerOf(service: SourceService): Annotation {
  const marker = service.annotations.find((annotation) => annotation.name === "server");
  return marker ?? { name: "server", value: "", span: service.source };
}

/** The services that answer on their subjects: of those that share one, the first. */
function firstOfEachSubject(linked: readonly Linked[]): readonly Service[] {
  const subjects = new Set<string>();
  return linked.flatMap(({ service }) => {
    if (subjects.has(service.subject)) return [];
    subjects.add(service.subject);
    return [service];
  });
}

function assemble(services: readonly Service[], index: ReadonlyMap<string, Declaration>): Model {
  const missing = missingId(services, index);
  if (missing !== undefined) throw new Error(`bug: the frontend gave no declaration for ${missing}`);
  return {
    formatVersion: 1,
    services: [...services].sort(
      ({ source: a }, { source: b }) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column,
    ),
    declarations: [...reachedDeclarations(services, index)].sort((a, b) => compareText(a.id, b.id)),
  };
}

/** What the services reach, as far as it could be read. */
function reachedDeclarations(
  services: readonly Service[],
  index: ReadonlyMap<string, Declaration>,
): readonly Declaration[] {
  return [...reachableIds(services.flatMap(mentionedTypes), index)].flatMap((id) => index.get(id) ?? []);
}

function missingId(services: readonly Service[], index: ReadonlyMap<string, Declaration>): string | undefined {
  return [...reachableIds(services.flatMap(mentionedTypes), index)].find((id) => !index.has(id));
}

/** One of each, in the order of a report: a type that two services share is wrong once. */
function uniqueDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic]));
  return [...seen.values()].sort(compareDiagnostics);
}
