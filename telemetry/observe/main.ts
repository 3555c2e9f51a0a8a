// Runs the shop with traces and metrics. Shows the trace of one visit and the capacity of each service, and then lets customers
// visit it until it is told to end.

import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { connect } from "@autonats/runtime/node";
import { exportSpans } from "../typescript/export-spans.js";
import { createCustomer } from "./customer.js";
import { ObservedShop } from "./shop.js";

const { values: ports } = parseArgs({
  options: { typescript: { type: "string", default: "9464" }, go: { type: "string", default: "9465" } },
});
const endpoint = process.env["OTEL_EXPORTER_OTLP_ENDPOINT"];
const over = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => over.abort());

await using shop = await ObservedShop.start(ports, endpoint);
process.env["OTEL_EXPORTER_OTLP_ENDPOINT"] ??= shop.collector.endpoint;
process.env["OTEL_SERVICE_NAME"] ??= "customer";
const provider = exportSpans();
const connection = await connect({ servers: shop.server.url });
const visit = createCustomer(connection);
await visit();
await provider.forceFlush();

console.log("\nA visit is one trace:\n");
const lines = endpoint === undefined ? await shop.firstVisit() : [`it is at ${endpoint}`];
for (const line of lines) console.log(`  ${line.replace(/(?: -)? unset$/, "")}`);
console.log("\nWhat each service may run at once, what of that is free, and what it is asked for:\n");
for (const port of [ports.typescript, ports.go]) {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  for (const line of text.split("\n")) {
    if (/^autonats_server_(?:capacity|capacity_available|demand)\{/.test(line)) console.log(`  ${line}`);
  }
}
console.log(`\nThe shop is open. Its metrics are at:\n`);
console.log(`  http://127.0.0.1:${ports.typescript}/metrics\n  http://127.0.0.1:${ports.go}/metrics`);

while (!over.signal.aborted) {
  await Promise.all([visit(), visit(), pause(100)]);
  // Nobody looks at the traces of these.
  shop.collector.spans.length = 0;
}
await connection.close();
await provider.shutdown();
