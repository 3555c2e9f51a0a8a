import {
  type Annotation,
  createDiagnostic,
  type Diagnostic,
  type Missing,
  type SkippedMethod,
  type SourceMethod,
  type SourceService,
} from "@autonats/model";
import type { GoPackage } from "../packages/go-package.js";
import type { Owner, Site } from "../report.js";
import { isExported } from "../syntax/characters.js";
import type { GoFile } from "../syntax/go-file.js";
import type { TypeUnit } from "../syntax/outline.js";
import type { Range } from "../syntax/scanner.js";
import type { Conversion } from "../types/conversion.js";
import { packageOf } from "../types/declaration-base.js";
import type { GoType, InterfaceType, Scope } from "../types/go-type.js";
import { sourceText } from "../types/source-text.js";
import { libraryMethods } from "./library-interfaces.js";
import { type InterfaceMethod, type LibraryEmbedding, methodSet } from "./method-set.js";
import { readErrors } from "./read-errors.js";
import { readInOut } from "./read-in-out.js";
import { readParameters } from "./read-parameters.js";
import { readResults, resultType } from "./read-results.js";
import { skipEdit } from "./skip-edit.js";
import { exportEdits, exportedName } from "./unexported.js";

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
  if (!isExported(name)) reportUnexported(marked, site);
  const found = type === undefined ? { methods: [], library: [] } : methodSet(type, converter.resolver, site);
  return {
    annotations,
    methods: [
      ...found.methods.map((method) => readMethod(method, isRequired(annotations), converter, site)),
      ...found.library.flatMap((each) => readLibrary(each, site)),
    ],
    ...(doc === undefined ? {} : { doc }),
    source: { ...file.source(name, unit.name), ...packageOf(owner) },
    neighbours: owner.names(),
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

function reportUnexported({ file, unit, package: owner }: MarkedType, site: Site): void {
  const { name } = unit.name;
  const note = createDiagnostic("AN2033", file.span(unit.name), { name, exported: exportedName(name) });
  const edits = exportEdits(name, owner);
  site.add(edits === undefined ? note : { ...note, edits });
}

function describe(type: GoType): string {
  return type.kind === "struct" ? "a struct" : type.kind === "function" ? "a function type" : "a type";
}

function readMethod(method: InterfaceMethod, areRequired: boolean, converter: Conversion, site: Site): SourceMethod {
  const { node, scope, skips } = method;
  const { name } = node.name;
  const { doc, annotations } = docOf(method);
  const base = {
    annotations: [...annotations, ...skips],
    ...(doc === undefined ? {} : { doc }),
    source: scope.file.source(name, node.name),
    unserved: unservedOf(method, converter),
    ...withSkip(scope.file, node.name),
  };
  if (base.annotations.some((each) => each.name === "skip"))
    return { kind: "unary", parameters: [], errors: [], ...base };
  const problems: Diagnostic[] = [];
  const owner: Owner = { failed: false, problems };
  const here = site.for(owner).at(node.name, scope.file);
  if (!isExported(name)) here.report("AN2010", { name });
  const results = readResults(method, areRequired || isRequired(annotations), converter, here);
  const { fields, unsent, hasContext } = readParameters(method, converter, here);
  const changed = readInOut(method, annotations, fields, results, converter, here);
  const errors = readErrors(annotations, scope, converter, here);
  const result = resultType([...changed, ...results.values]);
  const without: Missing[] = [];
  if (!hasContext) without.push("context");
  if (results.kind === "unary" && !results.hasError) without.push("error");
  return {
    kind: results.kind,
    parameters: fields,
    ...(unsent.length === 0 ? {} : { unsent }),
    ...(result === undefined ? {} : { result }),
    ...(without.length === 0 ? {} : { without }),
    ...(results.hasPointers ? { hasPointers: true } : {}),
    ...(changed.length === 0 ? {} : { inOut: changed.flatMap(({ name }) => name ?? []) }),
    errors,
    ...base,
    problems,
  };
}

/** Reports whether pointers to structs among the results are said to be never nil. */
function isRequired(annotations: readonly Annotation[]): boolean {
  return annotations.some(({ name }) => name === "required");
}

/** What a client has to have of a method that is not served. */
function unservedOf({ node, scope }: InterfaceMethod, { resolver }: Conversion): SkippedMethod {
  const typesOf = (list: typeof node.parameters) =>
    list.flatMap(({ names, type, variadic }) => {
      const text = sourceText(type, scope, resolver);
      const whole = text && variadic ? ["...", ...text] : text;
      return Array.from({ length: Math.max(names.length, 1) }, () => whole);
    });
  const [parameters, results] = [typesOf(node.parameters), typesOf(node.results)];
  const last = results.at(-1);
  const source = scope.file.source(node.name.name, node.name);
  const canFail = last?.length === 1 && last[0] === "error";
  const isKnown = isWhole(parameters) && isWhole(results);
  return { source, canFail, ...(isKnown ? { signature: { parameters, results } } : {}) };
}

function isWhole<T>(list: readonly (T | undefined)[]): list is readonly T[] {
  return list.every((each) => each !== undefined);
}

/** The methods of an embedded interface of Go's own library: none that another process should call. */
function readLibrary({ name, site: here, skips }: LibraryEmbedding, site: Site): readonly SourceMethod[] {
  const methods = libraryMethods(name);
  const problems: Diagnostic[] = [];
  if (skips.length === 0 || methods === undefined) {
    const problem = methods === undefined ? "it is not known here" : "what it says is about one process";
    here.for(methods === undefined ? site.owner : { failed: false, problems }).report("AN2019", { name, problem });
  }
  return (methods ?? []).map(([method, signature]) => {
    const source = here.file.source(method, here.range);
    const last = signature.results.at(-1);
    const unserved = { source, canFail: last?.length === 1 && last[0] === "error", signature };
    const skip = withSkip(here.file, here.range);
    return { kind: "unary", parameters: [], errors: [], annotations: skips, source, problems, unserved, ...skip };
  });
}

function withSkip(file: GoFile, range: Range): Pick<SourceMethod, "skipEdit"> {
  const edit = skipEdit(file, range);
  return edit === undefined ? {} : { skipEdit: edit };
}

function docOf({ node, scope }: { node: InterfaceMethod["node"]; scope: Scope }): {
  doc?: string;
  annotations: readonly Annotation[];
} {
  const { annotations } = scope.file.docAbove(node.start);
  const doc = scope.file.docAround(node);
  return doc === undefined ? { annotations } : { doc, annotations };
}
