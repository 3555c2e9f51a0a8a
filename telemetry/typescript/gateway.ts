// A process that makes calls, each inside of a span that is called like it, and prints how they have ended.

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
await run("cancel", () => {
  const controller = new AbortController();
  const call = orders.hang({ signal: controller.signal });
  setTimeout(() => controller.abort(), 300);
  return call;
});
await run("time out", () => stock.hang({ timeoutMs: 300 }));
await run("nobody", () => new StockClient(connection, { prefix: "nowhere" }).take("tea", 1));
// What was published is with the server once it has answered.
await connection.flush();
await connection.close();
await provider.shutdown();
