import type { Document } from "@autonats/codegen";
import { decodeExpression, decodeStatement } from "../codec/decode.js";
import { encodeStatement } from "../codec/encode.js";
import { hasFunctions } from "../codec/has-functions.js";
import { printRecordCodec } from "../codec/record-codec.js";
import type { PrintContext } from "../plan/print-context.js";
import { go, lines, paragraphs } from "../text/go-code.js";
import { codegen } from "../text/packages.js";
import type { GoType } from "../types/go-type.js";
import { fieldTypeText } from "../types/type-text.js";
import type { MethodShape } from "./method-shape.js";

/** The request records of methods, and the functions that write and read requests and results. */
export function printRequests(shapes: readonly MethodShape[], context: PrintContext): Document {
  return paragraphs(
    shapes.flatMap((shape) => [
      ...(shape.fields.length === 0 && shape.unsent === undefined ? [] : [printRequest(shape, context)]),
      ...(shape.result === undefined || hasFunctions(shape.result, context)
        ? []
        : [printResult(shape, shape.result, context)]),
    ]),
  );
}

function printRequest(
  { method, names, fields, parameters, unsent, request }: MethodShape,
  context: PrintContext,
): Document {
  const codecNames = { fields: names.requestFields, encode: names.encodeRequest, decode: names.decodeRequest };
  const members = parameters.map(({ field }): Document => [`${field.name} `, fieldTypeText(field, context)]);
  if (unsent !== undefined) members.push("unsent int");
  return paragraphs([
    go`// ${names.request} holds the parameters of ${method.name}, as they are sent.
    type ${names.request} ${
      members.length === 0
        ? "struct{}"
        : go`struct {
      ${lines(members)}
    }`
    }`,
    printRecordCodec({ type: request, fields, names: codecNames, ...(unsent && { unsent: unsent.key }) }, context),
  ]);
}

function printResult({ names, response }: MethodShape, result: GoType, context: PrintContext): Document {
  const value = decodeExpression(result, context);
  const decoder =
    value === undefined
      ? go`func ${names.decodeResult}(d *${codegen}.Decoder) (v ${response}) {
        ${decodeStatement(result, "v", context)}
        return v
      }`
      : go`func ${names.decodeResult}(d *${codegen}.Decoder) ${response} {
        return ${value}
      }`;
  return paragraphs([
    go`func ${names.encodeResult}(e *${codegen}.Encoder, v ${response}) {
      ${encodeStatement(result, "v", context)}
    }`,
    decoder,
  ]);
}
