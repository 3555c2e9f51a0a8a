import { requestSchema, resultSchema, type SchemaContext } from "@autonats/codegen/json-schema";
import { type DeclaredError, declarationOf, type ErrorDeclaration, type Method } from "@autonats/model";
import { toDraft07 } from "./draft-07.js";

/** A message among the components of a document, by its name there. */
export type NamedMessage = readonly [string, object];

const errorHeaders = {
  type: "object",
  properties: {
    "Nats-Service-Error-Code": { type: "string", pattern: "^[0-9]+$" },
    "Nats-Service-Error": { type: "string" },
  },
  required: ["Nats-Service-Error-Code", "Nats-Service-Error"],
};

/** What every method may answer with besides the errors that it declares. */
export const failureMessage: NamedMessage = [
  "failure",
  {
    title: "A call that failed",
    headers: errorHeaders,
    payload: {
      type: "object",
      properties: {
        code: { type: "string" },
        message: { type: "string" },
        reason: { type: "string" },
        path: { type: "string" },
        reference: { type: "string" },
        retryAfterMs: { type: "integer", minimum: 0 },
      },
      required: ["code", "message"],
    },
  },
];

/** Returns the messages that belong to one method alone. */
export function messagesOf(method: Method, context: SchemaContext): readonly NamedMessage[] {
  const { name, errors } = method;
  const result = resultSchema(method, context);
  return [
    [`${name}.request`, { payload: toDraft07(requestSchema(method, context)) }],
    ...(result === undefined ? [] : [[`${name}.result`, { payload: toDraft07(result) }] as const]),
    ...errors.map((error): NamedMessage => [`${name}.${error.ref}`, errorMessage(error, context)]),
  ];
}

/** Returns the names of the messages that a method may answer with. */
export function replyMessages({ name, errors }: Method): readonly string[] {
  return [`${name}.result`, ...errors.map(({ ref }) => `${name}.${ref}`), "failure"];
}

function errorMessage({ ref, code }: DeclaredError, { declarations, refTo }: SchemaContext): object {
  const { id, name = id, doc } = declarationOf(declarations, ref) as ErrorDeclaration;
  return {
    title: name,
    ...(doc === undefined ? {} : { description: doc }),
    headers: errorHeaders,
    payload: {
      type: "object",
      properties: {
        code: { const: code },
        message: { type: "string" },
        type: { const: name },
        data: { $ref: refTo(ref) },
      },
      required: ["code", "message", "type", "data"],
    },
  };
}
