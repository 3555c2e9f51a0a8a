import type { TraceIds } from "@autonats/runtime";
import { type Exemplar, exemplarOf } from "./exemplar.js";
import type { Labels, Sample } from "./samples.js";

/** A counter for one set of labels. */
export class CounterSeries {
  readonly #labels: Labels;
  #value = 0;
  #exemplar: Exemplar | undefined = undefined;

  constructor(labels: Labels) {
    this.#labels = labels;
  }

  add(trace: TraceIds | undefined): void {
    this.#value += 1;
    if (trace?.isSampled) this.#exemplar = exemplarOf(1, trace);
  }

  samples(): Sample[] {
    return [{ labels: this.#labels, value: this.#value, exemplar: this.#exemplar }];
  }

  reset(): void {
    this.#value = 0;
    this.#exemplar = undefined;
  }
}
