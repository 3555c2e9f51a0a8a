import type { Observer } from "@autonats/runtime";
import { measure, type Readiness } from "@autonats/runtime/metrics";
import { Registry } from "prom-client";
import { type Endpoints, type ListenOptions, serveEndpoints } from "./http/endpoints.js";
import { createMeter } from "./meter.js";

/** Where metrics are kept. Everything is optional. */
export interface MetricsOptions {
  /** Default: a registry of its own, not that of prom-client as a whole. */
  readonly registry?: Registry | undefined;
}

/** The metrics of all clients and handlers of a process that `observer` is given to. */
export interface Metrics {
  /** To be among the `observers` of each client and handler. */
  readonly observer: Observer;
  readonly registry: Registry;
  /** Returns whether the process can take calls, and if not, why. */
  readiness(): Readiness;
  /**
   * Serves `/metrics`, `/livez` and `/readyz` over HTTP. Rejects where the address cannot be had. It does not keep the process alive.
   */
  listen(options?: ListenOptions): Promise<Endpoints>;
}

/** Creates the metrics of a process. Throws where the registry has metrics of the same names. */
export function createMetrics({ registry = new Registry() }: MetricsOptions = {}): Metrics {
  const { observer, readiness } = measure(createMeter(registry));
  const metrics: Metrics = {
    observer,
    registry,
    readiness,
    listen: (options) => serveEndpoints(metrics, options),
  };
  return metrics;
}
