import { jsonHeaderText } from "@autonats/codegen";
import { recordSchema, type SchemaContext, serviceSchemas } from "@autonats/codegen/json-schema";
import type { Method, Model, Service } from "@autonats/model";
import { failureId, failureSchema, responsesOf } from "./responses.js";

/** An OpenAPI document: the methods of a service as JSON over HTTP. */
export interface ServiceDocument {
  readonly "x-comment": string;
  readonly openapi: "3.1.0";
  readonly info: object;
  readonly paths: object;
  readonly components: { readonly schemas: object };
}

/** Returns the document of a service: a path for each method, which is posted to. */
export function serviceDocument(shared: Service, model: Model): ServiceDocument {
  const refTo = (id: string): string => `#/components/schemas/${id}`;
  const { service, context, types, anyJsonFor } = serviceSchemas(shared, model, refTo);
  const paths = service.methods.map((method) => [
    pathOf(service, method),
    { post: operationOf(service, method, context) },
  ]);
  return {
    "x-comment": jsonHeaderText([service.source.file]),
    openapi: "3.1.0",
    info: {
      title: service.name,
      version: service.version ?? "0.0.0",
      ...(service.doc === undefined ? {} : { description: service.doc }),
    },
    paths: Object.fromEntries(paths),
    components: {
      schemas: Object.fromEntries([...types, ...anyJsonFor(paths), [failureId, failureSchema]]),
    },
  };
}

/** The subject without its prefix, with slashes: `/user/v1/GetById`. */
function pathOf({ subject }: Service, { name }: Method): string {
  return `/${subject.split(".").join("/")}/${name}`;
}

function operationOf({ name: service }: Service, method: Method, context: SchemaContext): object {
  const { name, doc, parameters } = method;
  const required = parameters.some(({ optional }) => !optional);
  return {
    operationId: name,
    tags: [service],
    ...(doc === undefined ? {} : { summary: firstSentence(doc), description: doc }),
    requestBody: { required, content: { "application/json": { schema: recordSchema(parameters, context) } } },
    responses: responsesOf(method, context),
  };
}

function firstSentence(doc: string): string {
  const [paragraph = ""] = doc.split("\n\n");
  const text = paragraph.replace(/\s+/gu, " ");
  return /^.*?[.!?](?= |$)/u.exec(text)?.[0] ?? text;
}
