import type { NatsConnection } from "@nats-io/nats-core";
import type { Connection, Handler, HandlerOptions } from "../../src/codegenv1.js";
import type { LogEntry } from "../../src/logging/log.js";
import { onCleanup } from "./cleanup.js";
import { openConnection } from "./servers.js";
import { createShopHandler, type Item, type ShopServer } from "./shop.js";

/** An item that is as good as any. */
export function sampleItem(id: string): Item {
  return { id, name: "Assam", price: 4.5, tags: ["tea", "black"] };
}

/** A handler that runs, the connection that it is on, and what it logs. */
export interface Serving<C extends Connection = NatsConnection> {
  readonly handler: Handler;
  readonly connection: C;
  readonly log: LogEntry[];
}

/** What `serveShop` takes: where to serve, and how. The prefix keeps tests that share a server apart. */
export interface ServingOptions<C extends Connection = NatsConnection> extends HandlerOptions {
  readonly connection?: C;
}

/** Runs a shop whose methods all succeed, save for those that are given, until the test has ended. */
export async function serveShop<C extends Connection = NatsConnection>(
  methods: Partial<ShopServer> = {},
  options: ServingOptions<C> = {},
): Promise<Serving<C>> {
  const { connection: given, ...rest } = options;
  const connection = given ?? ((await openConnection()) as unknown as C);
  const log: LogEntry[] = [];
  const server: ShopServer = {
    find: async (id) => sampleItem(id),
    buy: async (_id, count) => count,
    list: async (limit = 3) => Array.from({ length: limit }, (_, index) => sampleItem(`${index}`)),
    clear: async () => undefined,
    view: () => undefined,
    ...methods,
  };
  const handler = createShopHandler(server, connection, {
    log: (entry) => log.push(entry),
    drainTimeoutMs: 500,
    ...rest,
  });
  onCleanup(() => handler.shutdown());
  await handler.run();
  return { handler, connection, log };
}

let prefixes = 0;

/** A subject prefix that nobody else uses. */
export function uniquePrefix(): string {
  prefixes += 1;
  return `test-${process.pid}-${prefixes}`;
}
