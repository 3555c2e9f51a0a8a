import { type Document, fingerprint } from "@autonats/codegen";
import type { Method } from "@autonats/model";
import type { MethodNames } from "../names/service-names.js";
import { errorKey } from "../plan/error-codecs.js";
import { docComment, firstParagraph } from "../text/comment.js";
import { block, braced } from "../text/layout.js";
import { listed } from "../text/lists.js";
import { literal, property, propertyName } from "../text/literals.js";
import { runtimeType, runtimeValue } from "../text/packages.js";
import { ts } from "../text/ts-code.js";
import { genericType, printType } from "../text/type-syntax.js";
import { requestType, resultType } from "./method-types.js";
import type { ServiceContext } from "./service-context.js";

/** Prints the constant that describes a service to the runtime. */
export function printDescriptor(context: ServiceContext): Document {
  const { service, names, codec } = context;
  const members = [...names.methods].map(
    ([method, own]) => ts`${propertyName(own.method)}: ${methodType(method, own, context)};`,
  );
  const type = ts`${runtimeType("ServiceDescriptor")}<${block(members)}>`;
  const methods = [...names.methods].map(([method, own]) => property(own.method, describeMethod(method, own, context)));
  const { version, doc } = service;
  const value = braced(
    [
      property("name", literal(service.name)),
      property("subject", literal(service.subject), "chain"),
      ...(version === undefined ? [] : [property("version", literal(version), "chain")]),
      ...(doc === undefined ? [] : [property("description", literal(firstParagraph(doc)), "chain")]),
      property("schema", codec(names.schema), "chain"),
      property("methods", braced(methods, { broken: true })),
    ],
    { broken: true },
  );
  const comment = docComment(`Describes the ${service.name} service to the runtime.`);
  return ts`${comment}export const ${names.descriptor}: ${type} = ${value};`;
}

function methodType(method: Method, names: MethodNames, { namer, codec }: ServiceContext): Document {
  const request = requestType(method, names, codec);
  return printType(
    method.kind === "oneWay"
      ? genericType(runtimeType("OneWayMethod"), request)
      : genericType(runtimeType("UnaryMethod"), request, resultType(method, namer)),
  );
}

function describeMethod(method: Method, names: MethodNames, context: ServiceContext): Document {
  const { plan, codec } = context;
  const unary = method.kind === "unary";
  const entries = [
    property("kind", literal(method.kind)),
    property("name", literal(method.name)),
    property("timeoutMs", literal(method.timeoutMs)),
    property("concurrency", literal(method.concurrency)),
    ...(unary && method.idempotent ? [property("idempotent", literal(true))] : []),
    ...(method.attemptTimeoutMs === undefined ? [] : [property("attemptTimeoutMs", literal(method.attemptTimeoutMs))]),
    method.parameters.length === 0
      ? property("request", runtimeValue("noParameters"))
      : property("request", codec(names.requestCodec), "chain"),
    ...(unary ? [describeResult(method, names, context)] : []),
    ...(unary && method.errors.length > 0 ? [property("errors", describeErrors(method, context))] : []),
    property("fingerprint", literal(fingerprint(method, plan.model)), "chain"),
  ];
  return braced(entries, { broken: true });
}

function describeResult(method: Method, names: MethodNames, { codec }: ServiceContext): Document {
  return method.result === undefined
    ? property("result", runtimeValue("noResult"))
    : property("result", codec(names.resultCodec), "chain");
}

function describeErrors(method: Method, { plan, codec }: ServiceContext): Document {
  const names = new Map(plan.errorCodecs.map(({ error, name }) => [errorKey(error), name]));
  return listed(method.errors.map((error) => codec(names.get(errorKey(error)) ?? error.ref)));
}
