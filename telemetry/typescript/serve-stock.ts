// A process that serves Stock until its standard input ends, and is traced. It says when a call hangs.

import { connect } from "@autonats/runtime/node";
import { StockHandler } from "../service/shop.gen.js";
import { exportSpans } from "./export-spans.js";
import { Stock } from "./stock.js";

const provider = exportSpans();
const connection = await connect({ servers: process.env["NATS_URL"] ?? "" });
const stock = new Stock(() => console.log("hangs"));
const handler = new StockHandler(stock, connection, { log: () => undefined });
await handler.run();
console.log("ready");
for await (const _ of process.stdin);
await handler.shutdown();
await connection.close();
await provider.shutdown();
