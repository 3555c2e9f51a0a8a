import type { Document } from "@autonats/codegen";
import type { Service } from "@autonats/model";
import type { ServiceNames } from "../names/service-names.js";
import { commas, go, lines, paragraphs } from "../text/go-code.js";
import { autonats, context as contextPackage, nats } from "../text/packages.js";
import type { MethodShape } from "./method-shape.js";

/** The type that serves a service: a table of one function, of one statement, for each method of the interface. */
export function printHandler(service: Service, names: ServiceNames, shapes: readonly MethodShape[]): Document {
  return paragraphs([
    go`// ${names.handler} serves the ${service.name} service over NATS.
    type ${names.handler} struct {
      *${autonats}.Handler
    }`,
    go`// ${names.newHandler} returns a handler that runs the methods of server for calls that come over nc. It takes none before Run.
    func ${names.newHandler}(server ${names.server}, nc *${nats}.Conn, options ...${autonats}.HandlerOption) *${names.handler} {
      return &${names.handler}{${autonats}.NewHandler(nc, ${names.descriptor}, []${autonats}.Endpoint{
        ${lines(shapes.map(printEndpoint))}
      }, options...)}
    }`,
  ]);
}

function printEndpoint({ method, names, request, response, parameters, result }: MethodShape): Document {
  const values: readonly Document[] = parameters.map(({ field }) => `r.${field.name}`);
  const call = go`server.${names.method}(${commas(["ctx", ...values])})`;
  const inputs = go`ctx ${contextPackage}.Context, ${values.length === 0 ? "_" : "r"} ${request}`;
  if (method.kind === "oneWay") {
    return go`${autonats}.ServeOneWay(${names.descriptor}, func(${inputs}) {
      ${call}
    }),`;
  }
  return go`${autonats}.ServeUnary(${names.descriptor}, func(${inputs}) (${response}, error) {
    return ${result === undefined ? go`${autonats}.Nothing{}, ${call}` : call}
  }),`;
}
