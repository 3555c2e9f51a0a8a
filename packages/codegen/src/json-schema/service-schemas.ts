import {
  compareText,
  declarationOf,
  indexDeclarations,
  type Method,
  type Model,
  mentionedTypes,
  reachableIds,
  type Service,
} from "@autonats/model";
import { isolate } from "../isolate.js";
import { declarationSchema } from "./declaration-schema.js";
import type { JsonSchemaObject, SchemaContext } from "./json-schema.js";
import { anyJsonId, anyJsonSchema } from "./scalar-schema.js";
import { described, recordSchema, typeSchema } from "./type-schema.js";

/** The schemas of what one service sends, for a document about it alone. */
export interface ServiceSchemas {
  /** The service, with the names that its types have in the document. */
  readonly service: Service;
  readonly context: SchemaContext;
  /** The definitions of its types, in order of name. */
  readonly types: readonly (readonly [string, JsonSchemaObject])[];
  /** Returns the definition of any JSON, for a document that refers to it; nothing for one that does not. */
  readonly anyJsonFor: (document: unknown) => readonly (readonly [string, JsonSchemaObject])[];
}

/** Returns the schemas of a service, whose definitions are where `refTo` says. */
export function serviceSchemas(shared: Service, model: Model, refTo: (id: string) => string): ServiceSchemas {
  const own = isolate(model, [shared]);
  const [service = shared] = own.services;
  const declarations = indexDeclarations(own.declarations);
  const context = { declarations, refTo };
  const ids = [...reachableIds(mentionedTypes(service), declarations)].sort(compareText);
  const types = ids.map((id) => [id, declarationSchema(declarationOf(declarations, id), context)] as const);
  const mention = JSON.stringify(refTo(anyJsonId));
  const anyJsonFor = (document: unknown): ServiceSchemas["types"] =>
    JSON.stringify([document, types]).includes(mention) ? [[anyJsonId, anyJsonSchema(context)]] : [];
  return { service, context, types, anyJsonFor };
}

/** Returns the schema of the body of a request. */
export function requestSchema({ parameters, doc }: Method, context: SchemaContext): JsonSchemaObject {
  return described(recordSchema(parameters, context), doc);
}

/** Returns the schema of the body of a reply; undefined for a one-way method, which has none. */
export function resultSchema({ kind, result }: Method, context: SchemaContext): JsonSchemaObject | undefined {
  if (kind === "oneWay") return undefined;
  return result === undefined ? { type: "null" } : typeSchema(result, context);
}
