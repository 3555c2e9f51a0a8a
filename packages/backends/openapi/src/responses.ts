import { resultSchema, type SchemaContext } from "@autonats/codegen/json-schema";
import { failureFields, jsonType, resultStatus, retryAfterHeader, sentStatus, statuses } from "@autonats/http-contract";
import { type DeclaredError, declarationOf, type ErrorDeclaration, type Method } from "@autonats/model";

/** The id of the schema of failures that nobody declares. Ids of types begin with a capital. */
export const failureId = "failure";

const { code, message, reason, path, reference, retryAfterMs } = failureFields;

/** The body of a failure that nobody declares. */
export const failureSchema: object = {
  type: "object",
  properties: {
    code: { enum: Object.keys(statuses), description: code },
    message: { type: "string", description: message },
    reason: { type: "string", description: reason },
    path: { type: "string", description: path },
    reference: { type: "string", description: reference },
    retryAfterMs: { type: "integer", minimum: 0, description: retryAfterMs },
  },
  required: ["code", "message"],
};

/** The name of the header in `components`. */
const retryAfterId = "retryAfter";

/** The headers that responses refer to. */
export const responseHeaders: object = {
  [retryAfterId]: {
    description: "Seconds after which the call may be made again.",
    schema: { type: "integer", minimum: 1 },
  },
};

/** Returns what a method may answer with, by status. */
export function responsesOf(method: Method, context: SchemaContext): object {
  const result = resultSchema(method, context);
  const success =
    result === undefined
      ? { [sentStatus]: { description: "The call was sent. Nothing is known of what comes of it." } }
      : { [resultStatus]: json("The result.", result) };
  return {
    ...success,
    ...Object.fromEntries(declaredResponses(method, context)),
    default: failed("The call failed.", { $ref: context.refTo(failureId) }),
  };
}

/** Errors with one status share a response. */
function declaredResponses({ errors }: Method, context: SchemaContext): readonly (readonly [string, object])[] {
  const byStatus = new Map<number, DeclaredError[]>();
  for (const error of errors)
    byStatus.set(statuses[error.code], [...(byStatus.get(statuses[error.code]) ?? []), error]);
  return [...byStatus].map(([status, own]) => {
    const declared = own.map((error) => errorSchema(error, context));
    const names = own.map(({ ref }) => wireName(ref, context)).join(", ");
    return [`${status}`, failed(names, { anyOf: [...declared, { $ref: context.refTo(failureId) }] })];
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

function failed(description: string, schema: object): object {
  const headers = { [retryAfterHeader]: { $ref: `#/components/headers/${retryAfterId}` } };
  return { ...json(description, schema), headers };
}

function json(description: string, schema: object): object {
  return { description, content: { [jsonType]: { schema } } };
}
