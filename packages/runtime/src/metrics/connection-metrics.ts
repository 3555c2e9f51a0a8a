import type { LinkState } from "../link/link.js";
import type { Observer } from "../pipeline/observer.js";
import type { Health } from "./health.js";
import type { Meter } from "./meter.js";
import { METRICS } from "./table.gen.js";

const STATES: readonly LinkState[] = ["up", "down", "closed"];

/** Creates what counts connections, and asks them for their state whenever metrics are read. */
export function createConnectionMetrics(meter: Meter, health: Health): Observer {
  meter.observe(METRICS.connectionStatus, () => {
    const connections = [...health.connections];
    return STATES.map((state) => ({
      attributes: { "autonats.connection.state": state },
      value: connections.filter((connection) => connection.state === state).length,
    }));
  });
  const reconnected = meter.counter(METRICS.reconnects)({});
  return {
    onConnectionUsed: (connection) => health.used(connection),
    onConnectionChanged(state, connection) {
      if (health.changed(state, connection) === "down" && state === "up") reconnected(undefined);
    },
  };
}
