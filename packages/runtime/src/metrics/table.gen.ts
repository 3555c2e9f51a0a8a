// Written by `node scripts/metrics.mjs` from telemetry/metrics.json.

/** Bounds of all histograms, in seconds. */
export const DURATION_BUCKETS: readonly number[] = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** A metric. */
export interface Metric {
  /** Its name in OpenTelemetry. */
  readonly name: string;
  /** Its name in Prometheus. */
  readonly prometheus: string;
  readonly type: "counter" | "upDownCounter" | "gauge" | "histogram";
  readonly unit: string;
  readonly help: string;
  /** What its attributes are called; labels of Prometheus have underscores for dots. */
  readonly attributes: readonly string[];
}

/** Values of attributes, by name. An empty value is left out. */
export type Attributes = Readonly<Record<string, string>>;

/** All metrics. */
export const METRICS: Readonly<Record<"clientDuration" | "clientActive" | "clientRejected" | "clientRetries" | "clientRetriesDenied" | "clientBreakerChanges" | "serverDuration" | "serverActive" | "serverRejected" | "serverRepeated" | "serverLimit" | "serverUtilization" | "serverQueueSize" | "serverQueueWait" | "serverCapacity" | "serverAvailable" | "serverDemand" | "serverEjected" | "serverEjections" | "connectionStatus" | "reconnects" | "buildInfo", Metric>> = {
  clientDuration: {
    name: "rpc.client.call.duration",
    prometheus: "rpc_client_call_duration_seconds",
    type: "histogram",
    unit: "s",
    help: "Time from a call's start to its end at the client.",
    attributes: ["rpc.system.name", "rpc.method", "rpc.status_code", "error.type", "autonats.service.version", "server.address"],
  },
  clientActive: {
    name: "autonats.client.call.active",
    prometheus: "autonats_client_call_active",
    type: "upDownCounter",
    unit: "{call}",
    help: "Calls that wait for their end at the client.",
    attributes: ["rpc.method", "autonats.service.version"],
  },
  clientRejected: {
    name: "autonats.client.call.rejected",
    prometheus: "autonats_client_call_rejected_total",
    type: "counter",
    unit: "{call}",
    help: "Calls that no handler has started, by reason.",
    attributes: ["rpc.method", "autonats.service.version", "autonats.error.reason"],
  },
  clientRetries: {
    name: "autonats.client.call.retries",
    prometheus: "autonats_client_call_retries_total",
    type: "counter",
    unit: "{retry}",
    help: "How often the client has made a call again, by the reason why its last attempt failed, and HEDGE if it had not.",
    attributes: ["rpc.method", "autonats.service.version", "autonats.error.reason"],
  },
  clientRetriesDenied: {
    name: "autonats.client.retry.denied",
    prometheus: "autonats_client_retry_denied_total",
    type: "counter",
    unit: "{retry}",
    help: "Retries that were not made because the client had used up its budget, by the reason why the attempt failed.",
    attributes: ["rpc.method", "autonats.service.version", "autonats.error.reason"],
  },
  clientBreakerChanges: {
    name: "autonats.client.breaker.changes",
    prometheus: "autonats_client_breaker_changes_total",
    type: "counter",
    unit: "{change}",
    help: "How often the breaker of an instance has changed at the client, by its new state.",
    attributes: ["rpc.method", "autonats.service.version", "autonats.breaker.state"],
  },
  serverDuration: {
    name: "rpc.server.call.duration",
    prometheus: "rpc_server_call_duration_seconds",
    type: "histogram",
    unit: "s",
    help: "Time from a request's arrival to its answer at the handler.",
    attributes: ["rpc.system.name", "rpc.method", "rpc.status_code", "error.type", "autonats.service.version"],
  },
  serverActive: {
    name: "autonats.server.call.active",
    prometheus: "autonats_server_call_active",
    type: "upDownCounter",
    unit: "{call}",
    help: "Calls that hold a slot, until their answers are out.",
    attributes: ["rpc.method", "autonats.service.version"],
  },
  serverRejected: {
    name: "autonats.server.call.rejected",
    prometheus: "autonats_server_call_rejected_total",
    type: "counter",
    unit: "{call}",
    help: "Requests that were not started, by reason.",
    attributes: ["rpc.method", "autonats.service.version", "autonats.error.reason"],
  },
  serverRepeated: {
    name: "autonats.server.call.repeated",
    prometheus: "autonats_server_call_repeated_total",
    type: "counter",
    unit: "{call}",
    help: "Requests that were answered as earlier ones with the same idempotency key, whose methods did not run again.",
    attributes: ["rpc.method", "autonats.service.version"],
  },
  serverLimit: {
    name: "autonats.server.concurrency.limit",
    prometheus: "autonats_server_concurrency_limit",
    type: "upDownCounter",
    unit: "{call}",
    help: "Calls that may run at once.",
    attributes: ["rpc.method", "autonats.service.version"],
  },
  serverUtilization: {
    name: "autonats.server.concurrency.utilization",
    prometheus: "autonats_server_concurrency_utilization_ratio",
    type: "gauge",
    unit: "1",
    help: "Calls that hold a slot, of those that may run at once, from 0 to 1.",
    attributes: ["rpc.method", "autonats.service.version"],
  },
  serverQueueSize: {
    name: "autonats.server.queue.size",
    prometheus: "autonats_server_queue_size",
    type: "upDownCounter",
    unit: "{call}",
    help: "Calls that wait for a slot.",
    attributes: ["rpc.method", "autonats.service.version"],
  },
  serverQueueWait: {
    name: "autonats.server.queue.wait.duration",
    prometheus: "autonats_server_queue_wait_duration_seconds",
    type: "histogram",
    unit: "s",
    help: "Time that calls have waited for a slot before they were started; 0 for those that did not wait.",
    attributes: ["rpc.method", "autonats.service.version"],
  },
  serverCapacity: {
    name: "autonats.server.capacity",
    prometheus: "autonats_server_capacity",
    type: "upDownCounter",
    unit: "{call}",
    help: "Calls that this process may run at once, over all methods of a service.",
    attributes: ["autonats.service.name", "autonats.service.version"],
  },
  serverAvailable: {
    name: "autonats.server.capacity.available",
    prometheus: "autonats_server_capacity_available",
    type: "upDownCounter",
    unit: "{call}",
    help: "Calls that this process could start at once, over all methods of a service.",
    attributes: ["autonats.service.name", "autonats.service.version"],
  },
  serverDemand: {
    name: "autonats.server.demand",
    prometheus: "autonats_server_demand",
    type: "upDownCounter",
    unit: "{call}",
    help: "Calls that would run at once if nothing limited them: those that run or wait, and those lately refused as busy.",
    attributes: ["autonats.service.name", "autonats.service.version"],
  },
  serverEjected: {
    name: "autonats.server.ejected",
    prometheus: "autonats_server_ejected",
    type: "upDownCounter",
    unit: "{handler}",
    help: "Handlers that have left their queue group because their calls failed, until they are back.",
    attributes: ["autonats.service.name", "autonats.service.version"],
  },
  serverEjections: {
    name: "autonats.server.ejections",
    prometheus: "autonats_server_ejections_total",
    type: "counter",
    unit: "{ejection}",
    help: "How often a handler has left its queue group because its calls failed.",
    attributes: ["autonats.service.name", "autonats.service.version"],
  },
  connectionStatus: {
    name: "autonats.nats.connection.status",
    prometheus: "autonats_nats_connection_status",
    type: "upDownCounter",
    unit: "{connection}",
    help: "Connections to NATS, by state.",
    attributes: ["autonats.connection.state"],
  },
  reconnects: {
    name: "autonats.nats.reconnects",
    prometheus: "autonats_nats_reconnects_total",
    type: "counter",
    unit: "{reconnect}",
    help: "How often a connection to NATS was made again.",
    attributes: [],
  },
  buildInfo: {
    name: "autonats.build.info",
    prometheus: "autonats_build_info",
    type: "gauge",
    unit: "{build}",
    help: "Always 1; its labels say what runs.",
    attributes: ["autonats.version", "autonats.language"],
  },
};
