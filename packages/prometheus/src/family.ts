import type { Metric } from "@autonats/runtime/metrics";
import type { Registry } from "prom-client";
import type { Sample } from "./samples.js";

/** The samples of a metric for some labels. */
export interface Series {
  /** Returns the samples. `name` is that of the metric. */
  samples(name: string): readonly Sample[];
  reset?(): void;
}

/**
 * A metric in a registry of `prom-client`. Its own metrics look their labels up with each value; a series of ours is found once for
 * each method.
 */
export class Family {
  readonly name: string;
  readonly help: string;
  readonly type: "counter" | "gauge" | "histogram";
  readonly aggregator = "sum";
  readonly #series: () => Iterable<Series>;

  constructor({ prometheus, help, type }: Metric, series: () => Iterable<Series>) {
    this.name = prometheus;
    this.help = help;
    this.type = type === "upDownCounter" ? "gauge" : type;
    this.#series = series;
  }

  /** Adds the metric to a registry. Throws where it has one of the same name. */
  register(registry: Registry): void {
    // Whatever has these members is a metric to a registry; its types do not say so.
    registry.registerMetric(this as never);
  }

  async get(): Promise<{ name: string; help: string; type: string; aggregator: string; values: Sample[] }> {
    const { name, help, type, aggregator } = this;
    return { name, help, type, aggregator, values: [...this.#series()].flatMap((series) => series.samples(name)) };
  }

  reset(): void {
    for (const series of this.#series()) series.reset?.();
  }
}
