// A process that serves Stock with metrics, and has made a few calls of its own before it says so. It is drained by a signal.

import { createMetrics } from "@autonats/prometheus";
import { connect, runUntilSignal } from "@autonats/runtime/node";
import { StockClient, StockHandler } from "../service/shop.gen.js";
import { keepInstruments } from "./instruments.js";
import { Stock } from "./stock.js";

const readInstruments = keepInstruments();
const metrics = createMetrics();
const observers = [metrics.observer];
const connection = await connect({ servers: process.env["NATS_URL"] ?? "" });
const handler = new StockHandler(new Stock(), connection, { observers, limits: { queue: 1 }, log: () => undefined });
const { port } = await metrics.listen({ port: 0 });
await handler.run();
const client = new StockClient(connection, { observers });
await client.take("tea", 3);
await client.take("nothing", 1).catch(() => undefined);
await client.spill().catch(() => undefined);
client.look("tea");
await new StockClient(connection, { observers, prefix: "nowhere" }).take("tea", 1).catch(() => undefined);
console.log(`instruments ${JSON.stringify(await readInstruments())}`);
console.log(`listening ${port}`);
await runUntilSignal(handler);
console.log("drained");
process.stdin.resume();
for await (const _ of process.stdin);
await connection.close();
