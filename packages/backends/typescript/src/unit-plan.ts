import { createScope, type Scope } from "@autonats/codegen";
import {
  type Declaration,
  type DeclaredError,
  indexDeclarations,
  type Model,
  reachableIds,
  type Service,
  type TypeExpr,
  toCamelCase,
  toPascalCase,
} from "@autonats/model";
import { takenNames } from "./naming/reserved-words.js";
import { nameService, type ServiceNames, serviceBases } from "./naming/service-names.js";
import type { TypescriptOptions } from "./options.js";
import { isTypescript } from "./paths.js";
import type { FindHome, TypeHome } from "./types/type-homes.js";

/** The services of one source file, which share their generated files. */
export interface Unit {
  readonly source: string;
  readonly services: readonly Service[];
}

/** Where the files of a unit go, from the project's root. */
export interface UnitFiles {
  readonly service: string;
  readonly codec: string;
}

/** A codec of an error: one for each code that it is declared with. */
export interface PlannedError {
  readonly error: DeclaredError;
  readonly name: string;
}

/** Everything about a unit that its files must agree on, settled before either is printed. */
export interface UnitPlan {
  readonly model: Model;
  readonly source: string;
  readonly files: UnitFiles;
  readonly options: TypescriptOptions;
  readonly index: ReadonlyMap<string, Declaration>;
  readonly services: readonly { readonly service: Service; readonly names: ServiceNames }[];
  readonly errorCodecs: readonly PlannedError[];
  /** What the codec file has to declare because no file exports it. */
  readonly localDeclarations: readonly Declaration[];
  readonly findHome: FindHome;
  readonly serviceScope: Scope;
  readonly codecScope: Scope;
}

/** Settles names and places for a unit. */
export function planUnit(model: Model, unit: Unit, files: UnitFiles, options: TypescriptOptions): UnitPlan {
  const index = indexDeclarations(model.declarations);
  const serviceScope = createScope(takenNames);
  const codecScope = createScope(takenNames);
  const bases = serviceBases(unit.services);
  const services = unit.services.map((service) => ({
    service,
    names: nameService(service, bases.get(service) ?? service.name, serviceScope, codecScope),
  }));
  const errorCodecs = planErrors(unit.services, codecScope);
  const localDeclarations = reachedBy(unit.services, index).filter((each) => !isImportable(each));
  const localNames = new Map(localDeclarations.map(({ id }) => [id, codecScope.claim(toPascalCase(id))]));
  const findHome = (declaration: Declaration): TypeHome => {
    const local = localNames.get(declaration.id);
    return local === undefined ? importedHome(declaration) : { kind: "generated", file: files.codec, name: local };
  };
  const { source } = unit;
  return {
    model,
    source,
    files,
    options,
    index,
    services,
    errorCodecs,
    localDeclarations,
    findHome,
    serviceScope,
    codecScope,
  };
}

/** The declarations that services need, in order of id. */
export function reachedBy(
  services: readonly Service[],
  index: ReadonlyMap<string, Declaration>,
): readonly Declaration[] {
  const roots = services.flatMap(({ methods }) =>
    methods.flatMap(({ parameters, result, errors }): readonly TypeExpr[] => [
      ...parameters.map(({ type }) => type),
      ...(result === undefined ? [] : [result]),
      ...errors.map(({ ref }): TypeExpr => ({ kind: "ref", id: ref })),
    ]),
  );
  return [...reachableIds(roots, index)].toSorted().flatMap((id) => index.get(id) ?? []);
}

function isImportable({ source }: Declaration): boolean {
  return source?.exported === true && isTypescript(source.file);
}

function importedHome({ id, source }: Declaration): TypeHome {
  if (source === undefined) throw new Error(`bug: ${id} cannot be imported`);
  const exported = { name: source.name, exportName: source.exportName ?? source.name };
  return source.package === undefined
    ? { kind: "file", file: source.file, exported }
    : { kind: "package", specifier: source.package, exported };
}

/** One codec for each error and code, in order of first use. */
function planErrors(services: readonly Service[], scope: Scope): readonly PlannedError[] {
  const planned = new Map<string, PlannedError>();
  for (const error of services.flatMap(({ methods }) => methods.flatMap(({ errors }) => errors))) {
    const key = errorKey(error);
    if (planned.has(key)) continue;
    const shared = [...planned.values()].some((other) => other.error.ref === error.ref);
    const suffix = shared ? pascalCode(error.code) : "";
    planned.set(key, { error, name: scope.claim(`${toCamelCase(error.ref)}${suffix}`) });
  }
  return [...planned.values()];
}

/** Tells apart the codecs of errors. */
export function errorKey({ ref, code }: DeclaredError): string {
  return `${ref} ${code}`;
}

/** `NOT_FOUND` → `NotFound`. */
function pascalCode(code: string): string {
  return code
    .split("_")
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join("");
}
