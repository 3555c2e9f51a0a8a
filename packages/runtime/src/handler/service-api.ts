import type { Endpoint } from "./endpoint.js";

/** The instance that the Service API tells of. */
export interface InstanceDescription {
  readonly name: string;
  readonly id: string;
  readonly version: string;
  readonly description: string;
  readonly queueGroup: string;
  readonly started: Date;
  readonly endpoints: readonly { readonly subject: string; readonly endpoint: Endpoint }[];
}

/** What the Service API can be asked for. */
export type Verb = "PING" | "INFO" | "STATS";

/** All of them. */
export const VERBS: readonly Verb[] = ["PING", "INFO", "STATS"];

/** The subjects on which an instance is asked: all services, all instances of this one, and this instance. */
export function serviceApiSubjects(verb: Verb, name: string, id: string): readonly string[] {
  return [`$SRV.${verb}`, `$SRV.${verb}.${name}`, `$SRV.${verb}.${name}.${id}`];
}

/** The answer to a question of the Service API, as NATS ADR-32 lays it down. */
export function answerServiceApi(verb: Verb, instance: InstanceDescription): object {
  switch (verb) {
    case "PING":
      return identityOf("io.nats.micro.v1.ping_response", instance);
    case "INFO":
      return {
        ...identityOf("io.nats.micro.v1.info_response", instance),
        description: instance.description,
        endpoints: instance.endpoints.map(({ subject, endpoint }) => ({
          name: endpoint.method,
          subject,
          queue_group: instance.queueGroup,
          metadata: {
            "autonats-kind": endpoint.descriptor.kind,
            "autonats-fingerprint": endpoint.descriptor.fingerprint,
          },
        })),
      };
    case "STATS":
      return {
        ...identityOf("io.nats.micro.v1.stats_response", instance),
        started: instance.started.toISOString(),
        endpoints: instance.endpoints.map(({ subject, endpoint }) => ({
          name: endpoint.method,
          subject,
          queue_group: instance.queueGroup,
          num_requests: endpoint.stats.requests,
          num_errors: endpoint.stats.errors,
          last_error: endpoint.stats.lastError,
          processing_time: endpoint.stats.processingNanoseconds,
          average_processing_time: endpoint.stats.averageNanoseconds,
        })),
      };
  }
}

function identityOf(type: string, { name, id, version }: InstanceDescription): object {
  return { type, name, id, version, metadata: {} };
}
