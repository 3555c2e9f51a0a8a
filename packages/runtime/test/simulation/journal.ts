/** What has happened in a run, in its order. Equal runs have equal journals. */
export class Journal {
  readonly calls: Map<string, CallRecord> = new Map();
  readonly violations: string[] = [];
  /** When processes were told to stop, by their names. */
  readonly stops: Map<string, number> = new Map();
  readonly #lines: string[] = [];
  readonly #start = performance.now();
  #hash = 0x811c9dc5;

  /** Milliseconds since the start of the run. */
  get now(): number {
    return performance.now() - this.#start;
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  /** Stands for the whole journal. */
  get hash(): string {
    return (this.#hash >>> 0).toString(16).padStart(8, "0");
  }

  note(text: string): void {
    const line = `${this.now.toFixed(3)} ${text}`;
    this.#lines.push(line);
    for (let at = 0; at < line.length; at += 1) this.#hash = Math.imul(this.#hash ^ line.charCodeAt(at), 0x01000193);
  }

  /** Notes that an invariant does not hold. */
  violate(invariant: string, text: string): void {
    this.violations.push(`${invariant}: ${text}, at ${this.now.toFixed(3)} ms`);
    this.note(`VIOLATION ${invariant} ${text}`);
  }
}

/** What is known of one call. */
export interface CallRecord {
  readonly id: string;
  readonly method: string;
  readonly madeAt: number;
  readonly timeoutMs: number;
  readonly isCancelled: boolean;
  /** Whether it was made by a method, and ends with the call of that. */
  readonly isNested: boolean;
  /** When each run of its method began, and in which process. */
  readonly starts: { readonly at: number; readonly by: string }[];
  settledAt: number | undefined;
  /** Why it failed: code, reason and outcome. `undefined` where it did not. */
  failure: Failure | undefined;
}

export interface Failure {
  readonly code: string;
  readonly reason: string | undefined;
  readonly outcome: string;
}
