import { createScope, type Scope } from "@autonats/codegen";
import { type Declaration, type ExportedSource, type Model, type Service, toPascalCase } from "@autonats/model";
import { takenNames } from "../naming/reserved-words.js";
import { nameService, type ServiceNames, serviceBases } from "../naming/service-names.js";
import type { TypescriptOptions } from "../options.js";
import { isTypescript } from "../paths.js";
import { toIdentifier } from "../syntax/literals.js";
import { type FindHome, isImportable, isInline, type TypeHome } from "../types/type-homes.js";
import { type PlannedError, planErrors } from "./error-codecs.js";
import { reachedBy } from "./reached.js";

/** The services of one source file, which share their generated files. */
export interface Unit {
  readonly source: string;
  readonly services: readonly Service[];
  readonly files: UnitFiles;
}

/** Where the files of a unit go, from the project's root. */
export interface UnitFiles {
  readonly service: string;
  readonly codec: string;
  /** Only printed when the source is in another language, whose types cannot be imported. */
  readonly types: string;
}

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

/** The types file of a unit: between them, its own declarations and those of other units that it passes on. */
export interface TypesPlan {
  readonly scope: Scope;
  readonly declarations: readonly Declaration[];
  readonly passedOn: readonly Declaration[];
}

/** What is known of the model as a whole. */
export interface PlanContext {
  readonly model: Model;
  readonly index: ReadonlyMap<string, Declaration>;
  readonly options: TypescriptOptions;
  /** Declarations of other languages, by id: the unit that first needs one declares it for all, so that a class is only one. */
  readonly generatedHomes: Map<string, TypeHome>;
}

/** Settles names and places for a unit. Units are planned in the order of the model. */
export function planUnit(context: PlanContext, unit: Unit): UnitPlan {
  const { model, index, options } = context;
  const serviceScope = createScope(takenNames);
  const codecScope = createScope(takenNames);
  const typesScope = createScope(takenNames);
  const bases = serviceBases(unit.services);
  const foreign = !isTypescript(unit.source);
  const services = unit.services.map(
    (service): PlannedService => ({
      service,
      names: nameService(service, bases.get(service) ?? service.name, serviceScope, codecScope),
      interfaceHome: foreign
        ? { kind: "generated", file: unit.files.types, name: typesScope.claim(toIdentifier(service.source.name)) }
        : importedHome(service.source),
    }),
  );
  const errorCodecs = planErrors(unit.services, codecScope);
  const unexported = reachedBy(unit.services, index).filter((each) => !isImportable(each) && !isInline(each));
  const types = foreign ? planTypes(unexported, unit, typesScope, context) : undefined;
  const localDeclarations = foreign ? [] : unexported;
  const localHomes = new Map(
    localDeclarations.map(({ id }): readonly [string, TypeHome] => [
      id,
      { kind: "generated", file: unit.files.codec, name: codecScope.claim(toPascalCase(id)) },
    ]),
  );
  const findHome: FindHome = ({ id, source }) => {
    const home = localHomes.get(id) ?? (foreign ? context.generatedHomes.get(id) : undefined);
    if (home !== undefined) return home;
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

function planTypes(
  needed: readonly Declaration[],
  { files }: Unit,
  scope: Scope,
  { generatedHomes }: PlanContext,
): TypesPlan {
  const declarations = needed.filter(({ id }) => !generatedHomes.has(id));
  for (const { id } of declarations) {
    generatedHomes.set(id, { kind: "generated", file: files.types, name: scope.claim(toPascalCase(id)) });
  }
  return { scope, declarations, passedOn: needed.filter((each) => !declarations.includes(each)) };
}

function importedHome({ name, exportName = name, file, package: specifier }: ExportedSource): TypeHome {
  const exported = { name, exportName };
  return specifier === undefined ? { kind: "file", file, exported } : { kind: "package", specifier, exported };
}
