// Written by `node scripts/metrics.mjs` from telemetry/metrics.json.

/** Bounds of all histograms, in seconds. */
export const DURATION_BUCKETS: number[] = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** A metric as Prometheus knows it. */
export interface Metric {
  readonly name: string;
  readonly help: string;
  readonly labelNames: string[];
}

/** All metrics. */
export const METRICS: Readonly<Record<"clientDuration" | "clientActive" | "clientRejected" | "serverDuration" | "serverActive" | "serverRejected" | "serverLimit" | "serverUtilization" | "serverQueueSize" | "serverQueueWait" | "serverCapacity" | "serverAvailable" | "serverDemand" | "connectionStatus" | "reconnects" | "buildInfo", Metric>> = {
  clientDuration: {
    name: "rpc_client_call_duration_seconds",
    help: "Time from a call's start to its end at the client.",
    labelNames: ["rpc_system_name", "rpc_method", "rpc_status_code", "error_type", "autonats_service_version", "server_address"],
  },
  clientActive: {
    name: "autonats_client_call_active",
    help: "Calls that wait for their end at the client.",
    labelNames: ["rpc_method", "autonats_service_version"],
  },
  clientRejected: {
    name: "autonats_client_call_rejected_total",
    help: "Calls that no handler has started, by reason.",
    labelNames: ["rpc_method", "autonats_service_version", "autonats_error_reason"],
  },
  serverDuration: {
    name: "rpc_server_call_duration_seconds",
    help: "Time from a request's arrival to its answer at the handler.",
    labelNames: ["rpc_system_name", "rpc_method", "rpc_status_code", "error_type", "autonats_service_version"],
  },
  serverActive: {
    name: "autonats_server_call_active",
    help: "Calls that hold a slot, until their answers are out.",
    labelNames: ["rpc_method", "autonats_service_version"],
  },
  serverRejected: {
    name: "autonats_server_call_rejected_total",
    help: "Requests that were not started, by reason.",
    labelNames: ["rpc_method", "autonats_service_version", "autonats_error_reason"],
  },
  serverLimit: {
    name: "autonats_server_concurrency_limit",
    help: "Calls that may run at once.",
    labelNames: ["rpc_method", "autonats_service_version"],
  },
  serverUtilization: {
    name: "autonats_server_concurrency_utilization_ratio",
    help: "Calls that hold a slot, of those that may run at once, from 0 to 1.",
    labelNames: ["rpc_method", "autonats_service_version"],
  },
  serverQueueSize: {
    name: "autonats_server_queue_size",
    help: "Calls that wait for a slot.",
    labelNames: ["rpc_method", "autonats_service_version"],
  },
  serverQueueWait: {
    name: "autonats_server_queue_wait_duration_seconds",
    help: "Time that calls have waited for a slot before they were started; 0 for those that did not wait.",
    labelNames: ["rpc_method", "autonats_service_version"],
  },
  serverCapacity: {
    name: "autonats_server_capacity",
    help: "Calls that this process may run at once, over all methods of a service.",
    labelNames: ["autonats_service_name", "autonats_service_version"],
  },
  serverAvailable: {
    name: "autonats_server_capacity_available",
    help: "Calls that this process could start at once, over all methods of a service.",
    labelNames: ["autonats_service_name", "autonats_service_version"],
  },
  serverDemand: {
    name: "autonats_server_demand",
    help: "Calls that would run at once if nothing limited them: those that run or wait, and those lately refused as busy.",
    labelNames: ["autonats_service_name", "autonats_service_version"],
  },
  connectionStatus: {
    name: "autonats_nats_connection_status",
    help: "Connections to NATS, by state.",
    labelNames: ["autonats_connection_state"],
  },
  reconnects: {
    name: "autonats_nats_reconnects_total",
    help: "How often a connection to NATS was made again.",
    labelNames: [],
  },
  buildInfo: {
    name: "autonats_build_info",
    help: "Always 1; its labels say what runs.",
    labelNames: ["autonats_version", "autonats_language"],
  },
};
