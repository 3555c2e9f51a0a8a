import type { Attributes } from "@autonats/runtime/metrics";
import type { Exemplar } from "./exemplar.js";

/** The labels of a sample. */
export type Labels = Readonly<Record<string, string | number>>;

/** One line of what Prometheus reads, as `prom-client` has it. */
export interface Sample {
  /** The name, where it is not that of the metric. */
  readonly metricName?: string | undefined;
  readonly labels: Labels;
  readonly value: number;
  readonly exemplar?: Exemplar | undefined;
}

/** Returns the labels of attributes. */
export function labelsOf(attributes: Attributes): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.replaceAll(".", "_"), value]));
}
