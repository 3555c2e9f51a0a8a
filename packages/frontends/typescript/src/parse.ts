import { compareDiagnostics, type Diagnostic, type FrontendInput, type FrontendResult } from "@autonats/model";
import { inspect } from "./compiler/inspect.js";
import { openProjects } from "./compiler/open-projects.js";
import { ownFiles } from "./compiler/own-files.js";
import { findServices } from "./compiler/services.js";
import { Budget, defaultLimits, type Limits } from "./reading/budget.js";
import { describeMisplaced } from "./reading/misplaced-marker.js";
import { readService, type ServiceDraft } from "./reading/read-service.js";
import { settle } from "./reading/settle.js";
import { TypeReader } from "./reading/type-reader.js";

/** Reads the marked interfaces of some files. */
export function parse(input: FrontendInput, limits: Limits = defaultLimits): FrontendResult {
  const files = input.files.filter((file) => input.host.readFile(file)?.includes("@nats:"));
  const opened = openProjects({ ...input, files });
  const reader = new TypeReader(new Budget(limits));
  const services: ServiceDraft[] = [];
  const diagnostics: Diagnostic[] = [...opened.diagnostics];
  for (const project of opened.projects) {
    const found = findServices(inspect(project));
    services.push(...found.services.map((service) => readService(service, reader)));
    diagnostics.push(...found.misplaced.map(describeMisplaced));
  }
  const drafts = reader.drafts();
  for (const part of [...services, ...drafts]) diagnostics.push(...part.diagnostics);
  return {
    source: settle(services, drafts),
    diagnostics: uniqueDiagnostics(diagnostics),
    inputs: [...new Set([...opened.configFiles, ...opened.projects.flatMap(ownFiles)])].sort(),
  };
}

/** One of each, in the order of a report. */
function uniqueDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const unique = new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic]));
  return [...unique.values()].sort(compareDiagnostics);
}
