import type { TraceIds } from "@autonats/runtime";
import { DURATION_BUCKETS } from "@autonats/runtime/metrics";
import { type Exemplar, exemplarOf } from "./exemplar.js";
import type { Labels, Sample } from "./samples.js";

/** A histogram for one set of labels. */
export class HistogramSeries {
  readonly #labels: Labels;
  /** How many values were at most the bound of the same place and above the one before; the last has those above all. */
  readonly #counts = new Array<number>(DURATION_BUCKETS.length + 1).fill(0);
  readonly #exemplars: (Exemplar | undefined)[] = [];
  #sum = 0;

  constructor(labels: Labels) {
    this.#labels = labels;
  }

  record(value: number, trace: TraceIds | undefined): void {
    let place = 0;
    while (place < DURATION_BUCKETS.length && value > (DURATION_BUCKETS[place] as number)) place += 1;
    this.#counts[place] = (this.#counts[place] as number) + 1;
    this.#sum += value;
    if (trace?.isSampled) this.#exemplars[place] = exemplarOf(value, trace);
  }

  /** Returns the samples of a histogram of this name. */
  samples(name: string): Sample[] {
    const labels = this.#labels;
    let count = 0;
    const buckets = this.#counts.map((own, place): Sample => {
      count += own;
      const le = DURATION_BUCKETS[place] ?? "+Inf";
      return {
        metricName: `${name}_bucket`,
        labels: { ...labels, le },
        value: count,
        exemplar: this.#exemplars[place],
      };
    });
    return [
      ...buckets,
      { metricName: `${name}_sum`, labels, value: this.#sum },
      { metricName: `${name}_count`, labels, value: count },
    ];
  }

  reset(): void {
    this.#counts.fill(0);
    this.#exemplars.length = 0;
    this.#sum = 0;
  }
}
