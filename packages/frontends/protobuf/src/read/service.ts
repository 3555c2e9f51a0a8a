import {
  type Annotation,
  createDiagnostic,
  type Diagnostic,
  type Field,
  type NamedError,
  parseDocComment,
  type SourceMethod,
  type SourceService,
  type TypeExpr,
} from "@autonats/model";
import protobuf from "protobufjs";
import { isEmpty } from "./known-types.js";
import { pathOf, type Report, type Types } from "./types.js";

/** Reads a service; undefined for one without a marker. */
export function readService(service: protobuf.Service, types: Types, report: Report): SourceService | undefined {
  const { source, comment } = types.entryOf(service);
  const { doc, annotations } = parseDocComment(source.file, comment);
  if (!annotations.some(({ name }) => name === "server")) return undefined;
  return {
    annotations,
    methods: service.methodsArray.map((method) => readMethod(method, types, report)),
    ...(doc === undefined ? {} : { doc }),
    source,
  };
}

function readMethod(method: protobuf.Method, types: Types, report: Report): SourceMethod {
  const { source, comment } = types.entryOf(method);
  const { doc, annotations } = parseDocComment(source.file, comment);
  const base = {
    annotations: withIdempotent(annotations, method, source),
    ...(doc === undefined ? {} : { doc }),
    source,
    unserved: { source, canFail: true },
  };
  if (annotations.some(({ name }) => name === "skip")) return { kind: "unary", parameters: [], errors: [], ...base };
  const problems: Diagnostic[] = [];
  const note: Report = (diagnostic) => {
    problems.push(diagnostic);
    report(diagnostic);
  };
  for (const what of streamed(method)) note(createDiagnostic("AN7004", source, { method: method.name, what }));
  const result = resultOf(method, types, note);
  const request = requestOf(method, types, note);
  return {
    kind: "unary",
    ...request,
    ...(result === undefined ? {} : { result }),
    errors: errorsOf(annotations, method, types, note),
    ...base,
    problems,
  };
}

function streamed({ requestStream, responseStream }: protobuf.Method): readonly string[] {
  return [...(requestStream === true ? ["request"] : []), ...(responseStream === true ? ["response"] : [])];
}

/** The fields of the request are the parameters, so that its JSON is the body of a call. */
function requestOf(
  method: protobuf.Method,
  types: Types,
  report: Report,
): { readonly parameters: readonly Field[]; readonly request?: string } {
  const found = messageNamed(method.requestType, method);
  if (found === undefined) {
    report(createDiagnostic("AN7003", types.entryOf(method).source, { name: method.requestType }));
    return { parameters: [] };
  }
  if (isEmpty(found.fullName)) return { parameters: [], request: found.fullName.slice(1) };
  const fields = types.fieldsOf(found, report);
  // Parameters that callers may leave out come last, in any language.
  const inOrder = [...fields.filter(({ optional }) => !optional), ...fields.filter(({ optional }) => optional)];
  return { parameters: inOrder, request: pathOf(found).join(".") };
}

function resultOf(method: protobuf.Method, types: Types, report: Report): TypeExpr | undefined {
  const found = messageNamed(method.responseType, method);
  if (found !== undefined && isEmpty(found.fullName)) return undefined;
  return types.typeNamed(method.responseType, method, types.entryOf(method).source, report);
}

/** The messages that `@nats:error` names. */
function errorsOf(
  annotations: readonly Annotation[],
  method: protobuf.Method,
  types: Types,
  report: Report,
): readonly NamedError[] {
  return annotations.flatMap(({ name: annotation, value, span }): NamedError[] => {
    const [name = ""] = value.split(/\s+/u);
    if (annotation !== "error" || name === "") return [];
    const found = messageNamed(name, method);
    if (found !== undefined) return [{ name, ref: types.addError(found, report) }];
    report(createDiagnostic("AN7003", span, { name }));
    return [];
  });
}

function messageNamed(name: string, method: protobuf.Method): protobuf.Type | undefined {
  const found = method.parent?.lookup(name, [protobuf.Type]);
  return found instanceof protobuf.Type ? found : undefined;
}

/** The option of protocol buffers means what the annotation does. */
function withIdempotent(
  annotations: readonly Annotation[],
  { options }: protobuf.Method,
  span: Annotation["span"],
): readonly Annotation[] {
  const level: unknown = options?.["idempotency_level"];
  const isSaid = annotations.some(({ name }) => name === "idempotent");
  if (isSaid || (level !== "IDEMPOTENT" && level !== "NO_SIDE_EFFECTS")) return annotations;
  const { file, line, column, endLine, endColumn } = span;
  return [...annotations, { name: "idempotent", value: "", span: { file, line, column, endLine, endColumn } }];
}
