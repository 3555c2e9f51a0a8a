// A process that serves what of the shop is written in TypeScript until its standard input ends, with traces and metrics.

import { AuditClient, AuditHandler } from "@autonats/example-shop/audit/audit.gen";
import { AuditLog } from "@autonats/example-shop/audit/audit-log";
import { OrderBook } from "@autonats/example-shop/orders/order-book";
import { OrderHandler } from "@autonats/example-shop/orders/orders.gen";
import { Shelves } from "@autonats/example-shop/stock/shelves";
import { StockClient, StockHandler } from "@autonats/example-shop/stock/stock.gen";
import { UserAccounts } from "@autonats/example-shop/users/user-accounts";
import { UserClient, UserHandler } from "@autonats/example-shop/users/users.gen";
import { traced } from "@autonats/opentelemetry";
import { createMetrics } from "@autonats/prometheus";
import { connect } from "@autonats/runtime/node";
import { exportSpans } from "./export-spans.js";

const provider = exportSpans();
const metrics = createMetrics();
const options = traced({ observers: [metrics.observer] });
const connection = await connect({ servers: process.env["NATS_URL"] ?? "" });
const neighbours = {
  users: new UserClient(connection, options),
  stock: new StockClient(connection, options),
  audit: new AuditClient(connection, options),
};
const handlers = [
  new UserHandler(new UserAccounts(), connection, options),
  new StockHandler(new Shelves({ mug: 1_000_000, lamp: 3 }), connection, options),
  new AuditHandler(new AuditLog(), connection, options),
  new OrderHandler(new OrderBook(neighbours), connection, options),
];
await Promise.all(handlers.map((handler) => handler.run()));
await metrics.listen({ port: Number(process.env["METRICS_PORT"]) });
console.log("ready");
for await (const _ of process.stdin);
await Promise.all(handlers.map((handler) => handler.shutdown()));
await connection.close();
await provider.shutdown();
