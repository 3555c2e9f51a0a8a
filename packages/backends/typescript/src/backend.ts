import { type Backend, defineBackend, type GeneratedFile } from "@autonats/codegen";
import { createDiagnostic, type Diagnostic, type Model, type Service } from "@autonats/model";
import { codecStatements } from "./codec/codec-file.js";
import { printModule } from "./module-file.js";
import type { TypescriptOptions } from "./options.js";
import { outputPath } from "./paths.js";
import { serviceStatements } from "./service/service-file.js";
import { planUnit, type Unit, type UnitFiles } from "./unit-plan.js";

/** Prints clients and handlers in TypeScript: one file for the services of each source file, and one with their codecs. */
export const typescriptBackend: Backend<TypescriptOptions> = defineBackend({
  id: "typescript",
  generate: (model, options) => {
    const files: GeneratedFile[] = [];
    const diagnostics: Diagnostic[] = [];
    for (const unit of unitsOf(model)) {
      const places = placeFiles(unit, options);
      if (places === undefined) diagnostics.push(outside(unit, options));
      else files.push(...printUnit(model, unit, places, options));
    }
    return { files: files.toSorted((left, right) => (left.path < right.path ? -1 : 1)), diagnostics };
  },
});

function unitsOf(model: Model): readonly Unit[] {
  const bySource = new Map<string, Service[]>();
  for (const service of model.services) {
    const services = bySource.get(service.source.file);
    if (services === undefined) bySource.set(service.source.file, [service]);
    else services.push(service);
  }
  return [...bySource].map(([source, services]) => ({ source, services }));
}

function placeFiles({ source }: Unit, options: TypescriptOptions): UnitFiles | undefined {
  const service = outputPath(source, "service", options);
  const codec = outputPath(source, "codec", options);
  return service === undefined || codec === undefined ? undefined : { service, codec };
}

function printUnit(model: Model, unit: Unit, files: UnitFiles, options: TypescriptOptions): readonly GeneratedFile[] {
  const plan = planUnit(model, unit, files, options);
  const { source } = unit;
  const codec = { source, scope: plan.codecScope, statements: codecStatements(plan) };
  const service = { source, scope: plan.serviceScope, statements: serviceStatements(plan) };
  return [
    ...(codec.statements.length === 0 ? [] : [{ path: files.codec, content: printModule(codec) }]),
    { path: files.service, content: printModule(service) },
  ];
}

function outside({ source, services }: Unit, { outDir }: TypescriptOptions): Diagnostic {
  const path = outDir === undefined ? source : `${outDir}/${source}`;
  return createDiagnostic("AN5002", services[0]?.source, { path, root: "." });
}
