import {
  childTypes,
  createDiagnostic,
  type Declaration,
  type Diagnostic,
  type ExportedSource,
  type Service,
  type SourceSpan,
  type TypeExpr,
} from "@autonats/model";
import { toExported } from "../names/go-name.js";
import { publicNames } from "../names/service-names.js";
import { skippedProblems } from "../service/print-skipped.js";
import type { FilePlan } from "./file-plan.js";
import { isOwnPackage } from "./file-plan.js";
import { isHiddenInterface, namedByCode } from "./hidden-interfaces.js";
import { reachedDeclarations } from "./reached.js";

const mostTupleElements = 8;

/** What keeps a service from being printed. */
export function findProblems(
  service: Service,
  plan: FilePlan,
  declarations: ReadonlyMap<string, Declaration>,
): readonly Diagnostic[] {
  const reached = reachedDeclarations([service], declarations);
  return plan.fromGo
    ? [
        ...importProblems(service, reached, plan),
        ...nameProblems(service, reached, plan),
        ...skippedProblems(service, plan),
      ]
    : tupleProblems(service, reached);
}

function tupleProblems(service: Service, reached: readonly Declaration[]): readonly Diagnostic[] {
  const inMethods = service.methods.flatMap(({ parameters, result, source }) => [
    ...parameters.flatMap((parameter) => longTuples(parameter.type, parameter.source)),
    ...(result === undefined ? [] : longTuples(result, source)),
  ]);
  const inDeclarations = reached.flatMap((declaration) => {
    if (declaration.kind === "record" || declaration.kind === "error") {
      return declaration.fields.flatMap((field) => longTuples(field.type, field.source));
    }
    return declaration.kind === "alias" ? longTuples(declaration.type, declaration.source ?? service.source) : [];
  });
  return [...inMethods, ...inDeclarations];
}

function longTuples(type: TypeExpr, span: SourceSpan): readonly Diagnostic[] {
  const inside = childTypes(type).flatMap((child) => longTuples(child, span));
  if (type.kind !== "tuple" || type.elements.length <= mostTupleElements || areEqual(type.elements)) return inside;
  const what = `a tuple of ${type.elements.length} elements`;
  const problem = `Go has tuples of up to ${mostTupleElements} elements, and longer ones only when all elements are of one type`;
  const help = "Use an interface with a named property for each element.";
  return [createDiagnostic("AN5101", span, { what, problem, help }), ...inside];
}

function areEqual(types: readonly TypeExpr[]): boolean {
  const texts = types.map((type) =>
    JSON.stringify(type, (key: string, value: unknown) => (key === "spelling" || key === "member" ? undefined : value)),
  );
  return new Set(texts).size <= 1;
}

/** What the generated file would have to import, but cannot. */
function importProblems(service: Service, reached: readonly Declaration[], plan: FilePlan): readonly Diagnostic[] {
  const importer = plan.importPath ?? (isOwnPackage(service.source, plan) ? service.source.package : undefined);
  const own = importProblem(service.source, service.source, plan, importer);
  const named = namedByCode([service], reached);
  return [
    ...(own === undefined ? [] : [own]),
    ...reached.flatMap((declaration) => {
      const { id, source } = declaration;
      if (source === undefined || (isHiddenInterface(declaration, plan) && !named.has(id))) return [];
      return importProblem(source, service.source, plan, importer) ?? [];
    }),
  ];
}

/** `importer` is the import path of the package that is generated, if it has one. */
function importProblem(
  source: ExportedSource,
  interfaceSource: SourceSpan,
  plan: FilePlan,
  importer: string | undefined,
): Diagnostic | undefined {
  if (isOwnPackage(source, plan)) return undefined;
  const report = (problem: string, help: string): Diagnostic =>
    createDiagnostic("AN5102", interfaceSource, { what: `\`${source.name}\``, problem, help }, [
      { span: source, message: "it is declared here" },
    ]);
  const beside = "Generate beside the source, without `--out`";
  if (source.packageName === "main")
    return report("nobody can import package `main`", `${beside}, or move it into another package.`);
  if (source.package === undefined) return report("its package is in no module", `${beside}, or add a \`go.mod\`.`);
  if (!/^\p{Lu}/u.test(source.name)) {
    const help = "Begin its name with a capital letter, or declare it in the package of the interface.";
    return report("it is not exported", help);
  }
  const root = internalRoot(source.package);
  if (root === undefined || importer === undefined || importer === root || importer.startsWith(`${root}/`)) {
    return undefined;
  }
  const help = "Move it out of `internal`, or send a type of your own with the same fields.";
  return report(`only packages within \`${root}\` may import \`${source.package}\``, help);
}

/** The path within which the packages are that may import an internal one; undefined for other packages. */
function internalRoot(path: string): string | undefined {
  const elements = path.split("/");
  const place = elements.lastIndexOf("internal");
  return place === -1 ? undefined : elements.slice(0, place).join("/");
}

/** Names that the user's package has already. */
function nameProblems(service: Service, reached: readonly Declaration[], plan: FilePlan): readonly Diagnostic[] {
  const wanted = new Set(publicNames(toExported(service.name)));
  const declared = [service.source, ...reached.flatMap(({ source }) => source ?? [])];
  const beside = isOwnPackage(service.source, plan) ? (service.neighbours ?? []) : [];
  return [...declared.filter((source) => isOwnPackage(source, plan)), ...beside]
    .filter(({ name }) => wanted.has(name))
    .filter((source) => source !== service.source || source.name !== `${toExported(service.name)}Server`)
    .map((source) =>
      createDiagnostic("AN5103", source, { name: source.name, service: service.name }, [
        { span: service.source, message: "the interface is here" },
      ]),
    );
}
