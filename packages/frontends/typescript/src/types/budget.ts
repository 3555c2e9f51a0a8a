import type { Diagnostic } from "@autonats/model";

/** What a run may spend on types before it gives up. */
export interface Limits {
  /** Of processor time, so that a crowded machine does not change what comes out. */
  readonly milliseconds: number;
  /** How many different ones. Each is read at every use, at most twenty times as many in all. */
  readonly types: number;
  /** How deep types may be nested in one another without a name between, type arguments included. */
  readonly depth: number;
}

const usesOfType = 20;

/** The clock is read at one use in so many: to ask the system costs more than to look at a type. */
const usesBetweenLooks = 64;

export const defaultLimits: Limits = { milliseconds: 10_000, types: 10_000, depth: 50 };

/** Counts what a run spends. */
export class Budget {
  /** How deep types may be nested in one another. */
  readonly deepest: number;
  readonly #limits: Limits;
  readonly #end: number;
  readonly #types = new Set<object>();
  #uses = 0;
  #nextLook = 0;
  #late = false;
  #report: Diagnostic | undefined;

  constructor(limits: Limits) {
    this.deepest = limits.depth;
    this.#limits = limits;
    this.#end = processorTime() + limits.milliseconds;
  }

  /** Spends one more use of a type. Gives what is used up; undefined while nothing is. */
  spend(type: object, depth: number): string | undefined {
    const { milliseconds, types } = this.#limits;
    this.#types.add(type);
    this.#uses += 1;
    if (depth > this.deepest) return this.tooDeep;
    if (this.#types.size > types) return `there are more than ${types} types to read`;
    if (this.#uses > types * usesOfType) return `types are written more than ${types * usesOfType} times`;
    return this.#isLate() ? `reading has taken more than ${milliseconds / 1000} seconds` : undefined;
  }

  get tooDeep(): string {
    return `it is nested more than ${this.deepest} levels deep`;
  }

  /** What is used up for good is said once, wherever it is met again. */
  once(make: () => Diagnostic): Diagnostic {
    const spent =
      this.#types.size > this.#limits.types || this.#uses > this.#limits.types * usesOfType || this.#isLate();
    if (!spent) return make();
    this.#report ??= make();
    return this.#report;
  }

  #isLate(): boolean {
    if (!this.#late && this.#uses >= this.#nextLook) {
      this.#nextLook = this.#uses + usesBetweenLooks;
      this.#late = processorTime() > this.#end;
    }
    return this.#late;
  }
}

/** Milliseconds that this process has spent on a processor. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
