import type { Document } from "@autonats/codegen";
import type { Service } from "@autonats/model";
import type { ServiceNames } from "../names/service-names.js";
import { commas, go, lines, paragraphs } from "../text/go-code.js";
import { autonats, codegen, context as contextPackage, otel } from "../text/packages.js";
import type { MethodShape } from "./method-shape.js";

/** The type that serves a service: a table of one function, of one statement, for each method of the interface. */
export function printHandler(
  service: Service,
  names: ServiceNames,
  shapes: readonly MethodShape[],
  tracing: boolean,
): Document {
  return paragraphs([
    go`// ${names.handler} serves the ${service.name} service over NATS.
    type ${names.handler} struct {
      *${codegen}.Handler
    }`,
    go`// ${names.newHandler} returns a handler that calls server for the requests that arrive over nc.
    // It serves nothing before it is started.
    func ${names.newHandler}(server ${names.server}, nc ${autonats}.Connection, options ...${autonats}.HandlerOption) *${names.handler} {
      return &${names.handler}{${codegen}.NewHandler(nc, ${names.descriptor}, []${codegen}.Endpoint{
        ${lines(shapes.map(printEndpoint))}
      }, ${tracing ? go`${otel}.TraceHandler(options)` : "options"}...)}
    }`,
  ]);
}

function printEndpoint({ method, names, request, response, parameters, result }: MethodShape): Document {
  const values: readonly Document[] = parameters.map(({ field }) => `r.${field.name}`);
  const call = go`server.${names.method}(${commas(["ctx", ...values])})`;
  const inputs = go`ctx ${contextPackage}.Context, ${values.length === 0 ? "_" : "r"} ${request}`;
  if (method.kind === "oneWay") {
    return go`${codegen}.ServeOneWay(${names.descriptor}, func(${inputs}) {
      ${call}
    }),`;
  }
  return go`${codegen}.ServeUnary(${names.descriptor}, func(${inputs}) (${response}, error) {
    return ${result === undefined ? go`${codegen}.Nothing{}, ${call}` : call}
  }),`;
}
