import { fingerprint, serviceSchema } from "@autonats/codegen";
import type { Method, Model } from "@autonats/model";
import type { ServiceSchema } from "@autonats/runtime/codegenv1";
import {
  type Codec,
  createHandler,
  type Handler,
  type NatsConnection,
  type ServiceDescriptor,
} from "@autonats/runtime/codegenv1";
import { readProject } from "../../src/breaking/read-project.js";
import { readRequest } from "../../src/config/request.js";
import { builtInLanguages } from "../../src/languages/registry.js";
import { createTestIo } from "./run-cli.js";
import { createTempProject } from "./temp-project.js";

const anything: Codec<unknown> = { encode: (value) => value ?? null, decode: (value) => value };

/** Returns the model of a project with these files. */
export async function modelOf(files: Readonly<Record<string, string>>): Promise<Model> {
  const { root } = createTempProject(files);
  const { request } = readRequest({}, [], createTestIo(root), builtInLanguages);
  if (request === undefined) throw new Error("the project cannot be read");
  const { models, diagnostics } = await readProject(request);
  if (models[0] === undefined || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return models[0];
}

/** Runs a handler of the first service of a model, whose methods answer nothing. */
export async function serveModel(model: Model, connection: NatsConnection, offerModel: boolean): Promise<Handler> {
  const [service] = model.services;
  if (service === undefined) throw new Error("the model has no service");
  const { name, subject, version } = service;
  const toMethod = (method: Method): object => ({
    kind: method.kind,
    name: method.name,
    timeoutMs: method.timeoutMs,
    concurrency: method.concurrency,
    idempotent: method.idempotent,
    request: anything,
    result: anything,
    fingerprint: fingerprint(method, model),
  });
  const descriptor: ServiceDescriptor<never> = {
    name,
    subject,
    ...(version === undefined ? {} : { version }),
    schema: () => serviceSchema(service, model) as ServiceSchema,
    methods: Object.fromEntries(service.methods.map((method) => [method.name, toMethod(method)])) as never,
  };
  const methods = Object.fromEntries(service.methods.map((method) => [method.name, async () => null]));
  const handler = createHandler(connection, descriptor, methods as never, { offerModel, log: () => undefined });
  await handler.run();
  return handler;
}
