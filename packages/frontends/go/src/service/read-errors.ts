import type { Annotation, Declaration, NamedError } from "@autonats/model";
import type { Site } from "../report.js";
import type { Conversion, Draft } from "../types/conversion.js";
import { declarationBase } from "../types/declaration-base.js";
import type { GoType, NamedType, Scope, StructType } from "../types/go-type.js";
import { marshallerOf } from "../types/marshallers.js";
import { type Method, methodsOf } from "../types/methods.js";
import { recordFields } from "../types/record-fields.js";
import type { Resolver } from "../types/resolver.js";
import { reportSelfContained } from "../types/self-contained.js";
import { wellKnown } from "../types/signatures.js";
import { readSentinel } from "./read-sentinel.js";

/** Finds the structs that a method's `@nats:error` annotations name. */
export function readErrors(
  annotations: readonly Annotation[],
  scope: Scope,
  converter: Conversion,
  site: Site,
): readonly NamedError[] {
  const found = new Map<string, NamedError>();
  for (const annotation of annotations) {
    const [name = ""] = annotation.value.split(/\s/u);
    if (annotation.name !== "error" || name === "" || found.has(name)) continue;
    const here = site.atAnnotation(annotation, scope.file);
    const type = findType(name, scope, converter, here);
    if (type === undefined || type.kind === "opaque") {
      const ref = readSentinel(name, scope, converter, here);
      if (ref !== undefined) found.set(name, { name, ref });
      continue;
    }
    const ref = readError(name, type, annotation, converter, here);
    if (ref !== undefined) found.set(name, { name, ref });
  }
  return [...found.values()];
}

function findType(name: string, scope: Scope, converter: Conversion, site: Site): GoType | undefined {
  const [qualifier, inner] = name.includes(".") ? name.split(".", 2) : [undefined, name];
  if (inner === undefined || inner === "") return undefined;
  const node = {
    kind: "named",
    ...site.range,
    ...(qualifier === undefined ? {} : { qualifier }),
    name: inner,
    arguments: [],
  } as const;
  return converter.resolver.resolve(node, scope, site.quiet());
}

function readError(
  name: string,
  type: GoType,
  annotation: Annotation,
  converter: Conversion,
  site: Site,
): string | undefined {
  const made = converter.resolver.underlying(type, site);
  const isError = errorMethod(type, converter.resolver, site) !== undefined;
  const problem = made?.kind === "struct" && !isError ? "it has no method `Error() string`" : undefined;
  if (type.kind !== "named" || made?.kind !== "struct" || problem !== undefined) {
    const at = type.kind === "named" ? site.at(type.declared.unit.name, type.declared.file) : site;
    const help = `Make it a struct with its data in exported fields, and declare \`func (e *${name}) Error() string\`.`;
    const related = [{ span: annotation.span, message: "it is declared here" }];
    at.report("AN3022", { name, problem: problem ?? "it is not a struct", help }, related);
    return undefined;
  }
  return converter.declare(type, "error", (draft) => declareError(type, made, converter, draft, site)).key;
}

function declareError(
  type: NamedType,
  struct: StructType,
  converter: Conversion,
  draft: Draft,
  use: Site,
): Declaration | undefined {
  const { file, unit } = type.declared;
  const site = use.at(unit.name, file).for(draft);
  const method = marshallerOf(type, converter.resolver, site);
  if (method !== undefined) {
    site.report("AN2032", { name: unit.name.name, method });
    return undefined;
  }
  reportSelfContained(type, converter.resolver, site);
  const base = declarationBase(type, draft.key, []);
  const spelling = errorMethod(type, converter.resolver, site)?.pointer === true ? { spelling: "*" } : {};
  return { kind: "error", ...base, name: draft.wanted, ...spelling, fields: recordFields(struct, converter, site) };
}

/** The method that makes a type an error; undefined where there is none. */
function errorMethod(type: GoType, resolver: Resolver, site: Site): Method | undefined {
  return type.kind === "named" ? wellKnown(methodsOf(type, resolver, site), "Error") : undefined;
}
