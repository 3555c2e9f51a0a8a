import { jsonHeaderText } from "@autonats/codegen";
import { recordSchema, type SchemaContext, serviceSchemas } from "@autonats/codegen/json-schema";
import { jsonType, methodPath, timeoutHeader } from "@autonats/http-contract";
import type { Method, Model, Service } from "@autonats/model";
import { failureId, failureSchema, responseHeaders, responsesOf } from "./responses.js";

/** An OpenAPI document: the methods of a service as JSON over HTTP. */
export interface ServiceDocument {
  readonly "x-comment": string;
  readonly openapi: "3.1.0";
  readonly info: object;
  readonly paths: object;
  readonly components: { readonly schemas: object; readonly parameters: object; readonly headers: object };
}

/** The name of the header in `components`. */
const timeoutId = "timeout";

const timeoutParameter = {
  name: timeoutHeader,
  in: "header",
  description: "Milliseconds until the caller stops waiting. Default: the method's own.",
  schema: { type: "integer", minimum: 1, maximum: 999_999_999_999 },
};

/** Returns the document of a service: a path for each method, which is posted to. */
export function serviceDocument(shared: Service, model: Model, path: string): ServiceDocument {
  const refTo = (id: string): string => `#/components/schemas/${id}`;
  const { service, context, types, anyJsonFor } = serviceSchemas(shared, model, refTo);
  const paths = service.methods.map((method) => [
    methodPath(service, method),
    { post: operationOf(service, method, context) },
  ]);
  return {
    "x-comment": jsonHeaderText(path, [service.source.file]),
    openapi: "3.1.0",
    info: {
      title: service.name,
      version: service.version ?? "0.0.0",
      ...(service.doc === undefined ? {} : { description: service.doc }),
    },
    paths: Object.fromEntries(paths),
    components: {
      schemas: Object.fromEntries([...types, ...anyJsonFor(paths), [failureId, failureSchema]]),
      parameters: { [timeoutId]: timeoutParameter },
      headers: responseHeaders,
    },
  };
}

function operationOf({ name: service }: Service, method: Method, context: SchemaContext): object {
  const { name, doc, parameters } = method;
  return {
    operationId: name,
    tags: [service],
    ...(doc === undefined ? {} : { summary: firstSentence(doc), description: doc }),
    parameters: [{ $ref: `#/components/parameters/${timeoutId}` }],
    // Also without parameters: the type of the body keeps pages of other origins from calling unasked.
    requestBody: { required: true, content: { [jsonType]: { schema: recordSchema(parameters, context) } } },
    responses: responsesOf(method, context),
  };
}

function firstSentence(doc: string): string {
  const [paragraph = ""] = doc.split("\n\n");
  const text = paragraph.replace(/\s+/gu, " ");
  return /^.*?[.!?](?= |$)/u.exec(text)?.[0] ?? text;
}
