import { createScope, type Scope } from "@autonats/codegen";
import { type Declaration, type ExportedSource, type Model, type Service, toPascalCase } from "@autonats/model";
import { takenNames } from "../names/reserved.js";
import { nameService, type ServiceNames, serviceBases } from "../names/service-names.js";
import type { TypescriptOptions } from "../options.js";
import { type FindHome, globalName, isImportable, isInline, type TypeHome } from "../types/type-homes.js";
import { type PlannedError, planErrors } from "./error-codecs.js";
import type { ForeignTypes, TypesPlan } from "./foreign-types.js";
import { reachedBy } from "./reached.js";
import type { Unit } from "./unit.js";

/** Everything about a unit that its files must agree on, settled before any of them is printed. */
export interface UnitPlan {
  readonly model: Model;
  readonly unit: Unit;
  readonly options: TypescriptOptions;
  readonly index: ReadonlyMap<string, Declaration>;
  readonly services: readonly PlannedService[];
  readonly errorCodecs: readonly PlannedError[];
  /** What the codec file has to declare because no file exports it. */
  readonly localDeclarations: readonly Declaration[];
  /** What the types file declares; undefined for a TypeScript source, which needs none. */
  readonly types: TypesPlan | undefined;
  readonly findHome: FindHome;
  readonly serviceScope: Scope;
  readonly codecScope: Scope;
}

export interface PlannedService {
  readonly service: Service;
  readonly names: ServiceNames;
  /** Where the interface is, which the client implements. */
  readonly interfaceHome: TypeHome;
}

/** What is known of the model as a whole. */
export interface PlanContext {
  readonly model: Model;
  readonly index: ReadonlyMap<string, Declaration>;
  readonly options: TypescriptOptions;
  readonly foreign: ForeignTypes;
}

/** Settles names and places for a unit. */
export function planUnit({ model, index, options, foreign }: PlanContext, unit: Unit): UnitPlan {
  const serviceScope = createScope(takenNames);
  const codecScope = createScope(takenNames);
  const types = foreign.plans.get(unit);
  const bases = serviceBases(unit.services);
  const services = unit.services.map(
    (service): PlannedService => ({
      service,
      names: nameService(service, bases.get(service) ?? service.name, serviceScope, codecScope),
      interfaceHome: types?.interfaces.get(service) ?? importedHome(service.source),
    }),
  );
  const errorCodecs = planErrors(unit.services, codecScope);
  const localDeclarations =
    types === undefined ? reachedBy(unit.services, index).filter((each) => !isImportable(each) && !isInline(each)) : [];
  const localHomes = new Map(
    localDeclarations.map(({ id }): readonly [string, TypeHome] => [
      id,
      { kind: "generated", file: unit.files.codec, name: codecScope.claim(toPascalCase(id)) },
    ]),
  );
  const generatedHomes = types === undefined ? localHomes : foreign.homes;
  const findHome: FindHome = (declaration) => {
    const { id, source } = declaration;
    const home = generatedHomes.get(id);
    if (home !== undefined) return home;
    const global = globalName(declaration);
    if (global !== undefined) return { kind: "global", name: global };
    if (source === undefined) throw new Error(`bug: ${id} cannot be imported`);
    return importedHome(source);
  };
  return {
    model,
    unit,
    options,
    index,
    services,
    errorCodecs,
    localDeclarations,
    types,
    findHome,
    serviceScope,
    codecScope,
  };
}

function importedHome({ name, exportName = name, file, package: specifier }: ExportedSource): TypeHome {
  const exported = { name, exportName };
  return specifier === undefined ? { kind: "file", file, exported } : { kind: "package", specifier, exported };
}
