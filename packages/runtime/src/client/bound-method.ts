import { Scoped } from "../call-scope.js";
import { AutonatsError } from "../errors/autonats-error.js";
import { createHeaderBlock, type HeaderBlock, TIMEOUT_HEADER } from "../wire/headers.js";
import { directMethodSubject } from "../wire/subjects.js";
import { longestTimeout } from "../wire/time-limits.js";
import { checkToken } from "../wire/tokens.js";
import type { CallOptions } from "./call-options.js";
import type { Target } from "./failures.js";

/** A method as one client calls it: its names and its times. */
export class BoundMethod implements Target {
  readonly service: string;
  readonly method: string;
  /** Where any instance takes calls. */
  readonly subject: string;
  readonly cancelSubject: string;
  /** Milliseconds that a call has whose caller says nothing. */
  readonly defaultMs: number;
  /** What the handler takes for granted. */
  readonly #methodMs: number;
  #lastMs = 0;
  #lastHeader: HeaderBlock | undefined;

  constructor(target: Target, subjects: { readonly method: string; readonly cancel: string }, times: Times) {
    this.service = target.service;
    this.method = target.method;
    this.subject = subjects.method;
    this.cancelSubject = subjects.cancel;
    this.#methodMs = times.methodMs;
    this.defaultMs = this.#checkTimeout(times.clientMs ?? times.methodMs);
  }

  /** The milliseconds that a call has from `now` on; at or below zero when there are none. Throws for what is no time. */
  timeoutOf(options: CallOptions, now: number): number {
    const scope = Scoped.scopeOf(options);
    if (scope !== undefined) return Math.min(this.defaultMs, scope.deadline - now);
    const { timeoutMs } = options;
    return timeoutMs === undefined ? this.defaultMs : this.#checkTimeout(timeoutMs);
  }

  /** When the time of a call is up that `timeoutOf` gave so much. A nested call ends no sooner than what it is part of, not even by a rounding error. */
  deadlineOf(options: CallOptions, now: number, timeoutMs: number): number {
    const scope = Scoped.scopeOf(options);
    return scope === undefined || timeoutMs === this.defaultMs ? now + timeoutMs : scope.deadline;
  }

  /** Where a call goes to. Throws for an instance that cannot be one. */
  subjectOf(options: CallOptions): string {
    const { instance } = options;
    if (instance === undefined) return this.subject;
    return directMethodSubject(this.subject, checkToken("the instance", instance));
  }

  /** The headers that tell the handler of a time; none where it is the one that the handler takes for granted. */
  headerOf(timeoutMs: number): HeaderBlock | undefined {
    const wholeMs = Math.ceil(timeoutMs);
    if (wholeMs === this.#methodMs) return undefined;
    if (wholeMs !== this.#lastMs) {
      this.#lastMs = wholeMs;
      this.#lastHeader = createHeaderBlock([[TIMEOUT_HEADER, `${wholeMs}`]]);
    }
    return this.#lastHeader;
  }

  #checkTimeout(timeoutMs: number): number {
    if (typeof timeoutMs !== "number" || Number.isNaN(timeoutMs)) {
      throw new AutonatsError("INVALID_ARGUMENT", "timeoutMs must be a number of milliseconds", {
        service: this.service,
        method: this.method,
        outcome: "NOT_SENT",
      });
    }
    return Math.min(timeoutMs, longestTimeout(this.#methodMs));
  }
}

interface Times {
  readonly methodMs: number;
  readonly clientMs: number | undefined;
}
