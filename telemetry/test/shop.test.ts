import { traced } from "@autonats/opentelemetry";
import { codeOf } from "@autonats/runtime";
import { connect } from "@autonats/runtime/node";
import { startNatsServer } from "@autonats/testing/nats-server";
import { SpanKind, trace } from "@opentelemetry/api";
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-node";
import { afterAll, expect, test } from "vitest";
import { AuditClient, AuditHandler } from "../../examples/shop/src/audit/audit.gen.js";
import { AuditLog } from "../../examples/shop/src/audit/audit-log.js";
import { OrderBook } from "../../examples/shop/src/orders/order-book.js";
import { OrderClient, OrderHandler } from "../../examples/shop/src/orders/orders.gen.js";
import { Shelves } from "../../examples/shop/src/stock/shelves.js";
import { StockClient, StockHandler } from "../../examples/shop/src/stock/stock.gen.js";
import { UserAccounts } from "../../examples/shop/src/users/user-accounts.js";
import { UserClient, UserHandler } from "../../examples/shop/src/users/users.gen.js";

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
provider.register();
const tracer = trace.getTracer("test");

afterAll(() => provider.shutdown());

/** Runs the shop on a server, each service on a connection of its own, and traces what a customer does. */
async function shop(name: string, visit: (clients: { users: UserClient; orders: OrderClient }) => Promise<void>) {
  await using server = await startNatsServer();
  const open = () => connect({ servers: server.url });
  const connections = await Promise.all([open(), open(), open(), open(), open()]);
  const [users, stock, audit, orders, customer] = connections;
  const book = new OrderBook({
    users: new UserClient(orders, traced()),
    stock: new StockClient(orders, traced()),
    audit: new AuditClient(orders, traced()),
  });
  const handlers = [
    new UserHandler(new UserAccounts(), users, traced()),
    new StockHandler(new Shelves({ mug: 40, lamp: 3 }), stock, traced()),
    new AuditHandler(new AuditLog(), audit, traced()),
    new OrderHandler(book, orders, traced()),
  ];
  await Promise.all(handlers.map((handler) => handler.run()));
  const clients = {
    users: new UserClient(customer, traced()),
    orders: new OrderClient(customer, traced()),
  };
  await tracer.startActiveSpan(name, async (span) => {
    await visit(clients);
    span.end();
  });
  await Promise.all(handlers.map((handler) => handler.shutdown()));
  await Promise.all(connections.map((connection) => connection.close()));
}

/** The spans of a trace as a tree, children in the order of their starts. */
function tree(root: string): string[] {
  const all = exporter.getFinishedSpans();
  const first = all.find(({ name }) => name === root);
  const inTrace = all.filter((span) => span.spanContext().traceId === first?.spanContext().traceId);
  const startOf = ({ startTime: [seconds, nanoseconds] }: ReadableSpan): number => seconds * 1e9 + nanoseconds;
  const below = (parent: string | undefined, depth: number): string[] =>
    inTrace
      .filter(({ parentSpanContext }) => parentSpanContext?.spanId === parent)
      .sort((left, right) => startOf(left) - startOf(right))
      .flatMap((span) => [
        `${"  ".repeat(depth)}${span.name} ${SpanKind[span.kind]} ${span.attributes["rpc.status_code"] ?? ""}`.trimEnd(),
        ...below(span.spanContext().spanId, depth + 1),
      ]);
  return below(undefined, 0);
}

test("an order is one trace over all services of the shop", async () => {
  await shop("visit", async ({ users, orders }) => {
    const address = { street: "12 St James's Square", city: "London", postcode: "SW1Y 4JH" };
    const { id } = await users.register({ name: "Ada", age: 36, address });
    await orders.place(id, [{ sku: "mug", quantity: 2 }]);
    expect(codeOf(await orders.place(id, [{ sku: "lamp", quantity: 9 }]).catch((error: unknown) => error))).toBe(
      "FAILED_PRECONDITION",
    );
  });
  expect(tree("visit")).toEqual([
    "visit INTERNAL",
    "  autonats:UserClient:Register CLIENT OK",
    "    autonats:UserServer:Register SERVER OK",
    "  autonats:OrderClient:Place CLIENT OK",
    "    autonats:OrderServer:Place SERVER OK",
    "      autonats:UserClient:GetById CLIENT OK",
    "        autonats:UserServer:GetById SERVER OK",
    "      autonats:StockClient:Reserve CLIENT OK",
    "        autonats:StockServer:Reserve SERVER OK",
    "      autonats:AuditClient:Record PRODUCER OK",
    "        autonats:AuditServer:Record CONSUMER OK",
    "  autonats:OrderClient:Place CLIENT FAILED_PRECONDITION",
    "    autonats:OrderServer:Place SERVER FAILED_PRECONDITION",
    "      autonats:UserClient:GetById CLIENT OK",
    "        autonats:UserServer:GetById SERVER OK",
    "      autonats:StockClient:Reserve CLIENT FAILED_PRECONDITION",
    "        autonats:StockServer:Reserve SERVER FAILED_PRECONDITION",
    "      autonats:AuditClient:Record PRODUCER OK",
    "        autonats:AuditServer:Record CONSUMER OK",
  ]);
});
