import type { Meter } from "@autonats/runtime/metrics";
import type { Registry } from "prom-client";
import { CounterSeries } from "./counter-series.js";
import { Family } from "./family.js";
import { HistogramSeries } from "./histogram-series.js";
import { type Labels, labelsOf } from "./samples.js";

/** Returns a meter whose instruments are in a registry. Making one throws where the registry has a metric of the same name. */
export function createMeter(registry: Registry): Meter {
  return {
    counter(metric) {
      const { all, of } = seriesByLabels((labels) => new CounterSeries(labels));
      new Family(metric, all).register(registry);
      return (attributes) => {
        const series = of(labelsOf(attributes));
        return (trace) => series.add(trace);
      };
    },
    histogram(metric) {
      const { all, of } = seriesByLabels((labels) => new HistogramSeries(labels));
      new Family(metric, all).register(registry);
      return (attributes) => {
        const series = of(labelsOf(attributes));
        return (value, trace) => series.record(value, trace);
      };
    },
    observe(metric, read) {
      const series = () =>
        [...read()].map(({ attributes, value }) => ({ samples: () => [{ labels: labelsOf(attributes), value }] }));
      new Family(metric, series).register(registry);
    },
  };
}

/** Returns what finds the series of labels again, or makes it: two of the same labels would make all metrics unreadable. */
function seriesByLabels<Series>(make: (labels: Labels) => Series): {
  all(): Iterable<Series>;
  of(labels: Labels): Series;
} {
  const made = new Map<string, Series>();
  return {
    all: () => made.values(),
    of(labels) {
      const key = JSON.stringify(Object.entries(labels).sort());
      const series = made.get(key) ?? make(labels);
      made.set(key, series);
      return series;
    },
  };
}
