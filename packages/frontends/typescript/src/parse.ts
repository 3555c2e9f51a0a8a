import { compareDiagnostics, type Diagnostic, type FrontendInput, type FrontendResult } from "@autonats/model";
import { inspect } from "./compiler/inspect.js";
import { openProjects } from "./compiler/open-projects.js";
import { ownFiles } from "./compiler/own-files.js";
import type { Project } from "./compiler/project.js";
import { findServices } from "./compiler/services.js";
import { strayAnnotations } from "./compiler/stray-annotations.js";
import { syntaxErrors } from "./compiler/syntax-errors.js";
import { describeMisplaced } from "./service/misplaced-marker.js";
import { readService, type ServiceDraft } from "./service/read-service.js";
import { settle } from "./service/settle.js";
import { annotationsOf, describeStray } from "./service/stray-annotations.js";
import { Budget, defaultLimits, type Limits } from "./types/budget.js";
import { TypeReader } from "./types/type-reader.js";

/** Reads the marked interfaces of some files. */
export function parse(input: FrontendInput, limits: Limits = defaultLimits): FrontendResult {
  const files = input.files.filter((file) => input.host.readFile(file)?.includes("@nats:"));
  const { projects, configFiles, diagnostics: ofSettings } = openProjects({ ...input, files });
  const reader = new TypeReader(new Budget(limits));
  const found = projects.map((project) => readProject(project, input.types ?? {}, reader));
  const drafts = reader.drafts();
  const services = found.flatMap((each) => each.services);
  const ofSyntax = projects.flatMap(syntaxErrors);
  const broken = new Set(ofSyntax.flatMap(({ span }) => (span === undefined ? [] : [span.file])));
  const ofMeaning = [
    ...found.flatMap((each) => each.diagnostics),
    ...[...services, ...services.flatMap(({ methods }) => methods), ...drafts].flatMap((each) => each.diagnostics),
  ];
  return {
    source: settle(services, drafts, broken),
    diagnostics: uniqueDiagnostics([...ofSettings, ...ofSyntax, ...ofMeaning.filter((each) => !isIn(broken, each))]),
    inputs: [...new Set([...configFiles, ...projects.flatMap(ownFiles)])].sort(),
  };
}

interface ReadProject {
  readonly services: readonly ServiceDraft[];
  readonly diagnostics: readonly Diagnostic[];
}

function readProject(project: Project, types: NonNullable<FrontendInput["types"]>, reader: TypeReader): ReadProject {
  const { services, misplaced } = findServices(inspect(project, types));
  const stray = strayAnnotations(project, [
    ...services.flatMap(annotationsOf),
    ...misplaced.map(({ marker }) => marker.span),
  ]);
  return {
    services: services.map((service) => readService(service, reader)),
    diagnostics: [...misplaced.map(describeMisplaced), ...describeStray(stray, misplaced)],
  };
}

/** What is said of a file after a syntax error is most often only a consequence of it. */
function isIn(broken: ReadonlySet<string>, { span }: Diagnostic): boolean {
  return span !== undefined && broken.has(span.file);
}

/** One of each, in the order of a report. A type without end is too large at many a depth, and said to be so once. */
function uniqueDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const unique = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const { code, span } = diagnostic;
    const key = JSON.stringify(code === "AN3023" ? [code, span] : diagnostic);
    if (!unique.has(key)) unique.set(key, diagnostic);
  }
  return [...unique.values()].sort(compareDiagnostics);
}
