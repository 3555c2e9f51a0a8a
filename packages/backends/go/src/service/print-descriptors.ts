import { type Document, fingerprint, quoteGo } from "@autonats/codegen";
import type { Model, Service } from "@autonats/model";
import { decodeFunction } from "../codec/decode.js";
import { encodeFunction } from "../codec/encode.js";
import { hasFunctions } from "../codec/has-functions.js";
import type { ServiceNames } from "../names/service-names.js";
import type { PrintContext } from "../plan/print-context.js";
import { commas, go, lines, paragraphs } from "../text/go-code.js";
import { codegen, time } from "../text/packages.js";
import type { MethodShape } from "./method-shape.js";

/** Prints what the runtime has to know of a service and of each of its methods. */
export function printDescriptors(
  model: Model,
  service: Service,
  names: ServiceNames,
  shapes: readonly MethodShape[],
  context: PrintContext,
): Document {
  const { name, subject, version, doc } = service;
  const description = doc?.split(/\n[ \t]*\n/u)[0]?.replaceAll("\n", " ");
  return paragraphs([
    go`// ${names.descriptor} describes the ${name} service to the runtime.
    var ${names.descriptor} = &${codegen}.Service{
      ${lines([
        `Name: ${quoteGo(name)},`,
        `Subject: ${quoteGo(subject)},`,
        version === undefined ? undefined : `Version: ${quoteGo(version)},`,
        description === undefined ? undefined : `Description: ${quoteGo(description)},`,
        `Schema: ${names.schema},`,
      ])}
    }`,
    ...shapes.map((shape) => printMethodDescriptor(model, shape, context)),
  ]);
}

function printMethodDescriptor(model: Model, shape: MethodShape, context: PrintContext): Document {
  const { method, names, request, response } = shape;
  const type = method.kind === "unary" ? go`UnaryMethod[${request}, ${response}]` : go`OneWayMethod[${request}]`;
  const errors = method.errors.map((error) => context.errorName(error));
  return go`var ${names.descriptor} = &${codegen}.${type}{
    ${lines([
      `Name: ${quoteGo(method.name)},`,
      go`Timeout: ${`${method.timeoutMs}`} * ${time}.Millisecond,`,
      `Concurrency: ${method.concurrency},`,
      method.idempotent ? "Idempotent: true," : undefined,
      method.attemptTimeoutMs === undefined
        ? undefined
        : go`AttemptTimeout: ${`${method.attemptTimeoutMs}`} * ${time}.Millisecond,`,
      `Fingerprint: "${fingerprint(method, model)}",`,
      go`Request: ${requestCodec(shape)},`,
      method.kind === "unary" ? go`Result: ${resultCodec(shape, context)},` : undefined,
      errors.length === 0 ? undefined : go`Errors: []*${codegen}.DeclaredError{${commas(errors)}},`,
    ])}
  }`;
}

function requestCodec({ fields, unsent, request, names }: MethodShape): Document {
  return fields.length === 0 && unsent === undefined
    ? go`${codegen}.NoParameters`
    : go`${codegen}.Codec[${request}]{Encode: ${names.encodeRequest}, Decode: ${names.decodeRequest}}`;
}

function resultCodec({ result, response, names }: MethodShape, context: PrintContext): Document {
  if (result === undefined) return go`${codegen}.NoResult`;
  const [encode, decode] = hasFunctions(result, context)
    ? [encodeFunction(result, context), decodeFunction(result, context)]
    : [names.encodeResult, names.decodeResult];
  return go`${codegen}.Codec[${response}]{Encode: ${encode}, Decode: ${decode}}`;
}
