// A process that makes calls, each inside of a span that is called like it, and prints how they have ended.
// It cancels its last call that hangs when it reads a line.

import { codeOf, type Interceptor } from "@autonats/runtime";
import { connect } from "@autonats/runtime/node";
import { context, propagation, trace } from "@opentelemetry/api";
import { OrderClient, StockClient } from "../service/shop.gen.js";
import { exportSpans } from "./export-spans.js";

const provider = exportSpans();
const connection = await connect({ servers: process.env["NATS_URL"] ?? "" });
const orders = new OrderClient(connection);
const stock = new StockClient(connection, { log: () => undefined });
const tracer = trace.getTracer("gateway");

/** Runs something as a part of a trace of its own, which has baggage. */
async function run(name: string, work: () => Promise<unknown>): Promise<void> {
  const baggage = propagation.createBaggage({ tenant: { value: "acme" } });
  await tracer.startActiveSpan(name, async (span) => {
    const inside = propagation.setBaggage(context.active(), baggage);
    const ended = await context.with(inside, work).then(
      (result) => ({ name, result }),
      (error: unknown) => ({ name, code: codeOf(error) }),
    );
    console.log(JSON.stringify(ended));
    span.end();
  });
}

await run("place", () => orders.place("tea", 3));
await run("out of stock", () => orders.place("nothing", 1));
const retryOnce: Interceptor = (next) => (call) => next(call).catch(() => next(call));
const patient = new StockClient(connection, { interceptors: [retryOnce] });
await run("retry", () => patient.take("rare", 1));
await run("retry in Go", () => orders.place("rare", 1));
await run("spill", () => stock.spill());
await run("look", async () => stock.look("tea"));
// Stock may hang in one call at once: the next one waits until this one has ended there too.
await run("time out", () => stock.hang({ timeoutMs: 1000 }));
await run("cancel", () => {
  const controller = new AbortController();
  process.stdin.once("data", () => controller.abort());
  return orders.hang({ signal: controller.signal });
});
process.stdin.destroy();
await run("nobody", () => new StockClient(connection, { prefix: "nowhere" }).take("tea", 1));
// What was published is with the server once it has answered.
await connection.flush();
await connection.close();
await provider.shutdown();
