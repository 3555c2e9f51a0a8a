import type { Diagnostic } from "@autonats/model";

/** What a run may spend on types before it gives up. */
export interface Limits {
  readonly milliseconds: number;
  readonly types: number;
  /** How deep types may be nested in one another without a name between, type arguments included. */
  readonly depth: number;
}

export const defaultLimits: Limits = { milliseconds: 10_000, types: 10_000, depth: 50 };

/** Counts what a run spends. */
export class Budget {
  /** How deep types may be nested in one another. */
  readonly deepest: number;
  readonly #limits: Limits;
  readonly #end: number;
  #types = 0;
  #report: Diagnostic | undefined;

  constructor(limits: Limits) {
    this.deepest = limits.depth;
    this.#limits = limits;
    this.#end = performance.now() + limits.milliseconds;
  }

  /** Spends one more type. Gives what is used up; undefined while nothing is. */
  spend(depth: number): string | undefined {
    const { milliseconds, types } = this.#limits;
    this.#types += 1;
    if (depth > this.deepest) return this.tooDeep;
    if (this.#types > types) return `there are more than ${types} types to read`;
    return performance.now() > this.#end ? `reading has taken more than ${milliseconds / 1000} seconds` : undefined;
  }

  get tooDeep(): string {
    return `it is nested more than ${this.deepest} levels deep`;
  }

  /** What is used up for good is said once, wherever it is met again. */
  once(make: () => Diagnostic): Diagnostic {
    const spent = this.#types > this.#limits.types || performance.now() > this.#end;
    if (!spent) return make();
    this.#report ??= make();
    return this.#report;
  }
}
