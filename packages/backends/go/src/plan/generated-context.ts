import { createScope, type Document, namespaceSymbol } from "@autonats/codegen";
import type { Declaration, Model } from "@autonats/model";
import { nameCodec, nameMembers } from "../names/declaration-names.js";
import { declaredErrors, errorKey, nameErrors } from "../names/error-names.js";
import { toExported } from "../names/go-name.js";
import { claimPublicNames, nameService } from "../names/service-names.js";
import { createGeneratedMapping } from "../types/generated-mapping.js";
import type { FilePlan } from "./file-plan.js";
import { type PrintContext, settled } from "./print-context.js";

/** Names and rules for a file that declares all its types itself, because the source is not Go. */
export function createGeneratedContext(
  model: Model,
  { services }: FilePlan,
  reached: readonly Declaration[],
  declarations: ReadonlyMap<string, Declaration>,
): PrintContext {
  const scope = createScope([]);
  const mapping = createGeneratedMapping(model);
  const bases = services.map((service) => claimPublicNames(service, scope));
  const typeNames = new Map(reached.map(({ id }) => [id, scope.claim(toExported(id))]));
  const nameInFile = (id: string): string => settled(typeNames, id);
  const typeName = (id: string): Document => {
    const declaration = settled(declarations, id);
    const named = declaration.kind === "alias" ? declaration.as?.["go"] : undefined;
    return named === undefined ? nameInFile(id) : projectType(named);
  };
  const members = new Map(
    reached.map((each) => [each.id, each.kind === "enum" ? nameMembers(each, nameInFile(each.id), scope) : []]),
  );
  const serviceNames = new Map(
    services.map((service, index) => [service, nameService(service, bases[index] ?? service.name, scope)]),
  );
  const errorNames = nameErrors(declaredErrors(services), nameInFile, scope);
  const codecs = new Map(reached.map((each) => [each.id, nameCodec(each, nameInFile(each.id), scope)]));
  return {
    mapping,
    declarations,
    typeName,
    isHidden: () => false,
    isByReference: () => false,
    codecOf: (id) => settled(codecs, id),
    updateName: () => {
      throw new Error("bug: only Go has parameters that come back changed");
    },
    namesOf: (service) => settled(serviceNames, service),
    errorName: (error) => settled(errorNames, errorKey(error)),
    errorIsPointer: () => true,
    variantIsPointer: () => true,
    keepsMessage: ({ fields }) => fields.every((field) => field.name !== "message"),
    enumValues: (id) => ({ values: settled(members, id), typed: true }),
    interfaceOf: () => undefined,
    beside: () => {
      throw new Error("bug: a source that is not Go has no packages");
    },
    sourceText: () => {
      throw new Error("bug: a source that is not Go has no text in Go");
    },
    isDefined: mapping.isDefined,
    declaresTypes: true,
    ownNames: [],
  };
}

/** `example.com/shop/money.Amount`, a type that the project names in place of a generated one. */
function projectType(text: string): Document {
  const end = text.lastIndexOf(".");
  const path = text.slice(0, end);
  // What comes after the name of a module's package is its major version.
  const name =
    path
      .replace(/\/v[0-9]+$/u, "")
      .split("/")
      .at(-1) ?? path;
  return [namespaceSymbol(name.replace(/[^A-Za-z0-9_]/gu, "_"), path), ".", text.slice(end + 1)];
}
