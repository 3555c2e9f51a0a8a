import { jsonHeaderText } from "@autonats/codegen";
import {
  type JsonSchemaObject,
  requestSchema,
  resultSchema,
  type SchemaContext,
  serviceSchemas,
} from "@autonats/codegen/json-schema";
import type { Method, Model, Service } from "@autonats/model";

/** A JSON Schema document. A body is judged by one of its definitions: `GetById.request`, `GetById.result`, or a type. */
export interface ServiceDocument {
  readonly $comment: string;
  readonly $schema: string;
  readonly title: string;
  readonly description?: string;
  readonly $defs: Readonly<Record<string, JsonSchemaObject>>;
}

/** Returns the document of a service: its methods in order, and then its types in order of name. */
export function serviceDocument(shared: Service, model: Model, path: string): ServiceDocument {
  const refTo = (id: string): string => `#/$defs/${encodeURIComponent(id)}`;
  const { service, context, types, anyJsonFor } = serviceSchemas(shared, model, refTo);
  const methods = service.methods.flatMap((method) => methodSchemas(method, context));
  return {
    $comment: jsonHeaderText(path, [service.source.file]),
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: service.name,
    ...(service.doc === undefined ? {} : { description: service.doc }),
    $defs: Object.fromEntries([...methods, ...types, ...anyJsonFor(methods)]),
  };
}

function methodSchemas(method: Method, context: SchemaContext): readonly (readonly [string, JsonSchemaObject])[] {
  const request = [`${method.name}.request`, requestSchema(method, context)] as const;
  const result = resultSchema(method, context);
  return result === undefined ? [request] : [request, [`${method.name}.result`, result]];
}
