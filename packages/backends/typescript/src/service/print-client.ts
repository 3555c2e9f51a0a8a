import { type Document, group, hardLine, indent, join, softLine } from "@autonats/codegen";
import type { Method, SkippedMethod } from "@autonats/model";
import type { MethodNames } from "../names/service-names.js";
import { isTypescript } from "../plan/paths.js";
import { docComment } from "../text/comment.js";
import { braced } from "../text/layout.js";
import { literal, propertyName, shorthand, toIdentifier } from "../text/literals.js";
import { optionsOf, runtimeType, runtimeValue } from "../text/packages.js";
import { commas, paragraphs, ts } from "../text/ts-code.js";
import { genericType, namedType, printType, type TypeSyntax, unionType } from "../text/type-syntax.js";
import { requestType, resultType, returnType } from "./method-types.js";
import { clientParameters, restOf } from "./parameters.js";
import type { ServiceContext } from "./service-context.js";

/** Prints the class that calls a service. */
export function printClient(context: ServiceContext): Document {
  const { service, names } = context;
  const methods = [...names.methods];
  const fields = methods.map(([method, own]) => printField(method, own, context));
  const members = paragraphs([
    fields.length === 0 ? undefined : join(hardLine, fields),
    printConstructor(context),
    ...methods.map(([method, own]) => printMethod(method, own, context)),
    ...skippedMethods(context).map((method) => printSkipped(method, context)),
  ]);
  return ts`${docComment(`Calls ${service.source.name} over NATS.`)}export class ${names.client} implements ${implemented(context)} {
    ${members}
  }`;
}

/** The user's interface, without the methods that the client has in another form. */
function implemented({ service, interfaceName }: ServiceContext): Document {
  if (!isTypescript(service.source.file) || !service.methods.some(isOther)) return interfaceName;
  // In a type that is made of the interface, `this` is the interface.
  const others = service.methods.filter((method) => isOther(method) || method.returnsSelf === true);
  const keys = others.map(({ source }) => literalOf(source.name));
  return printType(genericType("Omit", namedType(interfaceName), unionType(...keys)));
}

function literalOf(name: string): TypeSyntax {
  return { kind: "literal", text: literal(name) };
}

function isOther({ atOnce, reduced }: Method): boolean {
  return reduced === true || atOnce === "always";
}

function printConstructor({ names, plan }: ServiceContext): Document {
  const caller = ts`${runtimeValue("createCaller")}(connection, ${names.descriptor}, ${optionsOf(plan.options)})`;
  const bindings = [...names.methods].map(([method, own]) => printBinding(method, own, names.descriptor));
  // An unused local would not compile, so there is none without methods.
  const statements = bindings.length === 0 ? [ts`${caller};`] : [ts`const caller = ${caller};`, ...bindings];
  return ts`constructor(connection: ${runtimeType("Connection")}, options?: ${runtimeType("ClientOptions")}) {
    ${join(hardLine, statements)}
  }`;
}

function printField(method: Method, names: MethodNames, { namer, codec }: ServiceContext): Document {
  const request = requestType(method, names, codec);
  const type =
    method.kind === "oneWay"
      ? genericType(runtimeType("OneWayCall"), request)
      : genericType(runtimeType("UnaryCall"), request, resultType(method, namer));
  return [`readonly ${privateName(names)}: `, printType(type), ";"];
}

function printBinding(method: Method, names: MethodNames, descriptor: string): Document {
  const path = [descriptor, mayBreak(".methods"), mayBreak(`.${names.method}`)];
  const call = method.kind === "oneWay" ? "caller.oneWay" : "caller.unary";
  return ts`this.${privateName(names)} = ${call}(${path});`;
}

function printMethod(method: Method, names: MethodNames, { namer }: ServiceContext): Document {
  const record = braced(
    method.parameters.map((parameter, index) => shorthand(parameter.name, names.parameters[index] ?? parameter.name)),
  );
  const parameters = commas(clientParameters(method, names, namer));
  const returns = method.kind === "oneWay" ? "" : "return ";
  const given = commas([record, ...(restOf(method) === undefined ? [names.call] : [])]);
  const call = ts`this.${privateName(names)}(${given})`;
  if (method.returnsSelf === true) {
    return ts`${docComment(method.doc)}async ${propertyName(names.method)}(${parameters}): ${returnType(method, namer)} {
      await ${call};
      return this;
    }`;
  }
  return ts`${docComment(method.doc)}${propertyName(names.method)}(${parameters}): ${returnType(method, namer)} {
    ${returns}${call};
  }`;
}

/** The methods that the client has for the sake of the user's interface alone: in other languages nobody wrote one that has them. */
function skippedMethods({ service }: ServiceContext): readonly SkippedMethod[] {
  return isTypescript(service.source.file) ? (service.skipped ?? []) : [];
}

function printSkipped({ source, canFail, property, fluent }: SkippedMethod, context: ServiceContext): Document {
  const { names, interfaceName } = context;
  const type: Document = [interfaceName, "[", literal(source.name), "]"];
  const failure = ts`${runtimeValue("notServed")}(${names.descriptor}, ${literal(source.name)})`;
  if (property === true) {
    return ts`get ${propertyName(source.name)}(): ${type} {
      return ${failure};
    }`;
  }
  if (fluent === true) {
    return ts`${propertyName(source.name)}(): never {
      return ${failure};
    }`;
  }
  return ts`readonly ${propertyName(source.name)}: NonNullable<${type}> = ${canFail ? "async " : ""}() => ${failure};`;
}

/** A step of a chain of members, which begins a line if it has to. */
function mayBreak(step: Document): Document {
  return group(indent([softLine, step]));
}

function privateName({ method }: MethodNames): string {
  return `#${toIdentifier(method)}`;
}
