import type { LinkState, Observer } from "@autonats/runtime";
import { Counter, Gauge, type Registry } from "prom-client";
import type { Health } from "./health.js";
import { METRICS } from "./table.gen.js";

const STATES: readonly LinkState[] = ["up", "down", "closed"];

/** Creates what counts connections, and asks them for their state whenever metrics are read. */
export function createConnectionMetrics(registry: Registry, health: Health): Observer {
  const status: Gauge = new Gauge({
    ...METRICS.connectionStatus,
    registers: [registry],
    collect: () => {
      status.reset();
      for (const state of STATES) status.set({ autonats_connection_state: state }, 0);
      for (const { state } of health.connections) status.inc({ autonats_connection_state: state });
    },
  });
  const reconnects = new Counter({ ...METRICS.reconnects, registers: [registry] });
  return {
    onConnectionUsed: (connection) => health.used(connection),
    onConnectionChanged(state, connection) {
      if (health.changed(state, connection) === "down" && state === "up") reconnects.inc();
    },
  };
}
