import { describe, type Failure, kindOf } from "./describe.js";

/** What became of many calls, each with a text of its own: `<name>-1` and so on. The calls that are not named have succeeded. */
export interface TallyReport {
  readonly name: string;
  readonly calls: number;
  /** The texts of calls that succeeded with another result than their text. */
  readonly wrong: readonly string[];
  /** The texts of calls that failed, by kind of failure. */
  readonly failed: Readonly<Record<string, readonly string[]>>;
  /** One failure of each kind. */
  readonly examples: Readonly<Record<string, Failure>>;
  readonly took: Times;
  readonly failedIn: Readonly<Record<string, Times>>;
  readonly lastFailureAt: number;
}

/** How long calls took, in milliseconds; all 0 where there were none. */
interface Times {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Counts what becomes of calls. */
export class Tally {
  readonly #name: string;
  #calls = 0;
  readonly #wrong: string[] = [];
  readonly #failed: Record<string, string[]> = {};
  readonly #examples: Record<string, Failure> = {};
  readonly #took: number[] = [];
  readonly #failedIn: Record<string, number[]> = {};
  #lastFailureAt = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** Runs one call, and resolves to whether it succeeded. */
  async runOne(run: (text: string) => Promise<string>): Promise<boolean> {
    this.#calls += 1;
    const text = `${this.#name}-${this.#calls}`;
    const startedAt = performance.now();
    try {
      if ((await run(text)) !== text) this.#wrong.push(text);
      this.#took.push(performance.now() - startedAt);
      return true;
    } catch (error) {
      const failure = describe(error);
      const kind = kindOf(failure);
      this.#failed[kind] ??= [];
      this.#failed[kind].push(text);
      this.#examples[kind] ??= failure;
      this.#failedIn[kind] ??= [];
      this.#failedIn[kind].push(performance.now() - startedAt);
      this.#lastFailureAt = Date.now();
      return false;
    }
  }

  /** Returns what there is to say of the calls so far. */
  report(): TallyReport {
    return {
      name: this.#name,
      calls: this.#calls,
      wrong: this.#wrong,
      failed: this.#failed,
      examples: this.#examples,
      took: summarise(this.#took),
      failedIn: Object.fromEntries(Object.entries(this.#failedIn).map(([kind, times]) => [kind, summarise(times)])),
      lastFailureAt: this.#lastFailureAt,
    };
  }
}

function summarise(times: readonly number[]): Times {
  const sorted = times.toSorted((one, other) => one - other);
  const quantile = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
  return { p50: quantile(0.5), p99: quantile(0.99), max: quantile(1) };
}
