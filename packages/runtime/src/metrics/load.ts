import type { ObservedHandler } from "../pipeline/observed.js";
import { methodAttributes, serviceAttributes } from "./attributes.js";
import type { Attributes } from "./table.gen.js";

/** What handlers are doing, added up. */
export interface Sums {
  readonly attributes: Attributes;
  running: number;
  waiting: number;
  slots: number;
  demand: number;
  /** How many of the handlers have left their queue group, until they are back. */
  ejected: number;
}

/** Returns what handlers are doing by method. Handlers of one service are added up. */
export function loadByMethod(handlers: Iterable<ObservedHandler>): Iterable<Sums> {
  const methods = new Map<string, Sums>();
  for (const handler of handlers) {
    for (const each of handler.load()) {
      const { service, version } = handler;
      add(sumsOf(methods, methodAttributes({ service, version, method: each.method })), each);
    }
  }
  return methods.values();
}

/** Returns what handlers are doing by service. */
export function loadByService(handlers: Iterable<ObservedHandler>): Iterable<Sums> {
  const services = new Map<string, Sums>();
  for (const handler of handlers) {
    const sums = sumsOf(services, serviceAttributes(handler));
    for (const each of handler.load()) add(sums, { ...each, slots: 0 });
    sums.slots += handler.capacity;
    if (handler.state === "ejected" || handler.state === "probing") sums.ejected += 1;
  }
  return services.values();
}

function add(sums: Sums, { running, waiting, slots, demand }: Omit<Sums, "attributes" | "ejected">): void {
  sums.running += running;
  sums.waiting += waiting;
  sums.slots += slots;
  sums.demand += demand;
}

function sumsOf(all: Map<string, Sums>, attributes: Attributes): Sums {
  const key = Object.values(attributes).join();
  let sums = all.get(key);
  if (sums === undefined) {
    sums = { attributes, running: 0, waiting: 0, slots: 0, demand: 0, ejected: 0 };
    all.set(key, sums);
  }
  return sums;
}
