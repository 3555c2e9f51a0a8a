import type { Observer } from "@autonats/runtime";
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { Health } from "./health.js";
import { methodLabels, serverStatus } from "./labels.js";
import { loadByMethod, loadByService, type Sums } from "./load.js";
import { DURATION_BUCKETS, METRICS, type Metric } from "./table.gen.js";

/** Creates what counts the requests of handlers, and asks handlers for their load whenever metrics are read. */
export function createHandlerMetrics(registry: Registry, health: Health): Observer {
  const registers = [registry];
  const duration = new Histogram({ ...METRICS.serverDuration, buckets: DURATION_BUCKETS, registers });
  const rejected = new Counter({ ...METRICS.serverRejected, registers });
  const wait = new Histogram({ ...METRICS.serverQueueWait, buckets: DURATION_BUCKETS, registers });
  const perMethod = (metric: Metric, amountOf: (sums: Sums) => number): void =>
    addGauge(registry, metric, () => loadByMethod(health.handlers), amountOf);
  const perService = (metric: Metric, amountOf: (sums: Sums) => number): void =>
    addGauge(registry, metric, () => loadByService(health.handlers), amountOf);
  perMethod(METRICS.serverActive, ({ running }) => running);
  perMethod(METRICS.serverLimit, ({ slots }) => slots);
  perMethod(METRICS.serverUtilization, ({ running, slots }) => running / slots);
  perMethod(METRICS.serverQueueSize, ({ waiting }) => waiting);
  perService(METRICS.serverCapacity, ({ slots }) => slots);
  perService(METRICS.serverAvailable, ({ slots, running }) => slots - running);
  perService(METRICS.serverDemand, ({ demand }) => demand);
  return {
    onHandlerCreated: (handler) => health.created(handler),
    onHandlerEnded: (handler) => health.handlerEnded(handler),
    onRequestRefused: ({ service, version, method }, reason) =>
      rejected.inc({ ...methodLabels(service, version, method), autonats_error_reason: reason }),
    onMethodStarted: ({ service, version, method }, waited) =>
      wait.observe({ ...methodLabels(service, version, method) }, waited / 1000),
    onRequestSettled: ({ service, version, method }, code, milliseconds) =>
      duration.observe(
        { rpc_system_name: "autonats", ...methodLabels(service, version, method), ...serverStatus(code) },
        milliseconds / 1000,
      ),
  };
}

/** Adds a gauge whose value is computed whenever it is read. */
function addGauge(
  registry: Registry,
  metric: Metric,
  load: () => Iterable<Sums>,
  amountOf: (sums: Sums) => number,
): void {
  const gauge: Gauge = new Gauge({
    ...metric,
    registers: [registry],
    collect: () => {
      gauge.reset();
      for (const sums of load()) gauge.set(sums.labels, amountOf(sums));
    },
  });
}
