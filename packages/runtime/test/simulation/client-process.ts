import type { MemoryLink } from "@autonats/testing";
import type { CallOptions } from "../../src/codegenv1.js";
import { codeOf, outcomeOf } from "../../src/errors/judge-error.js";
import { ShopClient } from "../support/shop.js";
import type { CallRecord, Journal } from "./journal.js";

/** The most that any call has. */
export const MOST_ATTEMPTS = 3;
const METHODS = ["find", "find", "find", "buy", "buy", "list", "view"] as const;

/** A process that makes calls, as many a second as it is told to. */
export class ClientProcess {
  readonly link: MemoryLink;
  readonly #journal: Journal;
  readonly #chance: () => number;
  readonly #client: ShopClient;
  readonly #patient: ShopClient;
  /** A client whose calls are made again. */
  readonly #stubborn: ShopClient;
  #calls = 0;
  #isCalm = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(link: MemoryLink, journal: Journal, chance: () => number) {
    this.link = link;
    this.#journal = journal;
    this.#chance = chance;
    const log = (): void => undefined;
    this.#client = new ShopClient(link, { log });
    this.#patient = new ShopClient(link, { log, waitForReady: true });
    this.#stubborn = new ShopClient(link, { log, retry: { attempts: MOST_ATTEMPTS } });
    link.listen({ onDown: () => this.#checkPrompt(), onClosed: () => this.#checkPrompt() });
  }

  /** Starts to call, on average once in so many milliseconds. */
  start(meanMs: number): void {
    const wait = -Math.log(1 - this.#chance()) * meanMs;
    this.#timer = setTimeout(() => {
      // Now and then many at once, more than there are slots for.
      const calls = this.#chance() < 0.02 && !this.#isCalm ? 25 : 1;
      for (let count = 0; count < calls; count += 1) this.#call();
      this.start(meanMs);
    }, wait);
  }

  /** Calls once at a time from now on. */
  calm(): void {
    this.#isCalm = true;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Calls that were sent fail at once when their connection breaks. */
  #checkPrompt(): void {
    const open = [...this.#journal.calls.values()].filter(
      ({ id, settledAt, starts }) =>
        settledAt === undefined && starts.length > 0 && id.startsWith(`${this.link.name}:`),
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
    const client = kind < 0.3 ? this.#patient : kind < 0.6 ? this.#stubborn : this.#client;
    const record: CallRecord = {
      id: `${this.link.name}:${this.#calls}`,
      method,
      madeAt: this.#journal.now,
      timeoutMs,
      isCancelled: cancelAfter !== undefined,
      isNested: false,
      starts: [],
      settledAt: undefined,
      failure: undefined,
    };
    this.#journal.calls.set(record.id, record);
    this.#journal.note(`call ${record.id} ${method} ${timeoutMs}`);
    const hedgeAfterMs = chance() < 0.5 ? chance() * 200 : undefined;
    const options: CallOptions = { timeoutMs, hedgeAfterMs, ...signalOf(cancelAfter) };
    if (method === "view") {
      client.view(record.id, options);
      record.settledAt = this.#journal.now;
    } else {
      settle(this.#journal, record, make(client, method, record.id, options));
    }
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
