import type { Document } from "@autonats/codegen";
import type { Service } from "@autonats/model";
import type { ServiceNames } from "../names/service-names.js";
import { isGoFile } from "../plan/file-plan.js";
import type { PrintContext } from "../plan/print-context.js";
import { commas, go, lines, paragraphs } from "../text/go-code.js";
import { methodComment } from "../text/method-doc.js";
import { autonats, codegen, context as contextPackage, otel } from "../text/packages.js";
import { type MethodShape, signature, signatureAs } from "./method-shape.js";
import { printSkipped } from "./print-skipped.js";

/** The type that calls a service: one field and one method, of one statement, for each method of the interface. */
export function printClient(
  service: Service,
  names: ServiceNames,
  shapes: readonly MethodShape[],
  context: PrintContext,
  tracing: boolean,
): Document {
  return paragraphs([
    go`// ${names.client} calls the ${service.name} service over NATS.
    type ${names.client} struct {
      ${lines(shapes.map(callField))}
    }`,
    printConstructor(names, shapes, tracing),
    printWith(names, shapes),
    ...shapes.map((shape) => printMethod(names, shape, context)),
    ...skippedMethods(service).map(({ method, signature }) => printSkipped(method, signature, service, names, context)),
  ]);
}

/** The user's interface has them. Where the source is not Go, the interface is generated without them. */
function skippedMethods({ source, skipped = [] }: Service) {
  if (!isGoFile(source.file)) return [];
  return skipped.flatMap((method) => (method.signature === undefined ? [] : [{ method, signature: method.signature }]));
}

function callField({ method, names, request, response }: MethodShape): Document {
  return method.kind === "unary"
    ? go`${names.call} *${codegen}.UnaryCall[${request}, ${response}]`
    : go`${names.call} *${codegen}.OneWayCall[${request}]`;
}

function printConstructor(names: ServiceNames, shapes: readonly MethodShape[], tracing: boolean): Document {
  const calls = shapes.map(({ method, names: own }) => {
    const make = method.kind === "unary" ? "NewUnaryCall" : "NewOneWayCall";
    return go`${own.call}: ${codegen}.${make}(caller, ${own.descriptor}),`;
  });
  const signature = go`func ${names.newClient}(nc ${autonats}.Connection, options ...${autonats}.ClientOption) *${names.client}`;
  const doc = `// ${names.newClient} returns a client that makes its calls over nc.`;
  if (calls.length === 0) {
    return go`${doc}
    ${signature} {
      return &${names.client}{}
    }`;
  }
  return go`${doc}
  ${signature} {
    caller := ${codegen}.NewCaller(nc, ${names.descriptor}, ${tracing ? go`${otel}.TraceClient(options)` : "options"}...)
    return &${names.client}{
      ${lines(calls)}
    }
  }`;
}

function printWith({ client, withOptions }: ServiceNames, shapes: readonly MethodShape[]): Document {
  const calls = shapes.map(({ names: { call } }) => `${call}: c.${call}.With(options...),`);
  const fields =
    calls.length === 0
      ? ""
      : go`
    ${lines(calls)}
  `;
  return go`// ${withOptions} returns a client whose calls have these options. It shares everything else with c.
  func (c *${client}) ${withOptions}(options ...${autonats}.CallOption) *${client} {
    return &${client}{${fields}}
  }`;
}

function printMethod(names: ServiceNames, shape: MethodShape, context: PrintContext): Document {
  const method: Document = [
    methodComment(shape.names.method, shape.method.doc),
    go`func (c *${names.client}) ${signature(shape, context)} {
      ${callStatements(shape, shape.hasError, context)}
    }`,
  ];
  const { tryMethod, method: name } = shape.names;
  if (tryMethod === undefined) return method;
  return paragraphs([
    method,
    go`// ${tryMethod} does what ${name} does, and returns an error where ${name} panics.
    func (c *${names.client}) ${signatureAs(tryMethod, shape, true, context)} {
      ${callStatements(shape, true, context)}
    }`,
  ]);
}

/** The call, and what its caller gets of the result. */
function callStatements(shape: MethodShape, hasError: boolean, context: PrintContext): Document {
  const { method, names, request, parameters, unsent, result, values, inOut } = shape;
  const fields = parameters.map(({ name, field }) => `${field.name}: ${name}`);
  if (unsent !== undefined) fields.push(`unsent: len(${unsent.name})`);
  const record = go`${request}{${commas(fields)}}`;
  const ctx = shape.hasContext ? "ctx" : go`${contextPackage}.Background()`;
  if (method.kind === "oneWay") return go`c.${names.call}.Send(${ctx}, ${record})`;
  const call = go`c.${names.call}.${result === undefined ? "Do" : "Call"}(${ctx}, ${record})`;
  const sent = hasError ? call : go`${codegen}.Must(${call})`;
  if (inOut.length === 0 && values.length <= 1) return go`return ${sent}`;
  const element = (index: number): string => (inOut.length + values.length === 1 ? "result" : `result.V${index}`);
  const updates = inOut.map(({ parameter, id }, index): Document => {
    return go`${codegen}.Update(${hasError ? "err" : "nil"}, ${context.updateName(id)}, ${parameter.name}, ${element(index)})`;
  });
  const returned = values.map((_, index) => element(inOut.length + index));
  return lines([
    go`result${hasError ? ", err" : ""} := ${sent}`,
    ...updates,
    hasError || returned.length > 0 ? go`return ${commas([...returned, ...(hasError ? ["err"] : [])])}` : undefined,
  ]);
}
