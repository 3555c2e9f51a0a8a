import { Ajv } from "ajv";
import addFormats from "ajv-formats";

const identifier = "^[A-Za-z0-9_-]+$";
const numeric = "(0|[1-9][0-9]*)";
const labels = "[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*";
const strings = { type: "object", additionalProperties: { type: "string" } };
const whole = { type: "integer", minimum: 0 };

const identity = {
  name: { type: "string", pattern: identifier },
  id: { type: "string", minLength: 1 },
  version: { type: "string", pattern: `^${numeric}\\.${numeric}\\.${numeric}(-${labels})?(\\+${labels})?$` },
  metadata: strings,
};

const endpoint = {
  name: { type: "string", pattern: identifier },
  subject: { type: "string", minLength: 1 },
  queue_group: { type: "string", minLength: 1 },
};

/** What ADR-32 says of the three answers, with nothing optional left out, as Autonats promises. */
const schemas: Readonly<Record<string, object>> = {
  PING: createObject("ping", {}),
  INFO: createObject("info", {
    description: { type: "string" },
    endpoints: { type: "array", items: createClosed({ ...endpoint, metadata: strings }) },
  }),
  STATS: createObject("stats", {
    started: { type: "string", format: "date-time", pattern: "Z$" },
    endpoints: {
      type: "array",
      items: createClosed({
        ...endpoint,
        num_requests: whole,
        num_errors: whole,
        last_error: { type: "string" },
        processing_time: whole,
        average_processing_time: whole,
        data: createClosed({
          running: whole,
          waiting: whole,
          slots: whole,
          refused: whole,
          demand: { type: "number", minimum: 0 },
          denied: { type: "boolean" },
          state: { enum: ["serving", "leaving", "ejected", "probing"] },
        }),
      }),
    },
  }),
};

/** What is wrong with an answer of the Service API to a verb. Empty when nothing is. */
export function findServiceApiFaults(verb: string, answer: unknown): string[] {
  const ajv = new Ajv({ allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schemas[verb] ?? false);
  validate(answer);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function createObject(kind: string, properties: object): object {
  return createClosed({ type: { const: `io.nats.micro.v1.${kind}_response` }, ...identity, ...properties });
}

function createClosed(properties: object): object {
  return { type: "object", required: Object.keys(properties), additionalProperties: false, properties };
}
