import type { Meter } from "@autonats/runtime/metrics";
import type { Registry } from "prom-client";
import { CounterSeries } from "./counter-series.js";
import { Family } from "./family.js";
import { HistogramSeries } from "./histogram-series.js";
import { labelsOf } from "./samples.js";

/** Returns a meter whose instruments are in a registry. Making one throws where the registry has a metric of the same name. */
export function createMeter(registry: Registry): Meter {
  return {
    counter(metric) {
      const all: CounterSeries[] = [];
      new Family(metric, () => all).register(registry);
      return (attributes) => {
        const series = new CounterSeries(labelsOf(attributes));
        all.push(series);
        return (trace) => series.add(trace);
      };
    },
    histogram(metric) {
      const all: HistogramSeries[] = [];
      new Family(metric, () => all).register(registry);
      return (attributes) => {
        const series = new HistogramSeries(labelsOf(attributes));
        all.push(series);
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
