import {
  createChance,
  createMemoryNetwork,
  installVirtualTime,
  type MemoryLink,
  type VirtualTime,
} from "@autonats/testing";
import { Multiplexer } from "../../src/connection/multiplexer.js";
import { SharedConnection } from "../../src/connection/shared-connection.js";
import { startChaos, type Victims } from "./chaos.js";
import { ClientProcess } from "./client-process.js";
import { Group } from "./group.js";
import { HandlerProcess } from "./handler-process.js";
import { checkCalls, checkShares } from "./invariants.js";
import { Journal } from "./journal.js";
import { HEALED_AT, WELL_AT } from "./phases.js";
import { Rules } from "./rules.js";
import { type Scenario, scenarioOf } from "./scenario.js";

const CALLS_END_AT = 56_000;
const END_AT = 60_000;
/** Longer than anything goes on by itself after a run, such as the watch over a server. */
const REST_MS = 40_000;
const CLIENTS = 2;
/** Between two calls of a client, on average. */
const CALL_MS = 400;
/** How long a rolling upgrade waits after it has started a process, before it stops the one that it replaces. */
const ROLL_MS = 200;

/**
 * Runs clients and handlers for sixty seconds of virtual time, most of them with faults, and returns what has happened. The same
 * seed is the same run.
 */
export async function simulate(seed: number): Promise<Journal> {
  const time = installVirtualTime({ seed });
  const unhandled: unknown[] = [];
  const onUnhandled = (error: unknown): void => void unhandled.push(error);
  const prototype = Object.getOwnPropertyNames(Object.prototype).join();
  const { stackTraceLimit } = Error;
  // Stacks are a tenth of all time, and nobody reads them.
  Error.stackTraceLimit = 0;
  process.on("unhandledRejection", onUnhandled);
  try {
    const run = new Run(seed, time);
    await run.play();
    const { journal } = run;
    for (const error of unhandled) journal.violate("I14", `nobody has handled ${String(error)}`);
    if (Object.getOwnPropertyNames(Object.prototype).join() !== prototype)
      journal.violate("I15", "Object.prototype is changed");
    return journal;
  } finally {
    process.off("unhandledRejection", onUnhandled);
    Error.stackTraceLimit = stackTraceLimit;
    time.uninstall();
  }
}

class Run {
  readonly journal = new Journal();
  readonly #seed: number;
  readonly #scenario: Scenario;
  readonly #time: VirtualTime;
  readonly #network;
  readonly #rules: Rules;
  readonly #group: Group;
  readonly #clients: ClientProcess[] = [];
  #handlers: HandlerProcess[] = [];
  readonly #links = new Set<MemoryLink>();
  /** All that there ever were. */
  readonly #everyHandler = new Set<HandlerProcess>();
  readonly #answers = new Map<string, number>();
  #processes = 0;
  #isRolling = false;

  constructor(seed: number, time: VirtualTime) {
    this.#seed = seed;
    this.#scenario = scenarioOf(seed);
    this.#time = time;
    this.#network = createMemoryNetwork({ seed, servers: 2 });
    this.#rules = new Rules(this.#network);
    this.#group = new Group(this.journal, this.#scenario);
  }

