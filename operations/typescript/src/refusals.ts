import type { ObservedRequest, Observer } from "@autonats/runtime";
import { summarise, type Times } from "./times.js";

/** How a handler has refused calls as BUSY. */
export interface RefusalReport {
  /** From the moment when it had the request, of calls that were refused at once. */
  readonly atOnce: Times;
  /** Calls that were refused at once, and that were refused after they had waited for a slot. */
  readonly count: number;
  readonly waited: number;
}

/** Counts the calls that a handler refuses as BUSY, and how soon it does. */
export class Refusals {
  readonly #busy = new Set<ObservedRequest>();
  readonly #queued = new Set<ObservedRequest>();
  readonly #atOnce: number[] = [];
  #waited = 0;

  readonly observer: Observer = {
    onRequestAdmitted: (request, isQueued) => {
      if (isQueued) this.#queued.add(request);
    },
    onRequestRefused: (request, reason) => {
      if (reason === "BUSY") this.#busy.add(request);
    },
    onRequestSettled: (request, _code, milliseconds) => {
      const hasWaited = this.#queued.delete(request);
      if (!this.#busy.delete(request)) return;
      if (hasWaited) this.#waited += 1;
      else this.#atOnce.push(milliseconds);
    },
  };

  /** Returns what there is to say of them so far. */
  report(): RefusalReport {
    return { atOnce: summarise(this.#atOnce), count: this.#atOnce.length, waited: this.#waited };
  }
}
