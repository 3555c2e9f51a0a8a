import { Deadline } from "../connection/deadlines.js";
import { callOf } from "../errors/failed-call.js";
import { mayHaveRun } from "../errors/outcomes.js";
import type { EarlierAttempts } from "./earlier-attempts.js";

/** What a call remembers of attempts that were not its last. It exists from the first one on. */
export class FailedAttempts {
  /** Those that count: neither those that an instance was gone for, nor those which nobody served while the call waits for that. */
  count = 0;
  /** How often in a row nobody served the call, which waits for that. */
  unserved = 0;
  /** The wait for the next attempt. */
  backoff: Backoff | undefined = undefined;
  /** Those that may still be answered; `undefined` if there were none. */
  earlier: EarlierAttempts | undefined = undefined;
  /** The error of the last one. */
  last: unknown;
  #mayHaveRun: unknown;

  /** Notes an attempt. `unserved` is how often in a row nobody served the call, which waits for that. */
  note(error: unknown, hasMaybeRun: boolean, unserved: number, counts: boolean): void {
    this.unserved = unserved;
    if (counts) this.count += 1;
    this.last = error;
    if (hasMaybeRun) this.#mayHaveRun = error;
  }

  /** Notes one that another one is made beside, with an error if it was given up. */
  noteSetAside(error: unknown): void {
    this.count += 1;
    this.unserved = 0;
    if (error === undefined) return;
    this.last = error;
    this.#mayHaveRun = error;
  }

  /** Notes that one has failed, beside another one. */
  noteFailedBeside(error: unknown): void {
    const failure = callOf(error);
    if (failure !== undefined && mayHaveRun(failure)) this.#mayHaveRun = error;
  }

  /**
   * Returns what the call fails with whose last attempt has failed with `error`: that, unless it would say that the call did not
   * run while an earlier attempt may have, or that it was not sent while an earlier one was.
   */
  toReport(error: unknown): unknown {
    const failure = callOf(error);
    if (failure === undefined || mayHaveRun(failure)) return error;
    return this.#mayHaveRun ?? (failure.outcome === "NOT_SENT" ? this.last : error);
  }
}

/** The wait before an attempt. */
export class Backoff extends Deadline {
  readonly #call: { onBackoffEnded(): void };

  constructor(call: { onBackoffEnded(): void }, at: number) {
    super(at);
    this.#call = call;
  }

  expire(): void {
    this.#call.onBackoffEnded();
  }
}
