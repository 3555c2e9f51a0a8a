import type { ObservedHandler } from "@autonats/runtime";
import { majorOf, methodLabels } from "./labels.js";

/** What handlers are doing, added up. */
export interface Sums {
  readonly labels: Readonly<Record<string, string>>;
  running: number;
  waiting: number;
  slots: number;
  demand: number;
}

/** Returns what handlers are doing by method. Handlers of one service are added up. */
export function loadByMethod(handlers: Iterable<ObservedHandler>): Iterable<Sums> {
  const methods = new Map<string, Sums>();
  for (const handler of handlers) {
    for (const each of handler.load()) {
      const labels = methodLabels(handler.service, handler.version, each.method);
      add(sumsOf(methods, { ...labels }), each);
    }
  }
  return methods.values();
}

/** Returns what handlers are doing by service. */
export function loadByService(handlers: Iterable<ObservedHandler>): Iterable<Sums> {
  const services = new Map<string, Sums>();
  for (const handler of handlers) {
    const { service, version, capacity } = handler;
    const labels = { autonats_service_name: service, autonats_service_version: majorOf(version) };
    const sums = sumsOf(services, labels);
    for (const each of handler.load()) add(sums, { ...each, slots: 0 });
    sums.slots += capacity;
  }
  return services.values();
}

function add(sums: Sums, { running, waiting, slots, demand }: Omit<Sums, "labels">): void {
  sums.running += running;
  sums.waiting += waiting;
  sums.slots += slots;
  sums.demand += demand;
}

function sumsOf(all: Map<string, Sums>, labels: Readonly<Record<string, string>>): Sums {
  const key = Object.values(labels).join();
  let sums = all.get(key);
  if (sums === undefined) {
    sums = { labels, running: 0, waiting: 0, slots: 0, demand: 0 };
    all.set(key, sums);
  }
  return sums;
}
