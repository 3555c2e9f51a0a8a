import { createScope, type Document, hardLine, namespaceSymbol, quoteGo } from "@autonats/codegen";
import type { Declaration, EnumDeclaration, ExportedSource, Model, SourceText } from "@autonats/model";
import { nameCodec } from "../names/declaration-names.js";
import { declaredErrors, errorKey, nameErrors } from "../names/error-names.js";
import { claimPublicNames, nameService } from "../names/service-names.js";
import { commas } from "../text/go-code.js";
import { createOwnMapping } from "../types/own-mapping.js";
import { typeText } from "../types/type-text.js";
import type { FilePlan } from "./file-plan.js";
import { isOwnPackage } from "./file-plan.js";
import { isHiddenInterface } from "./hidden-interfaces.js";
import { type EnumValues, type PrintContext, settled } from "./print-context.js";

/** Names and rules for a file whose types are the user's own, because the source is Go. */
export function createOwnContext(
  model: Model,
  plan: FilePlan,
  reached: readonly Declaration[],
  declarations: ReadonlyMap<string, Declaration>,
): PrintContext {
  const { services } = plan;
  const sources = [...services.map(({ source }) => source), ...reached.flatMap(({ source }) => source ?? [])];
  const beside = services
    .filter(({ source }) => isOwnPackage(source, plan))
    .flatMap(({ neighbours = [] }) => neighbours);
  const own = [...sources.filter((source) => isOwnPackage(source, plan)), ...beside];
  const ownNames = [...new Set(own.map(({ name }) => name))];
  const interfaces = new Set(services.map(({ source }) => source.name));
  const scope = createScope(ownNames.filter((name) => !interfaces.has(name)));
  const bases = services.map((service) => claimPublicNames(service, scope));
  const serviceNames = new Map(
    services.map((service, index) => [service, nameService(service, bases[index] ?? service.name, scope)]),
  );
  const errorNames = nameErrors(declaredErrors(services), (id) => id, scope);
  const codecs = new Map(reached.map((each) => [each.id, nameCodec(each, each.id, scope)]));
  const changed = services.flatMap(({ methods }) =>
    methods.flatMap(({ inOut = [], parameters }) =>
      parameters.flatMap(({ name, type }) => (inOut.includes(name) && type.kind === "ref" ? type.id : [])),
    ),
  );
  const updates = new Map([...new Set(changed)].map((id) => [id, scope.claim(`natsUpdate${id}`)]));
  const [service] = services;
  const spell = (text: SourceText, source: ExportedSource | undefined): Document =>
    text.map((piece): Document => {
      if (typeof piece === "string") return brokenAsWritten(piece);
      const isOwn =
        source !== undefined && isOwnPackage(source, plan) && piece.package === (source.package ?? source.packageName);
      return isOwn || piece.package === plan.importPath
        ? piece.name
        : [namespaceSymbol(piece.packageName, piece.package), ".", piece.name];
    });
  const find = (id: string): Declaration => settled(declarations, id);

  const context: PrintContext = {
    mapping: createOwnMapping(model),
    declarations,
    typeName(id) {
      const declaration = find(id);
      const { source, typeArguments = [] } = declaration;
      if (source === undefined) return spell(writtenIn(declaration), service?.source);
      if (isHiddenInterface(declaration, plan)) return "any";
      const name = qualified(source, source.name, plan);
      if (typeArguments.length === 0) return name;
      const typeTexts = typeArguments.map((argument) => typeText(context.mapping.value(argument), context));
      return [name, "[", commas(typeTexts), "]"];
    },
    isHidden: (id) => isHiddenInterface(find(id), plan),
    isByReference(id) {
      const declaration = find(id);
      return (declaration.kind === "record" || declaration.kind === "alias") && declaration.spelling === "*";
    },
    codecOf: (id) => settled(codecs, id),
    updateName: (id) => settled(updates, id),
    namesOf: (service) => settled(serviceNames, service),
    errorName: (error) => settled(errorNames, errorKey(error)),
    errorIsPointer(id) {
      const declaration = find(id);
      return declaration.kind === "error" && declaration.spelling === "*";
    },
    variantIsPointer: (variant) => variant.spelling === "*",
    keepsMessage: () => false,
    enumValues(id) {
      const declaration = find(id);
      if (declaration.kind !== "enum") throw new Error(`bug: ${id} is not an enum`);
      return enumValues(declaration, plan);
    },
    interfaceOf: ({ source }) => qualified(source, source.name, plan),
    beside: (source, name) => qualified(source, name, plan),
    sourceText: (text, { source }) => spell(text, source),
    isDefined: () => true,
    declaresTypes: false,
    ownNames,
  };
  return context;
}

/** A text with line ends where the source has them. */
function brokenAsWritten(text: string): Document {
  const [first = "", ...others] = text.split("\n");
  return [first, ...others.map((line): Document => [hardLine, line.trimStart()])];
}

/** The source of a struct that has no name. */
function writtenIn(declaration: Declaration): SourceText {
  if (declaration.kind !== "record" || declaration.written === undefined)
    throw new Error(`bug: ${declaration.id} has no name in Go`);
  return declaration.written;
}

/** A name of the user's, with its package where that is another. */
function qualified(source: ExportedSource, name: string, plan: FilePlan): Document {
  if (isOwnPackage(source, plan)) return name;
  const path = source.package ?? "";
  return [namespaceSymbol(source.packageName ?? path.slice(path.lastIndexOf("/") + 1), path), ".", name];
}

/** The constants of an enum, where this file can name all of them; else what they stand for. */
function enumValues({ members, source }: EnumDeclaration, plan: FilePlan): EnumValues {
  const names = members.flatMap(({ source: own }) => {
    if (source === undefined || own === undefined) return [];
    const isVisible = isOwnPackage(source, plan) || /^\p{Lu}/u.test(own.name);
    return isVisible ? [qualified(source, own.name, plan)] : [];
  });
  if (members.length > 0 && names.length === members.length) return { values: names, typed: true };
  const literals = members.map(({ value }) => (typeof value === "string" ? quoteGo(value) : `${value}`));
  return { values: literals, typed: false };
}
