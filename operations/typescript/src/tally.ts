import { describe, type Failure, kindOf } from "./describe.js";
import { summarise, type Times } from "./times.js";

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
  /** When each call ended that failed, by its text. */
  readonly failedAt: Readonly<Record<string, number>>;
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
  readonly #failedAt: Record<string, number> = {};

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
      this.#failedAt[text] = Date.now();
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
      failedAt: this.#failedAt,
    };
  }
}
