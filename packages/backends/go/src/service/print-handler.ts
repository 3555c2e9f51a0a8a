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

function printEndpoint(shape: MethodShape): Document {
  const { method, names, request, response, parameters, hasContext } = shape;
  const values = parameters.map(({ field, variadic }): Document => `r.${field.name}${variadic ? "..." : ""}`);
  const call = go`server.${names.method}(${commas(hasContext ? ["ctx", ...values] : values)})`;
  const inputs = go`${hasContext ? "ctx" : "_"} ${contextPackage}.Context, ${values.length === 0 ? "_" : "r"} ${request}`;
  if (method.kind === "oneWay") {
    return go`${codegen}.ServeOneWay(${names.descriptor}, func(${inputs}) {
      ${call}
    }),`;
  }
  return go`${codegen}.ServeUnary(${names.descriptor}, func(${inputs}) (${response}, error) {
    ${answer(shape, call)}
  }),`;
}

/** What a method returns, as one value and an error. */
function answer({ response, result, values, inOut, hasError }: MethodShape, call: Document): Document {
  if (inOut.length === 0 && values.length <= 1) {
    const whole = result === undefined ? go`${codegen}.Nothing{}, ${call}` : call;
    return go`return ${hasError ? whole : [whole, ", nil"]}`;
  }
  const changed = inOut.map(({ parameter }) => `r.${parameter.field.name}`);
  const given = values.map((_, index) => `v${inOut.length + index}`);
  const left = [...given, ...(hasError ? ["err"] : [])];
  const whole = [...changed, ...given];
  const [first = ""] = whole;
  const answered =
    whole.length === 1 ? first : go`${response}{${commas(whole.map((value, index) => `V${index}: ${value}`))}}`;
  return lines([
    left.length === 0 ? call : go`${commas(left)} := ${call}`,
    go`return ${answered}, ${hasError ? "err" : "nil"}`,
  ]);
}
