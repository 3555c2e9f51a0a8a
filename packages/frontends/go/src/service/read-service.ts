import type { Annotation, SourceMethod, SourceService } from "@autonats/model";
import type { GoPackage } from "../packages/go-package.js";
import type { Site } from "../report.js";
import { isExported } from "../syntax/characters.js";
import type { GoFile } from "../syntax/go-file.js";
import type { TypeUnit } from "../syntax/outline.js";
import type { Conversion } from "../types/conversion.js";
import { packageOf } from "../types/declaration-base.js";
import type { GoType, InterfaceType, Scope } from "../types/go-type.js";
import { type InterfaceMethod, methodSet } from "./method-set.js";
import { readErrors } from "./read-errors.js";
import { readParameters } from "./read-parameters.js";
import { readResults } from "./read-results.js";

/** A declared type with a marker in its doc comment. */
export interface MarkedType {
  readonly package: GoPackage;
  readonly file: GoFile;
  readonly unit: TypeUnit;
  readonly marker: Annotation;
}

/** Reads a marked interface. Undefined, with a report, when it is something else. */
export function readService(marked: MarkedType, converter: Conversion, site: Site): SourceService | undefined {
  const { file, unit, package: owner } = marked;
  const { doc, annotations } = file.docAbove(unit.docAnchor);
  const { name } = unit.name;
  const type = findInterface(marked, converter, site);
  if (type === "other") return undefined;
  const methods = type === undefined ? [] : methodSet(type, converter.resolver, site);
  return {
    annotations,
    methods: methods.flatMap((method) => readMethod(method, converter, site)),
    ...(doc === undefined ? {} : { doc }),
    source: { ...file.source(name, unit.name), ...packageOf(owner) },
  };
}

/** The marked interface; undefined when it cannot be read or has no methods, `other` when it is another type. */
function findInterface(
  { package: owner, file, unit, marker }: MarkedType,
  converter: Conversion,
  site: Site,
): InterfaceType | "other" | undefined {
  const { name } = unit.name;
  const here = site.at(unit.name);
  const declared = converter.resolver.declared(owner, name, here);
  if (declared === undefined) return undefined;
  if (!("value" in declared.spec)) {
    site.reportSyntax(file, declared.spec.problem);
    return undefined;
  }
  const { parameters, type: node } = declared.spec.value;
  if (parameters.length > 0) {
    const help = `Give the parameters in an interface of its own, as in \`type User${name} interface { ${name}[User] }\`, and mark that.`;
    here.report("AN3017", { what: "interface", name, help });
    return undefined;
  }
  const type = converter.resolver.resolve(node, converter.resolver.scopeOf(declared, []), here);
  const made = type && converter.resolver.underlying(type, here);
  if (made === undefined || made.kind === "any") return undefined;
  if (made.kind === "interface") return made;
  const help = `Declare its methods in an interface, as in \`type ${name}Service interface\`, and mark that.`;
  site.atAnnotation(marker, file).report("AN3016", { what: describe(made), help });
  return "other";
}

function describe(type: GoType): string {
  return type.kind === "struct" ? "a struct" : type.kind === "function" ? "a function type" : "a type";
}

function readMethod(method: InterfaceMethod, converter: Conversion, site: Site): readonly SourceMethod[] {
  const { node, scope } = method;
  const { name } = node.name;
  const here = site.at(node.name, scope.file);
  if (!isExported(name)) {
    here.report("AN2010", { name });
    return [];
  }
  const { doc, annotations } = docOf(method);
  const { kind, result } = readResults(method, converter, here);
  return [
    {
      kind,
      parameters: readParameters(method, converter, here),
      ...(result === undefined ? {} : { result }),
      errors: readErrors(annotations, scope, converter, here),
      annotations,
      ...(doc === undefined ? {} : { doc }),
      source: scope.file.source(name, node.name),
    },
  ];
}

function docOf({ node, scope }: { node: InterfaceMethod["node"]; scope: Scope }): {
  doc?: string;
  annotations: readonly Annotation[];
} {
  const { annotations } = scope.file.docAbove(node.start);
  const doc = scope.file.docAround(node);
  return doc === undefined ? { annotations } : { doc, annotations };
}
