import type { Observer } from "../pipeline/observer.js";
import { createClientMetrics } from "./client-metrics.js";
import { createConnectionMetrics } from "./connection-metrics.js";
import { createHandlerMetrics } from "./handler-metrics.js";
import { Health, type Readiness } from "./health.js";
import type { Meter } from "./meter.js";
import { METRICS } from "./table.gen.js";

const VERSION = "0.1.0";

/** What measures all clients and handlers of a process that `observer` is given to. */
export interface Measured {
  /** To be among the `observers` of each client and handler. */
  readonly observer: Observer;
  /** Returns whether the process can take calls, and if not, why. */
  readiness(): Readiness;
}

/** Creates all metrics, and returns what counts them. */
export function measure(meter: Meter): Measured {
  const health = new Health();
  const build = { "autonats.version": VERSION, "autonats.language": "typescript" };
  meter.observe(METRICS.buildInfo, () => [{ attributes: build, value: 1 }]);
  return {
    // Each of them observes stages of its own.
    observer: {
      ...createClientMetrics(meter),
      ...createHandlerMetrics(meter, health),
      ...createConnectionMetrics(meter, health),
    },
    readiness: () => health.readiness(),
  };
}
