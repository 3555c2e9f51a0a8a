import { createChance, type MemoryLink } from "@autonats/testing";
import type { CallContext, Handler } from "../../src/codegenv1.js";
import type { ObservedHandler } from "../../src/pipeline/observed.js";
import type { ObservedRequest, Observer } from "../../src/pipeline/observer.js";
import { sampleItem } from "../support/serving.js";
import { createShopHandler, NotFound, ShopClient, type ShopServer } from "../support/shop.js";
import { settle } from "./client-process.js";
import { ClientWatch } from "./client-watch.js";
import { countListeners } from "./count-listeners.js";
import type { Group } from "./group.js";
import { type CallRecord, type Journal, MOST_ATTEMPTS } from "./journal.js";
import type { Scenario } from "./scenario.js";

/** Calls of each method that may wait for a slot. */
const QUEUE = 4;

/** How long a process that stops waits for its calls. */
export const DRAIN_MS = 2000;

/** What is wrong with a handler. */
export interface Condition {
  /** The share of its calls that fail by a fault of its own. Default: 0. */
  readonly broken?: number;
  /** How much longer its calls take. Default: 0. */
  readonly slowMs?: number;
}

/** A process that serves the shop until it is shut down or killed. */
export class HandlerProcess {
  readonly link: MemoryLink;
  readonly handler: Handler;
  readonly #journal: Journal;
  readonly #seed: number;
  readonly #client: ShopClient;
  /** Requests that were received and have not settled. */
  readonly #open = new Set<ObservedRequest>();
  readonly #listeners: () => number;
  condition: Condition = {};
  #nested = 0;
  #observed: ObservedHandler | undefined;

  constructor(link: MemoryLink, journal: Journal, seed: number, scenario: Scenario, group: Group) {
    this.link = link;
    this.#journal = journal;
    this.#seed = seed;
    const log = (): void => undefined;
    const watch = new ClientWatch(`nested ${link.name}`, journal, scenario);
    this.#client = new ShopClient(link, { log, throttle: true, ...scenario.client, observers: [watch.observer()] });
    this.#listeners = countListeners(link);
    const options = {
      log,
      instance: link.name,
      limits: { queue: QUEUE },
      drainTimeoutMs: DRAIN_MS,
      selfEjection: scenario.selfEjection,
      observers: [this.#observer(), group.observer()],
    };
    this.handler = createShopHandler(this.#server(), link, options);
    this.handler.ended.catch(() => undefined);
  }

  /** Starts to serve, and says so once it does. */
  async run(): Promise<void> {
    try {
      await this.handler.run();
      this.#journal.note(`serving ${this.link.name}`);
    } catch {
      this.#journal.note(`not serving ${this.link.name}`);
    }
  }

  /** Stops as a rolling upgrade stops a process. */
  async stop(): Promise<void> {
    this.#journal.stops.set(this.link.name, this.#journal.now);
    await this.handler.shutdown();
    this.#journal.note(`stopped ${this.link.name}`);
    if (this.#open.size > 0) this.#journal.violate("I7", `${this.link.name} has stopped with ${this.#open.size} open`);
  }

  /** Notes what is left of it, long after it has ended. */
  checkRest(): void {
    for (const { method, running, waiting } of this.#observed?.load() ?? []) {
      if (running + waiting > 0)
        this.#journal.violate("I11", `${this.link.name} has ${running + waiting} ${method} left`);
    }
    if (this.#listeners() > 0)
      this.#journal.violate("I11", `${this.link.name} has ${this.#listeners()} listeners left`);
  }

  #server(): ShopServer {
    return {
      find: async (id, call) => {
        await this.#work(id, call);
        return sampleItem(id);
      },
      buy: async (id, count, call) => {
        await this.#work(id, call);
        return count;
      },
      list: async (limit = 0, call) => {
        const id = call.headers.get("id") ?? "";
        await this.#work(id, call);
        return Promise.all(Array.from({ length: limit }, () => this.#nest(call)));
      },
      clear: async () => undefined,
      view: (id, call) => this.#begin(id, call),
    };
  }

  #begin(id: string, call: CallContext): void {
    const record = this.#journal.calls.get(id);
    this.#journal.note(`start ${id} ${this.link.name}`);
    if (call.timeoutMs <= 0) this.#journal.violate("I6", `${id} starts after its deadline`);
    if (record === undefined) this.#journal.violate("I3", `${id} was never called`);
    else record.starts.push({ at: this.#journal.now, by: this.link.name });
  }

  /** Takes as long as the id says, fails if it says so, and sometimes stops when the call is over. */
  async #work(id: string, call: CallContext): Promise<void> {
    this.#begin(id, call);
    const chance = createChance(this.#seed, id);
    const [length, fate, patience, luck] = [chance(), chance(), chance(), chance()];
    const { broken = 0, slowMs = 0 } = this.condition;
    const end = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, 1 + length ** 4 * 400 + slowMs);
      if (patience > 0.3) return;
      call.signal.addEventListener("abort", () => {
        clearTimeout(timer);
        reject(call.signal.reason);
      });
    });
    await end;
    if (luck < broken) throw new Error("this instance is broken");
    if (fate < 0.03) throw new NotFound(id);
    if (fate < 0.05) throw new Error("a bug of the service");
  }

  async #nest(call: CallContext): ReturnType<ShopServer["find"]> {
    this.#nested += 1;
    const record: CallRecord = {
      id: `${this.link.name}:${this.#nested}`,
      method: "find",
      madeAt: this.#journal.now,
      timeoutMs: call.timeoutMs,
      isCancelled: true,
      isNested: true,
      mostStarts: MOST_ATTEMPTS,
      isRepeatable: true,
      starts: [],
      settledAt: undefined,
      failure: undefined,
    };
    this.#journal.calls.set(record.id, record);
    const nested = this.#client.find(record.id, call);
    settle(this.#journal, record, nested);
    return nested;
  }

  #observer(): Observer {
    return {
      onHandlerCreated: (handler) => {
        this.#observed = handler;
      },
      onRequestReceived: (request) => void this.#open.add(request),
      onRequestSettled: (request) => {
        if (!this.#open.delete(request))
          this.#journal.violate("I7", `a request of ${request.method} has settled twice`);
      },
      onRequestRepeated: () => void this.#journal.met.add("a call is answered from memory"),
      onRequestAdmitted: () => {
        for (const { method, running, waiting, slots } of this.#observed?.load() ?? []) {
          if (running > slots) this.#journal.violate("I5", `${method} runs ${running} in ${slots} slots`);
          if (waiting > QUEUE) this.#journal.violate("I5", `${method} has ${waiting} waiting`);
        }
      },
    };
  }
}
