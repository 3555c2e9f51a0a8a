import { jsonHeaderText } from "@autonats/codegen";
import { serviceSchemas } from "@autonats/codegen/json-schema";
import type { Method, Model, Service } from "@autonats/model";
import { toDraft07 } from "./draft-07.js";
import { failureMessage, messagesOf, replyMessages } from "./messages.js";

/** An AsyncAPI document: what a handler receives and what it replies. */
export interface ServiceDocument {
  readonly "x-comment": string;
  readonly asyncapi: "3.0.0";
  readonly info: object;
  readonly defaultContentType: string;
  readonly channels: object;
  readonly operations: object;
  readonly components: object;
}

const queue = "autonats";

/** Returns the document of a service: a channel for the requests of each method, and one for its replies. */
export function serviceDocument(shared: Service, model: Model, path: string): ServiceDocument {
  const { service, context, types, anyJsonFor } = serviceSchemas(shared, model, refToSchema);
  const messages = service.methods.flatMap((method) => messagesOf(method, context));
  const schemas = [...types, ...anyJsonFor(messages)].map(([id, schema]) => [id, toDraft07(schema)]);
  const fails = service.methods.some(({ kind }) => kind === "unary");
  return {
    "x-comment": jsonHeaderText(path, [service.source.file]),
    asyncapi: "3.0.0",
    info: {
      title: service.name,
      version: service.version ?? "0.0.0",
      ...(service.doc === undefined ? {} : { description: service.doc }),
    },
    defaultContentType: "application/json",
    channels: Object.fromEntries(service.methods.flatMap((method) => channelsOf(service, method))),
    operations: Object.fromEntries(service.methods.map((method) => [method.name, operationOf(method)])),
    components: {
      messages: Object.fromEntries([...messages, ...(fails ? [failureMessage] : [])]),
      ...(schemas.length === 0 ? {} : { schemas: Object.fromEntries(schemas) }),
    },
  };
}

function refToSchema(id: string): string {
  return `#/components/schemas/${id}`;
}

function channelsOf({ subject }: Service, method: Method): readonly (readonly [string, object])[] {
  const { name } = method;
  const request = { address: `autonats.${subject}.${name}`, messages: refs([`${name}.request`]) };
  if (method.kind === "oneWay") return [[name, request]];
  // A caller names the subject of its reply in the message, so it is known to nobody before.
  return [
    [name, request],
    [`${name}.reply`, { address: null, messages: refs(replyMessages(method)) }],
  ];
}

function operationOf(method: Method): object {
  const { name, doc, kind } = method;
  return {
    action: "receive",
    channel: { $ref: `#/channels/${name}` },
    ...(doc === undefined ? {} : { description: doc }),
    messages: [inChannel(name, `${name}.request`)],
    bindings: { nats: { queue, bindingVersion: "0.1.0" } },
    ...(kind === "oneWay" ? {} : { reply: replyOf(method) }),
  };
}

function replyOf(method: Method): object {
  const channel = `${method.name}.reply`;
  return {
    channel: { $ref: `#/channels/${channel}` },
    messages: replyMessages(method).map((message) => inChannel(channel, message)),
  };
}

function refs(names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }]));
}

function inChannel(channel: string, message: string): object {
  return { $ref: `#/channels/${channel}/messages/${message}` };
}
