import { resultSchema, type SchemaContext } from "@autonats/codegen/json-schema";
import { type DeclaredError, declarationOf, type ErrorDeclaration, type Method } from "@autonats/model";
import { numbers } from "./numbers.js";

/** The id of the schema of failures that nobody declares. Ids of types begin with a capital. */
export const failureId = "failure";

/** The body of a failure that nobody declares. */
export const failureSchema: object = {
  type: "object",
  properties: {
    code: { enum: Object.keys(numbers) },
    message: { type: "string" },
    reason: { type: "string" },
    path: { type: "string", description: "The first field of the request that is wrong." },
    reference: { type: "string", description: "An id that the handler's own log has too." },
    retryAfterMs: { type: "integer", minimum: 0 },
  },
  required: ["code", "message"],
};

/** Returns what a method may answer with, by the number of the status. */
export function responsesOf(method: Method, context: SchemaContext): object {
  const result = resultSchema(method, context);
  const success =
    result === undefined
      ? { 202: { description: "The call was sent. Nothing is known of what comes of it." } }
      : { 200: json("The result.", result) };
  return {
    ...success,
    ...Object.fromEntries(declaredResponses(method, context)),
    default: json("The call failed.", { $ref: context.refTo(failureId) }),
  };
}

/** Errors with one number share a response. */
function declaredResponses({ errors }: Method, context: SchemaContext): readonly (readonly [string, object])[] {
  const byNumber = new Map<number, DeclaredError[]>();
  for (const error of errors) byNumber.set(numbers[error.code], [...(byNumber.get(numbers[error.code]) ?? []), error]);
  return [...byNumber].map(([number, own]) => {
    const declared = own.map((error) => errorSchema(error, context));
    const names = own.map(({ ref }) => wireName(ref, context)).join(", ");
    return [`${number}`, json(names, { anyOf: [...declared, { $ref: context.refTo(failureId) }] })];
  });
}

function errorSchema({ ref, code }: DeclaredError, context: SchemaContext): object {
  return {
    type: "object",
    properties: {
      code: { const: code },
      message: { type: "string" },
      type: { const: wireName(ref, context) },
      data: { $ref: context.refTo(ref) },
    },
    required: ["code", "message", "type", "data"],
  };
}

function wireName(ref: string, { declarations }: SchemaContext): string {
  const { id, name = id } = declarationOf(declarations, ref) as ErrorDeclaration;
  return name;
}

function json(description: string, schema: object): object {
  return { description, content: { "application/json": { schema } } };
}
