import { metrics } from "@opentelemetry/api";
import { DataPointType, MeterProvider, MetricReader } from "@opentelemetry/sdk-metrics";
import { NodeTracerProvider } from "@opentelemetry/sdk-trace-node";

/** Reads instruments when it is asked to. */
class Reader extends MetricReader {
  protected async onForceFlush(): Promise<void> {}
  protected async onShutdown(): Promise<void> {}
}

const TYPES = {
  [DataPointType.HISTOGRAM]: "histogram",
  [DataPointType.EXPONENTIAL_HISTOGRAM]: "exponential histogram",
  [DataPointType.GAUGE]: "gauge",
  [DataPointType.SUM]: "counter",
};

/**
 * Registers a real SDK, which keeps metrics and makes spans that nobody exports, and returns what reads the metrics: each with its
 * description and its points.
 */
export function keepInstruments(): () => Promise<unknown[]> {
  const reader = new Reader();
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
  new NodeTracerProvider().register();
  return async () => {
    const { resourceMetrics, errors } = await reader.collect();
    if (errors.length > 0) throw errors[0];
    return resourceMetrics.scopeMetrics.flatMap(({ scope, metrics }) =>
      metrics.map((metric) => ({
        scope: scope.name,
        name: metric.descriptor.name,
        unit: metric.descriptor.unit,
        help: metric.descriptor.description,
        type:
          metric.dataPointType === DataPointType.SUM && !metric.isMonotonic
            ? "upDownCounter"
            : TYPES[metric.dataPointType],
        points: metric.dataPoints.map(({ attributes, value }) =>
          typeof value === "number"
            ? { attributes, value }
            : {
                attributes,
                count: value.count,
                bounds: (value as { buckets: { boundaries: number[] } }).buckets.boundaries,
              },
        ),
      })),
    );
  };
}
