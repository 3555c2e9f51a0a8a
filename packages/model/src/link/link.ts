import type { Annotation } from "../annotations.js";
import { compareText } from "../compare-text.js";
import type { Declaration } from "../declarations.js";
import { createDiagnostic } from "../diagnostics/create.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { compareDiagnostics } from "../diagnostics/format.js";
import type { Model, Service } from "../model.js";
import type { SourceModel, SourceService } from "../source-model.js";
import { indexDeclarations, mentionedTypes, reachableIds } from "../walk.js";
import { checkFieldNames } from "./check-names.js";
import type { LinkDefaults } from "./defaults.js";
import { linkService, sharedSubjects } from "./link-service.js";

export interface LinkResult {
  /** The services without an error; what an erroneous one alone needs is left out too. */
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
}

interface Linked {
  readonly service: Service;
  readonly marker: Annotation;
}

/** Creates a model from what a frontend read: resolves names and annotations, fills in defaults, checks every rule. */
export function link(source: SourceModel, defaults: LinkDefaults): LinkResult {
  const diagnostics: Diagnostic[] = [];
  const index = indexDeclarations(source.declarations);
  const linked = source.services.flatMap((service) => {
    const problems: Diagnostic[] = [];
    const result = linkService(service, defaults, (problem) => problems.push(problem));
    problems.push(...declarationProblems(result, index));
    diagnostics.push(...problems);
    const isWhole = service.incomplete !== true && !problems.some((problem) => problem.severity === "error");
    return isWhole ? [{ service: result, marker: markerOf(service) }] : [];
  });
  const clashes = sharedSubjects(linked);
  const model = assemble(firstOfEachSubject(linked), index);
  return { model, diagnostics: uniqueDiagnostics([...diagnostics, ...clashes]) };
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

/** Problems in the types that a service reaches: they are the service's own, for its code would need them. */
function declarationProblems(service: Service, index: ReadonlyMap<string, Declaration>): readonly Diagnostic[] {
  const inTypes = reachedDeclarations([service], index).flatMap((declaration) => {
    if (declaration.kind === "record" || declaration.kind === "error") {
      return checkFieldNames("field", declaration.fields);
    }
    if (declaration.kind === "union") return tagProblems(declaration, index);
    return [];
  });
  return [...inTypes, ...service.methods.flatMap((method) => errorProblems(method, index))];
}

/** Two errors of one method that its callers cannot tell apart. */
function errorProblems(
  { source, errors }: Service["methods"][number],
  index: ReadonlyMap<string, Declaration>,
): readonly Diagnostic[] {
  const seen = new Set<string>();
  return errors.flatMap(({ ref }) => {
    const declaration = index.get(ref);
    const name = (declaration?.kind === "error" ? declaration.name : undefined) ?? ref;
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [createDiagnostic("AN3026", source, { method: source.name, name })];
  });
}

/** Two alternatives of a union that the tag cannot tell apart. */
function tagProblems(
  union: Extract<Declaration, { kind: "union" }>,
  index: ReadonlyMap<string, Declaration>,
): readonly Diagnostic[] {
  const first = new Map<string, string>();
  return union.variants.flatMap(({ tag, record }) => {
    const earlier = first.get(tag);
    if (earlier === undefined) {
      first.set(tag, record);
      return [];
    }
    const span = union.source ?? index.get(record)?.source;
    return [createDiagnostic("AN3011", span, { tag: union.tag, value: tag, first: earlier, second: record })];
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
