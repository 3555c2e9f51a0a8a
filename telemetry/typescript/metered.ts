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
const retry = { budgetRatio: 0, budgetPerSecond: 0 };
await new StockClient(connection, { observers, prefix: "elsewhere", retry }).take("tea", 1).catch(() => undefined);
await callTooMuch();
await callBroken();
console.log(`instruments ${JSON.stringify(await readInstruments())}`);
console.log(`listening ${port}`);
await runUntilSignal(handler);
console.log("drained");
process.stdin.resume();
for await (const _ of process.stdin);
await connection.close();

/** Calls a handler, which Prometheus knows nothing of, until its client holds calls back. */
async function callTooMuch(): Promise<void> {
  const options = { prefix: "busy", log: () => undefined };
  const busy = new StockHandler(new Stock(), connection, { ...options, limits: { queue: 1 } });
  await busy.run();
  const client = new StockClient(connection, { ...options, observers, retry: { attempts: 1 } });
  const hang = (): Promise<void> => client.hang({ timeoutMs: 200 }).catch(() => undefined);
  for (let round = 0; round < 2; round += 1) await Promise.all(Array.from({ length: 30 }, hang));
  await busy.shutdown();
}

/** Calls handlers, which Prometheus knows nothing of, until its client avoids one of them. */
async function callBroken(): Promise<void> {
  const options = { prefix: "broken", log: () => undefined };
  const handlers = ["one", "two"].map(
    (instance) => new StockHandler(new Stock(), connection, { ...options, instance }),
  );
  await Promise.all(handlers.map((each) => each.run()));
  let isOpen = false;
  const watch = { onBreakerChanged: () => (isOpen = true) };
  const broken = new StockClient(connection, { ...options, observers: [...observers, watch] });
  while (!isOpen) await broken.spill().catch(() => undefined);
  await Promise.all(handlers.map((each) => each.shutdown()));
}
