import {
  createDiagnostic,
  type Diagnostic,
  type Field,
  type SkippedMethod,
  type SourceMethod,
  type TypeExpr,
  type UnsentParameter,
} from "@autonats/model";
import { withoutParamDocs } from "../param-docs.js";
import { leftOut, unsendable } from "../types/behaviour.js";
import { inside, type Place } from "../types/place.js";
import { type Reading, type Report, unreadable } from "../types/reading.js";
import { describeUnresolved } from "../types/unresolved-problem.js";
import type { MethodView, ParameterView, ResultView, SignatureView, TypeView } from "../views.js";
import { readErrors } from "./read-errors.js";

/** A method as read, and what is wrong with it besides its types' own mistakes. */
export interface MethodDraft {
  readonly method: SourceMethod;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a method of a service. Always gives one, so that the linker can check what is left of it. */
export function readMethod(view: MethodView, service: Place, reading: Reading): MethodDraft {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => diagnostics.push(diagnostic);
  const { source, comment } = view;
  const { annotations } = comment;
  const unserved: SkippedMethod = {
    source,
    canFail: view.signatures.every(({ result }) => result.kind === "promise"),
    ...(view.signatures.some(isFluent) ? { fluent: true } : {}),
  };
  const skip = view.skipEdit === undefined ? {} : { skipEdit: view.skipEdit };
  const bare: SourceMethod = { kind: "unary", parameters: [], errors: [], annotations, source, unserved, ...skip };
  const signature = view.signatures.at(-1);
  if (signature === undefined || annotations.some(({ name }) => name === "skip")) return { method: bare, diagnostics };
  const method = source.name;
  const place = inside(service, method);
  const unbound = signature.typeParameters.some(({ standsFor }) => standsFor === undefined);
  if (unbound) {
    const help = `Write a method for each type that is needed, such as \`${method}User\` and \`${method}Order\`.`;
    report(createDiagnostic("AN3017", source, { what: "method", name: method, help }));
    return { method: bare, diagnostics };
  }
  const unsent = unsentParameters(signature, report);
  const parameters = signature.parameters
    .filter((_, index) => unsent.every((each) => each.index !== index))
    .flatMap((parameter) => readParameter(parameter, signature, method, place, report, reading));
  const result = readResult(signature.result, method, place, report, reading);
  const doc = withoutParamDocs(comment.doc ?? "");
  const read: SourceMethod = {
    ...bare,
    kind: signature.result.kind === "nothing" ? "oneWay" : "unary",
    parameters,
    ...(unsent.length === 0 ? {} : { unsent }),
    ...(result === undefined ? {} : { result }),
    ...atOnce(signature.result),
    ...(signature.result.kind === "this" ? { returnsSelf: true } : {}),
    ...(view.signatures.length > 1 || signature.typeParameters.length > 0 ? { reduced: true } : {}),
    ...(view.optional ? { optional: true } : {}),
    errors: readErrors(view, place, report, reading),
    ...(doc === undefined ? {} : { doc }),
  };
  if (!diagnostics.some(({ severity }) => severity === "error")) describeChanges(view, signature, report);
  return { method: read, diagnostics };
}

function isFluent({ result }: SignatureView): boolean {
  return result.kind === "this";
}

/** Notes in what ways a method is served that its interface does not say. */
function describeChanges({ source, signatures, optional }: MethodView, signature: SignatureView, report: Report): void {
  const method = source.name;
  if (optional) report(createDiagnostic("AN1006", source, { method }));
  if (signatures.length > 1) {
    const names = { first: `${method}ById`, second: `${method}ByName` };
    report(createDiagnostic("AN1004", source, { method, count: String(signatures.length), ...names }));
  }
  const { result, typeParameters } = signature;
  if (atOnce(result).atOnce === "always") {
    const { span, text } = result.kind === "plain" ? result.type : { span: source, text: "this" };
    report(createDiagnostic("AN1013", span, { method, text, wanted: `Promise<${text}>` }));
  }
  for (const { name } of signature.parameters.filter(({ form }) => form === "rest"))
    report(createDiagnostic("AN1015", source, { method, parameter: name }));
  if (typeParameters.length > 0) {
    const types = typeParameters.map(({ name, standsFor = "" }) => `\`${standsFor}\` as \`${name}\``).join(", ");
    report(createDiagnostic("AN1014", source, { method, types }));
  }
}

/** The parameters that may be left out, and have to be, since nothing of them can be sent. */
function unsentParameters({ parameters }: SignatureView, report: Report): readonly UnsentParameter[] {
  return parameters.flatMap((parameter, index) => {
    const { name, form, type } = parameter;
    const mayBeAbsent = form === "plain" && (parameter.optional || mayBeUndefined(parameter));
    const why = mayBeAbsent ? unsendable(type) : undefined;
    if (why === undefined) return [];
    report(leftOut(`parameter \`${name}\``, why, type));
    return [{ name, index }];
  });
}

function readParameter(
  parameter: ParameterView,
  signature: SignatureView,
  method: string,
  place: Place,
  report: Report,
  reading: Reading,
): readonly Field[] {
  const { name, form, type, doc, source } = parameter;
  if (form === "rest") {
    const read = type.shape().kind === "list" ? reading.readOptional(type, inside(place, name), report) : undefined;
    if (read?.kind === "list") {
      return [
        { name, type: { ...read, spelling: "..." }, optional: true, ...(doc === undefined ? {} : { doc }), source },
      ];
    }
    report(
      createDiagnostic("AN3018", source, { method, parameter: name, example: rewrite(method, signature, parameter) }),
    );
    return [];
  }
  if (form === "destructured") {
    report(createDiagnostic("AN3019", source, { method, example: rewrite(method, signature, parameter) }));
    return [];
  }
  const optional = parameter.optional || mayBeUndefined(parameter);
  const inner = { ...inside(place, name), isNarrow: true as const };
  return [
    {
      name,
      type: optional ? reading.readOptional(type, inner, report) : reading.read(type, inner, report),
      optional,
      ...(doc === undefined ? {} : { doc }),
      source,
    },
  ];
}

/** The method as it could be written, with a name for a parameter that has none, and no `...`. */
function rewrite(method: string, { parameters }: SignatureView, odd: ParameterView): string {
  const used = new Set(parameters.map(({ name }) => name));
  const free = ["options", "input", "parameters"].find((name) => !used.has(name)) ?? "value";
  const texts = parameters.map((parameter) => {
    const name = parameter === odd && odd.form === "destructured" ? free : parameter.name;
    return `${name}${parameter.optional ? "?" : ""}: ${parameter.type.text}`;
  });
  return `${method}(${texts.join(", ")})`;
}

/** `limit: number | undefined` is a parameter that may be absent from the request. */
function mayBeUndefined({ type }: ParameterView): boolean {
  const shape = type.shape();
  return shape.kind === "maybe" && shape.undefined;
}

function readResult(
  result: ResultView,
  method: string,
  place: Place,
  report: Report,
  reading: Reading,
): TypeExpr | undefined {
  switch (result.kind) {
    case "nothing":
    case "this":
      return undefined;
    case "promise":
      return result.value === undefined ? undefined : reading.read(result.value, inside(place, "result"), report);
    case "stream":
      report(createDiagnostic("AN3020", result.span, { method, example: `Promise<${listOf(result.element)}>` }));
      return unreadable;
    case "plain": {
      const problem = describePlain(result.type, method);
      if (problem === undefined) return reading.read(result.type, inside(place, "result"), report);
      report(problem);
      return unreadable;
    }
  }
}

function atOnce(result: ResultView): Pick<SourceMethod, "atOnce"> {
  if (result.kind === "plain" || (result.kind === "this" && !result.isPromise)) return { atOnce: "always" };
  return result.kind === "promise" && result.atOnce === true ? { atOnce: "sometimes" } : {};
}

/** `number` → `number[]`, `A | B` → `(A | B)[]`. */
function listOf(text: string): string {
  return /^[\w.<>]+$/u.test(text) ? `${text}[]` : `(${text})[]`;
}

/** Why what a method returns at once is nothing that could be sent. */
function describePlain(type: TypeView, method: string): Diagnostic | undefined {
  const { span, text } = type;
  const shape = type.shape();
  if (shape.kind === "unresolved" && shape.names[0] !== undefined) return describeUnresolved(shape.names[0]);
  if (shape.kind === "library" && shape.name === "PromiseLike") {
    const wanted = `Promise<${shape.arguments[0]?.text ?? "void"}>`;
    return createDiagnostic("AN1003", span, { method, text, wanted });
  }
  if (shape.kind !== "misfit" || !nothing.has(shape.misfit)) return undefined;
  const wanted =
    shape.misfit === "this" ? "Promise<void>` or leave it out with `@nats:skip" : "Promise<void>` or `void";
  return createDiagnostic("AN1003", span, { method, text, wanted });
}

const nothing: ReadonlySet<string> = new Set(["undefined", "null", "never", "this"]);
