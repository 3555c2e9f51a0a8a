import type { Connection } from "@autonats/runtime";
import { connect, runUntilSignal } from "@autonats/runtime/node";
import { AuditClient, AuditHandler } from "./audit/audit.gen.js";
import { AuditLog } from "./audit/audit-log.js";
import { OrderBook } from "./orders/order-book.js";
import { OrderHandler } from "./orders/orders.gen.js";
import { Shelves } from "./stock/shelves.js";
import { StockClient, StockHandler } from "./stock/stock.gen.js";
import { UserAccounts } from "./users/user-accounts.js";
import { UserClient, UserHandler } from "./users/users.gen.js";

/** Whoever reaches the shop's NATS may have a client of it: `autonats pull nats://… User`. */
const options = { offerModel: true } as const;

/** What each name on the command line starts. */
const handlers = {
  users: (connection: Connection) => new UserHandler(new UserAccounts(), connection, options),
  stock: (connection: Connection) => new StockHandler(new Shelves({ mug: 40, lamp: 3 }), connection, options),
  audit: (connection: Connection) => new AuditHandler(new AuditLog(), connection, options),
  orders: (connection: Connection) =>
    new OrderHandler(
      new OrderBook({
        users: new UserClient(connection),
        stock: new StockClient(connection),
        audit: new AuditClient(connection),
      }),
      connection,
      options,
    ),
} as const;

type ServiceName = keyof typeof handlers;

function isServiceName(name: string): name is ServiceName {
  return Object.hasOwn(handlers, name);
}

/** One process of the shop: `node dist/serve.js users audit` serves both until it gets SIGTERM. */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !isServiceName(name));
  if (unknown.length > 0 || names.length === 0) {
    throw new Error(`name some of ${Object.keys(handlers).join(", ")}, not ${unknown.join(", ") || "nothing"}`);
  }
  const connection = await connect({ servers: process.env["NATS_URL"] ?? "127.0.0.1:4222", name: names.join("+") });
  const running = names.filter(isServiceName).map((name) => handlers[name](connection));
  try {
    const ready = Promise.all(running.map((handler) => handler.run())).then(() => console.log("ready"));
    await Promise.all([ready, runUntilSignal(...running)]);
  } finally {
    await connection.close();
  }
}

await main(process.argv.slice(2));
