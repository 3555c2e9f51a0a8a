import type { MemoryLink } from "@autonats/testing";
import type { CallOptions, ClientOptions } from "../../src/codegenv1.js";
import { codeOf, outcomeOf } from "../../src/errors/judge-error.js";
import { ShopClient } from "../support/shop.js";
import { ClientWatch } from "./client-watch.js";
import { type CallRecord, type Journal, MOST_ATTEMPTS } from "./journal.js";
import type { Scenario } from "./scenario.js";

const METHODS = ["find", "find", "find", "buy", "buy", "list", "view"] as const;
/** How many times as often clients call that are in a hurry. */
const HURRY = 5;

/** A process that makes calls, as many a second as it is told to. */
export class ClientProcess {
  readonly link: MemoryLink;
  readonly #journal: Journal;
  readonly #chance: () => number;
  readonly #hedges: boolean;
  readonly #client: ShopClient;
  readonly #patient: ShopClient;
  /** A client whose calls are never made again. */
  readonly #single: ShopClient;
  #calls = 0;
  #hurries = 0;
  #isCalm = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(link: MemoryLink, journal: Journal, chance: () => number, scenario: Scenario) {
    this.link = link;
    this.#journal = journal;
    this.#chance = chance;
    this.#hedges = scenario.hedges;
    const create = (kind: string, own: ClientOptions): ShopClient =>
      new ShopClient(link, {
        log: () => undefined,
        throttle: true,
        ...scenario.client,
        observers: [new ClientWatch(`${kind} ${link.name}`, journal, scenario).observer()],
        ...own,
      });
    this.#client = create("client", {});
    this.#patient = create("patient", { waitForReady: true });
    this.#single = create("single", { retry: { ...scenario.client.retry, attempts: 1 } });
    link.listen({ onDown: () => this.#checkPrompt(), onClosed: () => this.#checkPrompt() });
  }

  /** Starts to call, on average once in so many milliseconds. */
  start(meanMs: number): void {
    const isHurried = this.#isCalm || this.#hurries > 0;
    const wait = (-Math.log(1 - this.#chance()) * meanMs) / (isHurried ? HURRY : 1);
    this.#timer = setTimeout(() => {
      // Now and then many at once, more than there are slots for.
      const calls = this.#chance() < 0.02 && !isHurried ? 25 : 1;
      for (let count = 0; count < calls; count += 1) this.#call();
      this.start(meanMs);
    }, wait);
  }

  /** Calls more often until the function is called that it returns. */
  hurry(): () => void {
    this.#hurries += 1;
    return () => {
      this.#hurries -= 1;
    };
  }

  /** Calls often from now on, once at a time: there are no faults any more, and everything has to be seen at work. */
  calm(): void {
    this.#isCalm = true;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Calls that were sent fail at once when their connection breaks, unless they may be made again. */
  #checkPrompt(): void {
    const open = [...this.#journal.calls.values()].filter(
      ({ id, settledAt, starts, isRepeatable, again }) =>
        settledAt === undefined &&
        starts.length > 0 &&
        !isRepeatable &&
        again === undefined &&
        id.startsWith(`${this.link.name}:`),
    );
    setTimeout(() => {
      for (const { id, settledAt } of open) {
        if (settledAt === undefined) this.#journal.violate("I2", `${id} waits for a connection that is gone`);
      }
    }, 2);
  }

  #call(): void {
    this.#calls += 1;
    const chance = this.#chance;
    const method = METHODS[Math.floor(chance() * METHODS.length)] ?? "find";
    const timeoutMs = Math.round(20 + chance() ** 3 * 3000);
    const cancelAfter = chance() < 0.08 ? chance() * timeoutMs : undefined;
    const kind = chance();
    const client = kind < 0.3 ? this.#patient : kind < 0.6 ? this.#single : this.#client;
    const isIdempotent = method === "find";
    const hasKey = method === "buy" && chance() < 0.7;
    const record: CallRecord = {
      id: `${this.link.name}:${this.#calls}`,
      method,
      madeAt: this.#journal.now,
      timeoutMs,
      isCancelled: cancelAfter !== undefined,
      isNested: false,
      mostStarts: isIdempotent && client !== this.#single ? MOST_ATTEMPTS : 1,
      isRepeatable: (isIdempotent || hasKey) && client !== this.#single,
      starts: [],
      settledAt: undefined,
      failure: undefined,
    };
    this.#journal.calls.set(record.id, record);
    this.#journal.note(`call ${record.id} ${method} ${timeoutMs}`);
    const hedgeAfterMs = this.#hedges && chance() < 0.5 ? chance() * 200 : undefined;
    const idempotencyKey = hasKey ? record.id : undefined;
    const options: CallOptions = { timeoutMs, hedgeAfterMs, idempotencyKey, ...signalOf(cancelAfter) };
    if (method === "view") {
      client.view(record.id, options);
      record.settledAt = this.#journal.now;
    } else {
      const made = make(client, method, record.id, options);
      settle(this.#journal, record, made);
      if (hasKey && chance() < 0.5) {
        const repeat = (): void => this.#repeat(record, { timeoutMs, idempotencyKey });
        made.then(repeat, repeat);
      }
    }
  }

  /** Calls once more with the key of a call, at the process that has run it, as a caller does who has lost the answer. */
  #repeat(again: CallRecord, options: CallOptions): void {
    const instance = again.starts[0]?.by;
    if (instance === undefined) return;
    const record: CallRecord = {
      ...again,
      id: `${again.id}:again`,
      madeAt: this.#journal.now,
      isCancelled: false,
      again,
      settledAt: undefined,
      failure: undefined,
    };
    this.#journal.calls.set(record.id, record);
    settle(this.#journal, record, this.#single.buy(again.id, 1, { ...options, instance }));
  }
}

function make(client: ShopClient, method: "find" | "buy" | "list", id: string, options: CallOptions): Promise<unknown> {
  if (method === "find") return client.find(id, options);
  if (method === "buy") return client.buy(id, 1, options);
  // The list has no text that could carry the id, so the metadata does.
  return client.list(2, { ...options, headers: { id } });
}

/** Notes how a call settles. */
export function settle(journal: Journal, record: CallRecord, promise: Promise<unknown>): void {
  const end = (error: unknown, isFailure: boolean): void => {
    if (record.settledAt !== undefined) journal.violate("I1", `${record.id} has settled twice`);
    record.settledAt = journal.now;
    if (isFailure) {
      const { reason } = error as { readonly reason?: string };
      record.failure = { code: codeOf(error) ?? "none", reason, outcome: outcomeOf(error) ?? "none" };
    }
    const { code, reason, outcome } = record.failure ?? { code: "ok", reason: undefined, outcome: "" };
    journal.note(`end ${record.id} ${code} ${reason ?? ""} ${outcome}`);
  };
  promise.then(
    () => end(undefined, false),
    (error: unknown) => end(error, true),
  );
}

function signalOf(cancelAfter: number | undefined): CallOptions {
  if (cancelAfter === undefined) return {};
  const controller = new AbortController();
  setTimeout(() => controller.abort(), cancelAfter);
  return { signal: controller.signal };
}
