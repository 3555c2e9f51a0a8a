import type { Document } from "@autonats/codegen";
import { type Declaration, type DeclaredError, declarationOf, type Field, type Method } from "@autonats/model";
import type { MethodNames } from "../names/service-names.js";
import type { UnitPlan } from "../plan/unit-plan.js";
import { docComment } from "../text/comment.js";
import { assigned, block, braced } from "../text/layout.js";
import { literal, property, propertyName } from "../text/literals.js";
import { runtimeType } from "../text/packages.js";
import { genericType, namedType, printType, type TypeSyntax } from "../text/type-syntax.js";
import { expressType, orUndefined } from "../types/express-type.js";
import { printTypeDeclaration } from "../types/print-declaration.js";
import { createTypeNamer } from "../types/type-namer.js";
import { CodecFunctions } from "./codec-functions.js";
import { EnumConstants } from "./enum-constants.js";
import { claimPair, type FunctionPair } from "./function-pairs.js";
import { decodeParameters, encodeFields } from "./print-fields.js";
import { decodeFunction, encodeFunction } from "./print-function.js";
import { printPair } from "./print-pair.js";
import { printSchema } from "./print-schema.js";

/** The statements of a unit's codec file: request records, codecs, the functions that they are made of, and schemas. */
export function codecStatements(plan: UnitPlan): readonly Document[] {
  const namer = createTypeNamer(plan.index, plan.findHome, {
    file: plan.unit.files.codec,
    options: plan.options,
    matchesSource: plan.types === undefined,
  });
  const enums = new EnumConstants(namer, plan.codecScope);
  const functions = new CodecFunctions(namer, plan.codecScope, enums);
  const methods = plan.services.flatMap(({ names }) => [...names.methods]);

  const types = [
    ...methods.flatMap(([method, names]) => printRequestType(method, names, functions)),
    ...plan.localDeclarations.map((declaration) => printTypeDeclaration(declaration, namer)),
  ];
  const requests = methods.flatMap(([method, names]) =>
    method.parameters.length === 0 ? [] : [{ method, names, pair: claimPair(plan.codecScope, names.requestType) }],
  );
  const pairs = new Map(requests.map(({ method, pair }) => [method, pair]));
  const codecs = [
    ...methods.flatMap(([method, names]) => printMethodCodecs(method, names, pairs.get(method), functions)),
    ...plan.errorCodecs.map(({ error, name }) => printErrorCodec(error, name, functions)),
  ];
  const bodies = requests.flatMap(({ method, names, pair }) => printRequestPair(method, names, pair, functions));
  for (let wanted = functions.next(); wanted !== undefined; wanted = functions.next()) {
    bodies.push(...printPair(wanted, functions));
  }
  const schemas = plan.services.map((service) => printSchema(service, plan));
  return [...types, ...codecs, ...enums.statements, ...bodies, ...schemas];
}

function printRequestType(method: Method, names: MethodNames, functions: CodecFunctions): readonly Document[] {
  if (method.parameters.length === 0) return [];
  const fields = method.parameters.map((parameter) => printRequestField(parameter, functions));
  const doc = docComment(`The parameters of ${names.method}, as they are sent.`);
  return [[doc, `export interface ${names.requestType} `, block(fields)]];
}

function printRequestField(field: Field, functions: CodecFunctions): Document {
  const type = expressType(field.type, functions.namer);
  const name = propertyName(field.name);
  return [
    docComment(field.doc),
    field.optional ? [name, "?: ", printType(orUndefined(type))] : [name, ": ", printType(type)],
    ";",
  ];
}

function printMethodCodecs(
  method: Method,
  names: MethodNames,
  pair: FunctionPair | undefined,
  functions: CodecFunctions,
): readonly Document[] {
  const request =
    pair === undefined ? [] : [printCodec(names.requestCodec, namedType(names.requestType), pair.encode, pair.decode)];
  if (method.result === undefined) return request;
  const type = expressType(method.result, functions.namer);
  const encode = functions.reference("encode", method.result);
  const decode = functions.reference("decode", method.result);
  return [...request, printCodec(names.resultCodec, type, encode, decode)];
}

function printCodec(name: string, type: TypeSyntax, encode: Document, decode: Document): Document {
  const left = [`export const ${name}: `, printType(genericType(runtimeType("Codec"), type))];
  const value = braced([property("encode", encode), property("decode", decode)], { broken: true });
  return [assigned(left, " =", value), ";"];
}

function printErrorCodec(error: DeclaredError, name: string, functions: CodecFunctions): Document {
  const declaration = declarationOf(functions.namer.index, error.ref);
  const type = namedType(functions.namer.asType(declaration));
  const reference = { kind: "ref", id: error.ref } as const;
  const entries = [
    property("type", literal(errorName(declaration)), "chain"),
    property("code", literal(error.code), "chain"),
    property("class", functions.namer.asValue(declaration)),
    property("encode", functions.reference("encode", reference)),
    property("decode", functions.reference("decode", reference)),
  ];
  const left = [`export const ${name}: `, printType(genericType(runtimeType("ErrorCodec"), type))];
  return [assigned(left, " =", braced(entries, { broken: true })), ";"];
}

/** What an error is called on the wire. */
function errorName(declaration: Declaration): string {
  return (declaration.kind === "error" ? declaration.name : undefined) ?? declaration.id;
}

function printRequestPair(
  method: Method,
  names: MethodNames,
  pair: FunctionPair,
  functions: CodecFunctions,
): readonly Document[] {
  const type = namedType(names.requestType);
  return [
    encodeFunction(pair.encode, type, encodeFields(method.parameters, functions)),
    decodeFunction(pair.decode, type, decodeParameters(method.parameters, functions)),
  ];
}
