// Written by `node scripts/metrics.mjs` from telemetry/metrics.json.

/** What Prometheus calls the demand of a service in one process, and its labels. */
export const DEMAND = {
  name: "autonats_server_demand",
  service: "autonats_service_name",
  version: "autonats_service_version",
};
