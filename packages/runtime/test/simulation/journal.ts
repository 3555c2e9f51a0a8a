import { createHash } from "node:crypto";

/** What has happened in a run, in its order. Equal runs have equal journals. */
export class Journal {
  readonly calls: Map<string, CallRecord> = new Map();
  readonly violations: string[] = [];
  /** Calls that were made and of whose end no observer was told. */
  readonly unsettled: Set<object> = new Set();
  /** What policies have done at least once. */
  readonly met: Set<PolicyEvent> = new Set();
  /** When processes were told to stop, by their names. */
  readonly stops: Map<string, number> = new Map();
  readonly #lines: string[] = [];
  readonly #start = performance.now();

  /** Milliseconds since the start of the run. */
  get now(): number {
    return performance.now() - this.#start;
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  /** Stands for the whole journal. */
  get hash(): string {
    return createHash("sha256").update(this.#lines.join("\n")).digest("hex").slice(0, 16);
  }

  note(text: string): void {
    this.#lines.push(`${this.now.toFixed(3)} ${text}`);
  }

  /** Notes that an invariant does not hold. */
  violate(invariant: string, text: string): void {
    this.violations.push(`${invariant}: ${text}, at ${this.now.toFixed(3)} ms`);
    this.note(`VIOLATION ${invariant} ${text}`);
  }
}

/** What policies do that nothing else shows. */
export const POLICY_EVENTS = [
  "a call is made again",
  "a call is overtaken",
  "a call is answered from memory",
  "a retry is denied",
  "a call is held back",
  "a breaker opens",
  "a breaker closes",
  "a handler leaves its group",
  "a handler tries itself out",
  "a handler is back",
] as const;

export type PolicyEvent = (typeof POLICY_EVENTS)[number];

/** The attempts that a call of an idempotent method may have. */
export const MOST_ATTEMPTS = 3;

/** What is known of one call. */
export interface CallRecord {
  readonly id: string;
  readonly method: string;
  readonly madeAt: number;
  readonly timeoutMs: number;
  readonly isCancelled: boolean;
  /** Whether it was made by a method, and ends with the call of that. */
  readonly isNested: boolean;
  /** How often its method may begin: as often as it may be tried, where that is idempotent. */
  readonly mostStarts: number;
  /** Whether it may be made again after it was sent: it is idempotent, or has a key. */
  readonly isRepeatable: boolean;
  /** The call of which it is a repetition, with the same key, at the same process. They share what follows. */
  readonly again?: CallRecord;
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
