import type { Document } from "@autonats/codegen";
import type { Service } from "@autonats/model";
import type { ServiceNames } from "../names/service-names.js";
import type { PrintContext } from "../print-context.js";
import { goComment, toGoDoc } from "../text/comment.js";
import { commas, go, lines, paragraphs } from "../text/go-code.js";
import { autonats, nats } from "../text/packages.js";
import { type MethodShape, signature } from "./method-shape.js";

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
    ...shapes.map((shape) => printMethod(service, names, shape, context)),
  ]);
}

function callField({ method, names, request, response }: MethodShape): Document {
  return method.kind === "unary"
    ? go`${names.call} *${autonats}.UnaryCall[${request}, ${response}]`
    : go`${names.call} *${autonats}.OneWayCall[${request}]`;
}

function printConstructor(names: ServiceNames, shapes: readonly MethodShape[]): Document {
  const calls = shapes.map(({ method, names: own }) => {
    const make = method.kind === "unary" ? "NewUnaryCall" : "NewOneWayCall";
    return go`${own.call}: ${autonats}.${make}(caller, ${own.descriptor}),`;
  });
  const signature = go`func ${names.newClient}(nc *${nats}.Conn, options ...${autonats}.ClientOption) *${names.client}`;
  const doc = `// ${names.newClient} returns a client that calls over nc.`;
  if (calls.length === 0) {
    return go`${doc}
    ${signature} {
      return &${names.client}{}
    }`;
  }
  return go`${doc}
  ${signature} {
    caller := ${autonats}.NewCaller(nc, ${names.descriptor}, options...)
    return &${names.client}{
      ${lines(calls)}
    }
  }`;
}

function printMethod(service: Service, names: ServiceNames, shape: MethodShape, context: PrintContext): Document {
  const { method, names: own } = shape;
  const doc = toGoDoc(method.doc ?? `${own.method} calls ${method.name} of the ${service.name} service.`);
  return lines([
    goComment(doc),
    go`func (c *${names.client}) ${signature(shape, context)} {
      ${callStatement(shape)}
    }`,
  ]);
}

function callStatement({ method, names, request, parameters, result }: MethodShape): Document {
  const values = parameters.map(({ name, field }) => `${field.name}: ${name}`);
  const record = go`${request}{${commas(values)}}`;
  if (method.kind === "oneWay") return go`c.${names.call}.Send(ctx, ${record})`;
  return go`return c.${names.call}.${result === undefined ? "Do" : "Call"}(ctx, ${record})`;
}