  async play(): Promise<void> {
    const { journal } = this;
    this.#watchAnswers();
    for (let count = 0; count < this.#scenario.handlers; count += 1) this.#addHandler();
    for (let count = 0; count < CLIENTS; count += 1) {
      const name = `client-${count + 1}`;
      const chance = createChance(this.#seed, name);
      this.#clients.push(new ClientProcess(this.#connect(name), journal, chance, this.#scenario));
    }
    for (const client of this.#clients) client.start(CALL_MS);
    const stopChaos = startChaos(this.#victims(), this.#scenario.faults);
    await this.#time.advance(HEALED_AT);
    stopChaos();
    this.#heal();
    await this.#time.advance(WELL_AT - HEALED_AT);
    const present = this.#handlers;
    // Nothing is lost by an upgrade either.
    if (this.#scenario.rolls) void this.#roll();
    await this.#time.advance(CALLS_END_AT - WELL_AT);
    for (const client of this.#clients) client.stop();
    await this.#time.advance(END_AT - CALLS_END_AT);
    checkCalls(journal, this.#group);
    const stayed = present.filter((handler) => this.#handlers.includes(handler));
    checkShares(
      journal,
      stayed.map(({ link }) => link.name),
      this.#group,
    );
    await this.#rest();
  }

  #victims(): Victims {
    return {
      network: this.#network,
      rules: this.#rules,
      journal: this.journal,
      chance: createChance(this.#seed, "chaos"),
      clients: () => this.#clients.map(({ link }) => link),
      handlers: () => this.#handlers,
      replace: (handler, how, afterMs) => void this.#replace(handler, how, afterMs),
      roll: () => void this.#roll(),
      hurry: () => {
        const calm = this.#clients.map((client) => client.hurry());
        return () => {
          for (const each of calm) each();
        };
      },
    };
  }

  #heal(): void {
    this.#network.heal();
    this.#rules.clear();
    for (const handler of this.#handlers) handler.condition = {};
    for (const client of this.#clients) client.calm();
    this.journal.note("healed");
  }

  /** Ends everything, and notes what is left over. */
  async #rest(): Promise<void> {
    const { journal } = this;
    const links = [...this.#links].filter(({ state }) => state === "up");
    for (const handler of this.#handlers) await this.#time.until(handler.stop());
    await this.#time.advance(REST_MS);
    for (const link of links) {
      const shared = SharedConnection.of(link);
      const left = { calls: Multiplexer.of(shared).size, deadlines: shared.deadlines.size, bytes: shared.outbox.held };
      for (const [what, count] of Object.entries(left)) {
        if (count > 0 && !(what === "bytes" && count < 1 << 20))
          journal.violate("I11", `${link.name} has ${count} ${what} left`);
      }
    }
    for (const handler of this.#everyHandler) handler.checkRest();
    if (journal.unsettled.size > 0) journal.violate("I1", `no observer was told of ${journal.unsettled.size} ends`);
    const timers = this.#time.describeTimers();
    if (timers.length > 0) journal.violate("I11", `${timers.length} timers are still set: ${timers.join(", ")}`);
    for (const [reply, count] of this.#answers)
      if (count > 1) journal.violate("I7", `${reply} was answered ${count} times`);
  }

  #connect(name: string): MemoryLink {
    const link = this.#network.connect({ name });
    this.#links.add(link);
    return link;
  }

  #addHandler(): void {
    this.#processes += 1;
    const link = this.#connect(`handler-${this.#processes}`);
    const handler = new HandlerProcess(link, this.journal, this.#seed, this.#scenario, this.#group);
    this.#handlers.push(handler);
    this.#everyHandler.add(handler);
    void handler.run();
  }

  async #replace(handler: HandlerProcess, how: "kill" | "stop", afterMs: number): Promise<void> {
    if (this.#handlers.length < 2) return;
    await this.#retire(handler, how);
    setTimeout(() => this.#addHandler(), afterMs);
  }

  async #retire(handler: HandlerProcess, how: "kill" | "stop"): Promise<void> {
    this.#handlers = this.#handlers.filter((other) => other !== handler);
    if (how === "stop") await handler.stop();
    handler.link.kill();
  }

  /** Replaces all handlers, one after the other. The new one is there before the old one goes. */
  async #roll(): Promise<void> {
    if (this.#isRolling) return;
    this.#isRolling = true;
    for (const handler of this.#handlers) {
      if (!this.#handlers.includes(handler)) continue;
      this.#addHandler();
      await new Promise((resolve) => setTimeout(resolve, ROLL_MS));
      if (this.#handlers.includes(handler)) await this.#retire(handler, "stop");
    }
    this.#isRolling = false;
  }

  #watchAnswers(): void {
    this.#network.watch(({ kind, from, message }) => {
      if (kind !== "published" || !from.startsWith("handler") || !message.subject.startsWith("_INBOX.")) return;
      // What a connection sends to itself is not an answer.
      if (message.subject.endsWith(".echo")) return;
      this.#answers.set(message.subject, (this.#answers.get(message.subject) ?? 0) + 1);
    });
  }
}
