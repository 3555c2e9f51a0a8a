import type { MemoryLink, MemoryNetwork } from "@autonats/testing";
import type { HandlerProcess } from "./handler-process.js";
import type { Journal } from "./journal.js";

/** What faults are done to. */
export interface Victims {
  readonly network: MemoryNetwork;
  readonly journal: Journal;
  /** From 0 to below 1. */
  readonly chance: () => number;
  clients(): readonly MemoryLink[];
  handlers(): readonly HandlerProcess[];
  /** Takes a handler's process away, and brings another in its place after so many milliseconds. */
  replace(handler: HandlerProcess, how: "kill" | "stop", afterMs: number): void;
}

/** A fault does something, and returns what ends it. */
type Fault = (of: Victims) => () => void;

/** When a link was frozen last. */
const frozenAt = new WeakMap<MemoryLink, number>();

/** One of these happens at a time, and some of them last into the next ones. */
const FAULTS: Readonly<Record<string, Fault>> = {
  delays: ({ network, chance }) => {
    const minMs = chance() * 5;
    network.faults({ delay: { minMs, maxMs: minMs + chance() * 60 }, reorder: chance() < 0.5 });
    return () => network.faults();
  },
  losses: ({ network, chance }) => {
    network.faults({
      drop: chance() * 0.3,
      duplicateReplies: chance() * 0.3,
      delay: { minMs: 0, maxMs: chance() * 20 },
    });
    return () => network.faults();
  },
  partition: ({ network, clients, handlers, chance }) => {
    return network.partition(pick(clients(), chance).name, pick(handlers(), chance).link.name);
  },
  cut: ({ clients, handlers, chance }) => {
    const link = pick([...clients(), ...handlers().map((handler) => handler.link)], chance);
    link.down();
    return () => link.up();
  },
  freeze: ({ clients, handlers, journal, chance }) => {
    const link = pick([...clients(), ...handlers().map((handler) => handler.link)], chance);
    const isClient = clients().includes(link);
    if (!link.isFrozen) frozenAt.set(link, journal.now);
    link.freeze();
    return () => {
      // Who waits for something notices within nine seconds, and goes to another server.
      if (isClient && link.isFrozen && journal.now > (frozenAt.get(link) ?? 0) + 9000) {
        journal.violate("I13", `${link.name} has stayed at a server that does not answer`);
      }
      link.thaw();
    };
  },
  slow: ({ handlers, chance }) => {
    const { link } = pick(handlers(), chance);
    link.slow(1 + chance() * 40);
    return () => link.slow(0);
  },
  lameDuck: ({ clients, handlers, chance }) => {
    pick([...clients(), ...handlers().map((handler) => handler.link)], chance).lameDuck();
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
};

/** Does one fault after the other, until it is stopped. */
export function startChaos(victims: Victims): () => void {
  const { journal, chance } = victims;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const begin = (): void => {
    const name = pick(Object.keys(FAULTS), chance);
    journal.note(`fault ${name}`);
    const end = FAULTS[name]?.(victims);
    setTimeout(
      () => {
        journal.note(`end of ${name}`);
        end?.();
      },
      50 + chance() ** 2 * 12_000,
    );
    timer = setTimeout(begin, chance() * 2500);
  };
  begin();
  return () => clearTimeout(timer);
}

function pick<T>(of: readonly T[], chance: () => number): T {
  const picked = of[Math.floor(chance() * of.length)];
  if (picked === undefined) throw new Error("bug: there is nothing to pick from");
  return picked;
}
