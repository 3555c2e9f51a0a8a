import type { TraceIds } from "@autonats/runtime";
import { type Attributes, DURATION_BUCKETS, type Meter, type Metric } from "@autonats/runtime/metrics";
import {
  type Context,
  type Attributes as Given,
  type Meter as Instruments,
  type MetricOptions,
  ROOT_CONTEXT,
  TraceFlags,
  trace,
} from "@opentelemetry/api";

/** Returns a meter whose instruments are those of OpenTelemetry. */
export function createMeter(instruments: Instruments): Meter {
  return {
    counter(metric) {
      const counter = instruments.createCounter(metric.name, describe(metric));
      return (attributes) => {
        const given = present(attributes);
        return (ids) => counter.add(1, given, contextOf(ids));
      };
    },
    histogram(metric) {
      const advice = { explicitBucketBoundaries: [...DURATION_BUCKETS] };
      const histogram = instruments.createHistogram(metric.name, { ...describe(metric), advice });
      return (attributes) => {
        const given = present(attributes);
        return (value, ids) => histogram.record(value, given, contextOf(ids));
      };
    },
    observe(metric, read) {
      const instrument =
        metric.type === "gauge"
          ? instruments.createObservableGauge(metric.name, describe(metric))
          : instruments.createObservableUpDownCounter(metric.name, describe(metric));
      instrument.addCallback((result) => {
        for (const { attributes, value } of read()) result.observe(value, present(attributes));
      });
    },
  };
}

function describe({ unit, help }: Metric): MetricOptions {
  return { unit, description: help };
}

/** Returns the attributes that have a value. */
function present(attributes: Attributes): Given {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== ""));
}

/** Returns a context that has the span of a call that is sampled, of which an SDK makes an exemplar. */
function contextOf(ids: TraceIds | undefined): Context {
  if (ids === undefined || !ids.isSampled) return ROOT_CONTEXT;
  const { traceId, spanId } = ids;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: TraceFlags.SAMPLED });
}
