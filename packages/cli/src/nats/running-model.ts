import { gunzipSync } from "node:zlib";
import { fingerprint, modelOfSchema, type ServiceSchema } from "@autonats/codegen";
import type { Method, Model } from "@autonats/model";
import type { NatsConnection } from "@autonats/runtime";
import type { RunningInstance } from "./instances.js";

/** What an instance answers when it is asked for its model. */
interface OfferedModel {
  readonly format: 1;
  readonly description?: string;
  readonly version?: string;
  readonly methods: readonly (Pick<Method, "name" | "timeoutMs" | "concurrency" | "idempotent"> & Partial<Method>)[];
  readonly schema: ServiceSchema;
}

const TIMEOUT_MS = 5000;
/** Bytes of a model. One of a thousand methods has less than a mebibyte. */
const MOST = 64 * 1024 * 1024;

/**
 * Asks an instance for its model. Undefined where it offers none, or one that does not have the fingerprints of its INFO: what somebody
 * else wrote is not to be trusted further than that.
 */
export async function readRunningModel(
  connection: NatsConnection,
  prefix: string,
  instance: RunningInstance,
): Promise<Model | undefined> {
  if (!instance.offersModel) return undefined;
  try {
    const subject = `${prefix}.${instance.subject}.model.${instance.id}`;
    const { data } = await connection.request(subject, "", { timeout: TIMEOUT_MS });
    const offered = JSON.parse(gunzipSync(data, { maxOutputLength: MOST }).toString()) as OfferedModel;
    const model = toModel(offered, instance);
    return hasFingerprints(model, instance) ? model : undefined;
  } catch {
    // It has ended meanwhile, or answers something else.
    return undefined;
  }
}

/** Puts what an instance says of itself into the model of its shapes. Its source is named as if it were a file of its own language. */
function toModel(
  { description, version, methods, schema }: OfferedModel,
  { service: name, subject }: RunningInstance,
): Model {
  const { services, declarations } = modelOfSchema(schema);
  const file = `${name.charAt(0).toLowerCase()}${name.slice(1)}.nats`;
  return {
    formatVersion: 1,
    declarations,
    services: services.map((service) => ({
      ...service,
      name,
      subject,
      ...(typeof version === "string" ? { version } : {}),
      ...(typeof description === "string" && description !== "" ? { doc: description } : {}),
      source: { ...service.source, file, name: `${name}Service` },
      methods: service.methods.map((method) => {
        const said = methods.find((each) => each.name === method.name);
        const { timeoutMs = method.timeoutMs, concurrency = method.concurrency, idempotent = false } = said ?? {};
        return {
          ...method,
          timeoutMs: Number(timeoutMs),
          concurrency: Number(concurrency),
          idempotent: idempotent === true,
        };
      }),
    })),
  };
}

function hasFingerprints(model: Model, { methods }: RunningInstance): boolean {
  const own = model.services.flatMap((service) => service.methods);
  return (
    own.length === methods.length &&
    methods.every(({ name, fingerprint: expected }) => {
      const method = own.find((each) => each.name === name);
      return method !== undefined && fingerprint(method, model) === expected;
    })
  );
}
