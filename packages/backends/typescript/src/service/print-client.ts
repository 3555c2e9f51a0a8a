import { type Document, group, hardLine, indent, join, softLine } from "@autonats/codegen";
import type { Method } from "@autonats/model";
import type { MethodNames } from "../naming/service-names.js";
import { runtimeType, runtimeValue } from "../runtime.js";
import { docComment } from "../syntax/comments.js";
import { assigned, block, braced, bracketedGroup, call, signature } from "../syntax/layout.js";
import { propertyName, shorthand, toIdentifier } from "../syntax/literals.js";
import { genericType, printType } from "../syntax/type-syntax.js";
import { requestType, resultType, returnType } from "./method-types.js";
import { clientParameters } from "./parameters.js";
import type { ServiceContext } from "./service-context.js";

/** Prints the class that calls a service. */
export function printClient(context: ServiceContext): Document {
  const { service, names, interfaceName } = context;
  const methods = [...names.methods];
  const fields = methods.map(([method, own]) => printField(method, own, context));
  const members = [
    ...(fields.length === 0 ? [] : [join(hardLine, fields)]),
    printConstructor(context),
    ...methods.map(([method, own]) => printMethod(method, own, context)),
  ];
  return [
    docComment(`Calls ${service.source.name} over NATS.`),
    `export class ${names.client} implements `,
    interfaceName,
    " ",
    block([join([hardLine, hardLine], members)]),
  ];
}

function printConstructor({ names }: ServiceContext): Document {
  const parameters: readonly Document[] = [
    ["connection: ", runtimeType("Connection")],
    ["options?: ", runtimeType("ClientOptions")],
  ];
  const created = call(runtimeValue("createCaller"), ["connection", names.descriptor, "options"]);
  const bindings = [...names.methods].map(([method, own]) => printBinding(method, own, names.descriptor));
  return [
    "constructor",
    bracketedGroup(parameters),
    " ",
    // An unused local would not compile, so there is none without methods.
    block(bindings.length === 0 ? [[created, ";"]] : [[assigned("const caller", " =", created), ";"], ...bindings]),
  ];
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
  const bound = call(`caller.${method.kind === "oneWay" ? "oneWay" : "unary"}`, [
    [descriptor, mayBreak(".methods"), mayBreak(`.${names.method}`)],
  ]);
  return [assigned(`this.${privateName(names)}`, " =", bound), ";"];
}

function printMethod(method: Method, names: MethodNames, { namer }: ServiceContext): Document {
  const record = braced(
    method.parameters.map((parameter, index) => shorthand(parameter.name, names.parameters[index] ?? parameter.name)),
  );
  const sent = call(`this.${privateName(names)}`, [record, names.call]);
  return [
    docComment(method.doc),
    propertyName(names.method),
    signature(clientParameters(method, names, namer), returnType(method, namer)),
    " ",
    block([[method.kind === "oneWay" ? "" : "return ", sent, ";"]]),
  ];
}

/** A step of a chain of members, which begins a line if it has to. */
function mayBreak(step: Document): Document {
  return group(indent([softLine, step]));
}

function privateName({ method }: MethodNames): string {
  return `#${toIdentifier(method)}`;
}
