import type { Code } from "../errors/codes.js";
import type { ObservedRequest, Observer, Refusal } from "../pipeline/observer.js";
import { methodAttributes, serverStatus, serviceAttributes } from "./attributes.js";
import type { Health } from "./health.js";
import { loadByMethod, loadByService, type Sums } from "./load.js";
import type { Meter, Reading } from "./meter.js";
import { once, oncePerMethod } from "./series.js";
import { METRICS, type Metric } from "./table.gen.js";

/** Creates what counts the requests of handlers, and asks handlers for their load whenever metrics are read. */
export function createHandlerMetrics(meter: Meter, health: Health): Observer {
  const duration = meter.histogram(METRICS.serverDuration);
  const rejected = meter.counter(METRICS.serverRejected);
  const repeated = meter.counter(METRICS.serverRepeated);
  const wait = meter.histogram(METRICS.serverQueueWait);
  const ejections = meter.counter(METRICS.serverEjections);
  const methods = oncePerMethod((request: ObservedRequest) => {
    const attributes = methodAttributes(request);
    const ofCall = { "rpc.system.name": "autonats", ...attributes };
    return {
      waited: wait(attributes),
      repeated: repeated(attributes),
      refused: once((reason: Refusal) => rejected({ ...attributes, "autonats.error.reason": reason })),
      settled: once((code: Code | undefined) => duration({ ...ofCall, ...serverStatus(code) })),
    };
  });
  observeLoad(meter, health);
  return {
    onHandlerCreated(handler) {
      health.created(handler);
      // It is shown before anything happens, so that its first change is seen.
      ejections(serviceAttributes(handler));
    },
    onHandlerChanged(state, handler) {
      if (state === "ejected") ejections(serviceAttributes(handler))(undefined);
    },
    onHandlerEnded: (handler) => health.handlerEnded(handler),
    onRequestRefused: (request, reason) => methods(request).refused(reason)(request.trace),
    onRequestRepeated: (request) => methods(request).repeated(request.trace),
    onMethodStarted: (request, waited) => methods(request).waited(waited / 1000, request.trace),
    onRequestSettled: (request, code, milliseconds) =>
      methods(request).settled(code)(milliseconds / 1000, request.trace),
  };
}

function observeLoad(meter: Meter, health: Health): void {
  const perMethod = (metric: Metric, amountOf: (sums: Sums) => number): void =>
    meter.observe(metric, () => readings(loadByMethod(health.handlers), amountOf));
  const perService = (metric: Metric, amountOf: (sums: Sums) => number): void =>
    meter.observe(metric, () => readings(loadByService(health.handlers), amountOf));
  perMethod(METRICS.serverActive, ({ running }) => running);
  perMethod(METRICS.serverLimit, ({ slots }) => slots);
  perMethod(METRICS.serverUtilization, ({ running, slots }) => running / slots);
  perMethod(METRICS.serverQueueSize, ({ waiting }) => waiting);
  perService(METRICS.serverCapacity, ({ slots }) => slots);
  perService(METRICS.serverAvailable, ({ slots, running }) => slots - running);
  perService(METRICS.serverDemand, ({ demand }) => demand);
  perService(METRICS.serverEjected, ({ ejected }) => ejected);
}

function* readings(load: Iterable<Sums>, amountOf: (sums: Sums) => number): Iterable<Reading> {
  for (const sums of load) yield { attributes: sums.attributes, value: amountOf(sums) };
}
