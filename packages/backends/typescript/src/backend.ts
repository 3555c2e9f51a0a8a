import {
  type Backend,
  type Document,
  defineBackend,
  type GeneratedFile,
  type GenerateResult,
  type Scope,
} from "@autonats/codegen";
import {
  compareText,
  createDiagnostic,
  type Diagnostic,
  indexDeclarations,
  type Model,
  type Service,
} from "@autonats/model";
import { codecStatements } from "./codec/codec-file.js";
import type { TypescriptOptions } from "./options.js";
import { planForeignTypes } from "./plan/foreign-types.js";
import { withOwnTypes } from "./plan/own-types.js";
import { importSpecifier, outputPath } from "./plan/paths.js";
import { splitUp } from "./plan/split-up.js";
import type { Unit, UnitFiles } from "./plan/unit.js";
import { type PlanContext, planUnit } from "./plan/unit-plan.js";
import { serviceStatements } from "./service/service-file.js";
import { type ModuleContent, printModule } from "./text/module-file.js";
import { typesStatements } from "./types/types-file.js";

/**
 * Prints clients and handlers in TypeScript: one file for the services of each source file, one with their codecs, and for
 * sources in other languages one with their types.
 */
export const typescriptBackend: Backend<TypescriptOptions> = defineBackend({
  id: "typescript",
  generate: (model, options) => {
    const parts = splitUp(withOwnTypes(model)).map((part) => generate(part, options));
    return {
      files: parts.flatMap(({ files }) => files).toSorted((left, right) => compareText(left.path, right.path)),
      diagnostics: parts.flatMap((part) => part.diagnostics),
    };
  },
});

/** Prints services that have types in common with each other and with no others. */
function generate(model: Model, options: TypescriptOptions): GenerateResult {
  const diagnostics: Diagnostic[] = [];
  const units = [...bySource(model)].flatMap(([source, services]): readonly Unit[] => {
    const files = placeFiles(source, options);
    if (files === undefined) diagnostics.push(outside(source, services, options));
    return files === undefined ? [] : [{ source, services, files }];
  });
  const index = indexDeclarations(model.declarations);
  const context: PlanContext = { model, index, options, foreign: planForeignTypes(units, index) };
  return { files: units.flatMap((unit) => printUnit(context, unit)), diagnostics };
}

function bySource(model: Model): ReadonlyMap<string, readonly Service[]> {
  const units = new Map<string, Service[]>();
  for (const service of model.services) {
    const services = units.get(service.source.file);
    if (services === undefined) units.set(service.source.file, [service]);
    else services.push(service);
  }
  return units;
}

function placeFiles(source: string, options: TypescriptOptions): UnitFiles | undefined {
  const service = outputPath(source, "service", options);
  const codec = outputPath(source, "codec", options);
  const types = outputPath(source, "types", options);
  return service === undefined || codec === undefined || types === undefined ? undefined : { service, codec, types };
}

function printUnit(context: PlanContext, unit: Unit): readonly GeneratedFile[] {
  const plan = planUnit(context, unit);
  const { files, source } = unit;
  const common = (path: string): Pick<ModuleContent, "path" | "source" | "sourceSpecifier"> => ({
    path,
    source,
    sourceSpecifier: importSpecifier(path, source, context.options),
  });
  const print = (path: string, scope: Scope, statements: readonly Document[]): readonly GeneratedFile[] =>
    statements.length === 0 ? [] : [{ path, content: printModule({ ...common(path), scope, statements }) }];
  return [
    ...(plan.types === undefined ? [] : print(files.types, plan.types.scope, typesStatements(plan, plan.types))),
    ...print(files.codec, plan.codecScope, codecStatements(plan)),
    ...print(files.service, plan.serviceScope, serviceStatements(plan)),
  ];
}

function outside(source: string, services: readonly Service[], { out }: TypescriptOptions): Diagnostic {
  const path = out === undefined ? source : `${out}/${source}`;
  return createDiagnostic("AN5002", services[0]?.source, { path, root: "." });
}
