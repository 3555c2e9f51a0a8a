import type { MemoryLink, MemoryNetwork } from "@autonats/testing";
import type { FaultName } from "./fault-names.js";
import type { Condition, HandlerProcess } from "./handler-process.js";
import type { Journal } from "./journal.js";
import type { Rules } from "./rules.js";

/** What faults are done to. */
export interface Victims {
  readonly network: MemoryNetwork;
  readonly rules: Rules;
  readonly journal: Journal;
  /** From 0 to below 1. */
  readonly chance: () => number;
  clients(): readonly MemoryLink[];
  handlers(): readonly HandlerProcess[];
  /** Takes a handler's process away, and brings another in its place after so many milliseconds. */
  replace(handler: HandlerProcess, how: "kill" | "stop", afterMs: number): void;
  /** Replaces all handlers, as a rolling upgrade does. */
  roll(): void;
  /** Lets clients call more often until the function is called that it returns. */
  hurry(): () => void;
}

/** A fault does something, and returns what ends it. */
type Fault = (of: Victims) => () => void;

/** When a link was frozen last. */
const frozenAt = new WeakMap<MemoryLink, number>();

/** By how much a freeze is longer than other faults, at most. */
const LONGER_FREEZE_MS = 8000;

/** One of these happens at a time, and some of them last into the next ones. */
export const FAULTS: Readonly<Record<FaultName, Fault>> = {
  delays: ({ rules, chance }) => {
    const minMs = chance() * 5;
    return rules.set("all", { delay: { minMs, maxMs: minMs + chance() * 60 }, reorder: chance() < 0.5 });
  },
  losses: ({ rules, chance }) => {
    const [drop, duplicateReplies] = [chance() * 0.3, chance() * 0.3];
    return rules.set("all", { drop, duplicateReplies, delay: { minMs: 0, maxMs: chance() * 20 } });
  },
  partition: ({ network, clients, handlers, chance }) => {
    return network.partition(pick(clients(), chance).name, pick(handlers(), chance).link.name);
  },
  /** A server that answers, and delivers nothing more: until the client connects again. */
  silence: ({ rules, clients, chance }) => {
    const link = pick(clients(), chance);
    const end = rules.set(`silence ${link.name}`, { to: link.name, drop: 1 });
    const stop = link.listen({ onDown: end });
    return () => {
      end();
      stop();
    };
  },
  cut: (victims) => {
    const link = anyLink(victims);
    link.down();
    return () => link.up();
  },
  freeze: (victims) => {
    const { journal } = victims;
    const link = anyLink(victims);
    if (!link.isFrozen) frozenAt.set(link, journal.now);
    link.freeze();
    // Long enough for it to be noticed, in many cases.
    const moreMs = victims.chance() * LONGER_FREEZE_MS;
    const thaw = (): void => {
      // Handlers, and clients that wait for something, notice within nine seconds, and go to another server.
      if (linksOf(victims).includes(link) && link.isFrozen && journal.now > (frozenAt.get(link) ?? 0) + 9000) {
        journal.violate("I13", `${link.name} has stayed at a server that does not answer`);
      }
      link.thaw();
    };
    return () => void setTimeout(thaw, moreMs);
  },
  slow: ({ handlers, chance }) => {
    const { link } = pick(handlers(), chance);
    link.slow(1 + chance() * 40);
    return () => link.slow(0);
  },
  lameDuck: (victims) => {
    anyLink(victims).lameDuck();
    return () => undefined;
  },
  kill: ({ handlers, replace, chance }) => {
    replace(pick(handlers(), chance), "kill", chance() * 2000);
    return () => undefined;
  },
  stop: ({ handlers, replace, chance }) => {
    replace(pick(handlers(), chance), "stop", chance() * 500);
    return () => undefined;
  },
  roll: ({ roll }) => {
    roll();
    return () => undefined;
  },
  /** An instance that is broken: most of its calls fail by a fault of its own. */
  broken: ({ handlers, hurry, chance }) => strain([pick(handlers(), chance)], { broken: 0.6 + chance() * 0.4 }, hurry),
  /** What all instances need is broken. */
  dependency: ({ handlers, hurry, chance }) => strain(handlers(), { broken: 0.5 + chance() * 0.5 }, hurry),
  /** What all instances need is so slow that they have more to do than they can. */
  stall: ({ handlers, hurry, chance }) => strain(handlers(), { slowMs: 1500 + chance() * 2000 }, hurry),
};

/** Does one fault of some after the other, until it is stopped. */
export function startChaos(victims: Victims, names: readonly FaultName[]): () => void {
  const { journal, chance } = victims;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const begin = (): void => {
    const name = pick(names, chance);
    journal.note(`fault ${name}`);
    const end = FAULTS[name](victims);
    setTimeout(
      () => {
        journal.note(`end of ${name}`);
        end();
      },
      50 + chance() ** 2 * 12_000,
    );
    timer = setTimeout(begin, chance() * 2500);
  };
  begin();
  return () => clearTimeout(timer);
}

/** Lets calls of some handlers fail, or take longer, while clients make more of them. */
function strain(handlers: readonly HandlerProcess[], condition: Condition, hurry: Victims["hurry"]): () => void {
  const calm = hurry();
  for (const handler of handlers) handler.condition = condition;
  return () => {
    calm();
    for (const handler of handlers) if (handler.condition === condition) handler.condition = {};
  };
}

function linksOf({ clients, handlers }: Victims): MemoryLink[] {
  return [...clients(), ...handlers().map(({ link }) => link)];
}

function anyLink(victims: Victims): MemoryLink {
  return pick(linksOf(victims), victims.chance);
}

function pick<T>(of: readonly T[], chance: () => number): T {
  const picked = of[Math.floor(chance() * of.length)];
  if (picked === undefined) throw new Error("bug: there is nothing to pick from");
  return picked;
}
