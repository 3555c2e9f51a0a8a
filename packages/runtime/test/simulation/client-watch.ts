import { callOf } from "../../src/errors/failed-call.js";
import type { Observer } from "../../src/pipeline/observer.js";
import type { Journal } from "./journal.js";
import { WELL_AT } from "./phases.js";
import type { Budget, Scenario } from "./scenario.js";

/** What was saved of a budget is lost over this time. */
const WINDOW_MS = 10_000;
/** For so long a client that had calls refused may hold others back. */
const THROTTLED_MS = 1500;

/** Watches what one client does by itself: how often it makes calls again, which instances it avoids, and when it holds calls back. */
export class ClientWatch {
  readonly #name: string;
  readonly #journal: Journal;
  readonly #scenario: Scenario;
  readonly #begunAt: number;
  /** Calls with a reply. */
  #calls = 0;
  /** When calls were made again on the client's account. */
  readonly #retries: number[] = [];
  /** Instances whose breakers are not closed, by the method. */
  readonly #open = new Map<string, Set<string>>();
  /** When a call was refused last, or held back for that, by the method. */
  readonly #refusedAt = new Map<string, number>();

  constructor(name: string, journal: Journal, scenario: Scenario) {
    this.#name = name;
    this.#journal = journal;
    this.#scenario = scenario;
    this.#begunAt = journal.now;
  }

  observer(): Observer {
    return {
      onCallStarted: (call) => {
        this.#journal.unsettled.add(call);
        if (call.kind === "unary") this.#calls += 1;
      },
      onAttemptEnded: ({ method }, _attempt, error) => {
        if (callOf(error)?.reason === "BUSY") this.#refusedAt.set(method, this.#journal.now);
      },
      onRetryScheduled: (_call, _attempt, error) => {
        this.#journal.met.add(error === undefined ? "a call is overtaken" : "a call is made again");
        // Nobody has worked for a call that was not delivered: it may be made again without any account.
        if (callOf(error)?.outcome !== "NOT_DELIVERED") this.#onRetry();
      },
      onRetryDenied: () => void this.#journal.met.add("a retry is denied"),
      onCallSettled: (call, error) => {
        const { method } = call;
        if (!this.#journal.unsettled.delete(call)) this.#journal.violate("I1", `a call of ${method} has settled twice`);
        if (callOf(error)?.reason === "THROTTLED") this.#onThrottled(method);
      },
      onBreakerChanged: ({ method, instance, state }) => this.#onBreaker(method, instance, state === "open"),
    };
  }

  /** I9: retries stay within what calls and time have added, of which no more is saved than ten seconds have added. */
  #onRetry(): void {
    const { budgetRatio, budgetPerSecond }: Budget = this.#scenario.client.retry;
    const { now } = this.#journal;
    this.#retries.push(now);
    const ofCalls = budgetRatio * this.#calls;
    const all = this.#retries.length;
    const seconds = (now - this.#begunAt) / 1000;
    if (all > ofCalls + budgetPerSecond * (seconds + 1) + TINY)
      this.#journal.violate("I9", `${this.#name} has made ${all} retries in ${seconds} s for ${this.#calls} calls`);
    const lately = this.#retries.filter((at) => at > now - WINDOW_MS).length;
    if (lately > ofCalls + (2 * budgetPerSecond * WINDOW_MS) / 1000 + TINY)
      this.#journal.violate("I9", `${this.#name} has made ${lately} retries in ten seconds`);
  }

  /** I10: the breakers of at most half of the instances are open. */
  #onBreaker(method: string, instance: string, isOpen: boolean): void {
    const open = this.#open.get(method) ?? new Set();
    this.#open.set(method, open);
    if (isOpen) open.add(instance);
    else open.delete(instance);
    this.#journal.met.add(isOpen ? "a breaker opens" : "a breaker closes");
    this.#journal.note(`breaker ${this.#name} ${method} ${instance} ${isOpen ? "open" : "closed"}`);
    const { isSteady, selfEjection, handlers, rolls } = this.#scenario;
    const isRolling = rolls && this.#journal.now >= WELL_AT;
    // Elsewhere instances leave with open breakers, and come back with them.
    if (isSteady && !selfEjection && !isRolling && open.size * 2 > handlers)
      this.#journal.violate("I10", `${this.#name} avoids ${open.size} of ${handlers} instances of ${method}`);
  }

  /** I13: calls are held back only where handlers have just refused some. */
  #onThrottled(method: string): void {
    const { now, met } = this.#journal;
    met.add("a call is held back");
    if (now > (this.#refusedAt.get(method) ?? Number.NEGATIVE_INFINITY) + THROTTLED_MS)
      this.#journal.violate("I13", `${this.#name} holds ${method} back, which nobody refuses`);
  }
}

/** Sums of shares are not exact. */
const TINY = 1e-6;
