import type { Document } from "@autonats/codegen";
import type { Service } from "@autonats/model";
import type { ServiceNames } from "../names/service-names.js";
import { isGoFile } from "../plan/file-plan.js";
import type { PrintContext } from "../plan/print-context.js";
import { commas, go, lines, paragraphs } from "../text/go-code.js";
import { methodComment } from "../text/method-doc.js";
import { autonats, codegen } from "../text/packages.js";
import { type MethodShape, signature } from "./method-shape.js";
import { printSkipped } from "./print-skipped.js";

/** The type that calls a service: one field and one method, of one statement, for each method of the interface. */
export function printClient(
  service: Service,
  names: ServiceNames,
  shapes: readonly MethodShape[],
  context: PrintContext,
): Document {
  return paragraphs([
    go`// ${names.client} calls the ${service.name} service over NATS.
    type ${names.client} struct {
      ${lines(shapes.map(callField))}
    }`,
    printConstructor(names, shapes),
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

function printConstructor(names: ServiceNames, shapes: readonly MethodShape[]): Document {
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
    caller := ${codegen}.NewCaller(nc, ${names.descriptor}, options...)
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
  return [
    methodComment(shape.names.method, shape.method.doc),
    go`func (c *${names.client}) ${signature(shape, context)} {
      ${callStatement(shape)}
    }`,
  ];
}

function callStatement({ method, names, request, parameters, result }: MethodShape): Document {
  const values = parameters.map(({ name, field }) => `${field.name}: ${name}`);
  const record = go`${request}{${commas(values)}}`;
  if (method.kind === "oneWay") return go`c.${names.call}.Send(ctx, ${record})`;
  return go`return c.${names.call}.${result === undefined ? "Do" : "Call"}(ctx, ${record})`;
}
