import { startNatsServer } from "@autonats/testing/nats-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildPeers } from "../harness/build.js";
import { Collector } from "../harness/collector.js";
import { Peer } from "../harness/peer.js";
import type { ReceivedSpan } from "../harness/spans.js";

let collector: Collector;
const results: unknown[] = [];

/** A gateway in TypeScript calls a service in Go, which calls one in TypeScript; a real SDK in each exports what it has seen. */
beforeAll(async () => {
  await buildPeers();
  await using server = await startNatsServer();
  collector = await Collector.start();
  const environment = (name: string): Record<string, string> => ({
    NATS_URL: server.url,
    OTEL_SERVICE_NAME: name,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
  });
  const stock = Peer.typescript("serve-stock", environment("stock"));
  const order = Peer.go("peer", environment("order"));
  await Promise.all([stock.line("ready"), order.line("ready")]);
  const gateway = Peer.typescript("gateway", environment("gateway"));
  // The second call that hangs is the one to cancel.
  await stock.line("hangs", 1);
  gateway.say("cancel");
  await gateway.ended();
  results.push(...gateway.lines.map((line) => JSON.parse(line) as unknown));
  await order.stop();
  await stock.stop();
});

afterAll(async () => collector[Symbol.asyncDispose]());

function span(root: string, name: string): ReceivedSpan {
  const found = collector.trace(root).find((each) => each.name === name);
  if (found === undefined) throw new Error(`${root} has no ${name}: ${collector.tree(root).join("\n")}`);
  return found;
}

test("the calls have ended as they should", () => {
  expect(results).toEqual([
    { name: "place", result: "acme-1" },
    { name: "out of stock", code: "FAILED_PRECONDITION" },
    { name: "retry", result: 9 },
    { name: "retry in Go", result: "acme-1" },
    { name: "spill", code: "INTERNAL" },
    { name: "look" },
    { name: "time out", code: "DEADLINE_EXCEEDED" },
    { name: "cancel", code: "CANCELLED" },
    { name: "nobody", code: "UNAVAILABLE" },
  ]);
});

test("one trace goes through all processes, with the names and kinds that the documents have", () => {
  expect(collector.tree("place")).toEqual([
    "place internal - unset",
    "  autonats:OrderClient:Place client OK unset",
    "    autonats:OrderServer:Place server OK unset",
    "      autonats:StockClient:Look producer OK unset",
    "        autonats:StockServer:Look consumer OK unset",
    "      autonats:StockClient:Take client OK unset",
    "        autonats:StockServer:Take server OK unset",
  ]);
  expect(
    collector
      .trace("place")
      .map((each) => `${each.process} ${each.scope}`)
      .sort(),
  ).toEqual([
    "gateway autonats",
    "gateway gateway",
    ...["order autonats", "order autonats", "order autonats"],
    ...["stock autonats", "stock autonats"],
  ]);
});

test("errors are errors where they matter", () => {
  expect(collector.tree("out of stock")).toEqual([
    "out of stock internal - unset",
    "  autonats:OrderClient:Place client FAILED_PRECONDITION error",
    "    autonats:OrderServer:Place server FAILED_PRECONDITION unset",
    "      autonats:StockClient:Look producer OK unset",
    "        autonats:StockServer:Look consumer OK unset",
    "      autonats:StockClient:Take client FAILED_PRECONDITION error",
    "        autonats:StockServer:Take server FAILED_PRECONDITION unset",
  ]);
  expect(collector.tree("spill")).toEqual([
    "spill internal - unset",
    "  autonats:StockClient:Spill client INTERNAL error",
    "    autonats:StockServer:Spill server INTERNAL error",
  ]);
  expect(JSON.stringify(collector.spans)).not.toContain("secret");
});

test("each attempt of a call that is retried has a span of its own", () => {
  const attempts = [
    "autonats:StockClient:Take internal FAILED_PRECONDITION error",
    "autonats:StockClient:Take internal OK unset",
    "autonats:StockServer:Take server FAILED_PRECONDITION unset",
    "autonats:StockServer:Take server OK unset",
  ];
  expect(collector.tree("retry")).toEqual([
    "retry internal - unset",
    "  autonats:StockClient:Take client OK unset",
    ...attempts.map((line) => `    ${line}`),
  ]);
  expect(collector.tree("retry in Go")).toEqual([
    "retry in Go internal - unset",
    "  autonats:OrderClient:Place client OK unset",
    "    autonats:OrderServer:Place server OK unset",
    "      autonats:StockClient:Look producer OK unset",
    "        autonats:StockServer:Look consumer OK unset",
    "      autonats:StockClient:Take client OK unset",
    ...attempts.map((line) => `        ${line}`),
  ]);
  for (const root of ["retry", "retry in Go"]) {
    const spans = collector.trace(root).filter(({ name }) => name === "autonats:StockClient:Take");
    const call = spans.find(({ kind }) => kind === "client");
    expect(call?.attributes).toMatchObject({ "autonats.call.retry_count": expect.toSatisfy((n) => Number(n) === 1) });
    const own = spans.filter(({ kind }) => kind === "internal").map(({ attributes }) => attributes);
    expect(own.map((attributes) => Number(attributes["autonats.call.attempt"]))).toEqual([1, 2]);
    expect(own[0]).toMatchObject({ "rpc.method": "Stock/Take", "error.type": "FAILED_PRECONDITION" });
  }
});

test("a call that nobody serves has a span, which says why it has failed", () => {
  expect(collector.tree("nobody")).toEqual([
    "nobody internal - unset",
    "  autonats:StockClient:Take client UNAVAILABLE error",
    // Nobody has got it, so it is tried again.
    "    autonats:StockClient:Take internal UNAVAILABLE error",
    "    autonats:StockClient:Take internal UNAVAILABLE error",
    "    autonats:StockClient:Take internal UNAVAILABLE error",
  ]);
  const call = collector.trace("nobody").find(({ kind }) => kind === "client");
  expect(call?.attributes).toMatchObject({
    "server.address": "nowhere.stock",
    "error.type": "UNAVAILABLE",
    "autonats.error.reason": "NO_RESPONDERS",
  });
});

test("a one-way call is a message that is produced and consumed", () => {
  expect(collector.tree("look")).toEqual([
    "look internal - unset",
    "  autonats:StockClient:Look producer OK unset",
    "    autonats:StockServer:Look consumer OK unset",
  ]);
});

test("cancellation and deadlines go down the tree", () => {
  expect(collector.tree("cancel")).toEqual([
    "cancel internal - unset",
    "  autonats:OrderClient:Hang client CANCELLED error",
    "    autonats:OrderServer:Hang server CANCELLED unset",
    "      autonats:StockClient:Hang client CANCELLED error",
    "        autonats:StockServer:Hang server CANCELLED unset",
  ]);
  expect(collector.tree("time out")).toEqual([
    "time out internal - unset",
    "  autonats:StockClient:Hang client DEADLINE_EXCEEDED error",
    "    autonats:StockServer:Hang server DEADLINE_EXCEEDED error",
  ]);
});

const inGo = { "rpc.system.name": "autonats", "rpc.method": "Order/Place", "autonats.service.version": "v1" };
const inTypescript = { "rpc.system.name": "autonats", "rpc.method": "Stock/Take" };
const oneWay = {
  "rpc.system.name": "autonats",
  "rpc.method": "Stock/Look",
  "rpc.status_code": "OK",
  "messaging.system.name": "nats",
  "messaging.destination.name": "autonats.stock.Look",
  "autonats.call.one_way": true,
};

test.each<[root: string, name: string, attributes: Record<string, unknown>]>([
  [
    "place",
    "autonats:OrderClient:Place",
    {
      ...inGo,
      "server.address": "autonats.order.v1",
      "autonats.call.timeout": expect.any(Number),
      "rpc.status_code": "OK",
    },
  ],
  ["place", "autonats:OrderServer:Place", { ...inGo, "rpc.status_code": "OK" }],
  ["place", "autonats:StockServer:Take", { ...inTypescript, "rpc.status_code": "OK" }],
  [
    "out of stock",
    "autonats:StockClient:Take",
    {
      ...inTypescript,
      "server.address": "autonats.stock",
      "autonats.call.timeout": expect.any(Number),
      "rpc.status_code": "FAILED_PRECONDITION",
      "error.type": "FAILED_PRECONDITION",
    },
  ],
  [
    "look",
    "autonats:StockServer:Look",
    { ...oneWay, "messaging.operation.name": "process", "messaging.operation.type": "process" },
  ],
  [
    "place",
    "autonats:StockClient:Look",
    {
      ...oneWay,
      "messaging.operation.name": "publish",
      "messaging.operation.type": "send",
      "server.address": "autonats.stock",
      "autonats.call.timeout": expect.any(Number),
    },
  ],
  [
    "time out",
    "autonats:StockServer:Hang",
    {
      ...inTypescript,
      "rpc.method": "Stock/Hang",
      "rpc.status_code": "DEADLINE_EXCEEDED",
      "error.type": "DEADLINE_EXCEEDED",
    },
  ],
])("in %s, %s has just the attributes of its kind", (root, name, attributes) => {
  expect(span(root, name).attributes).toEqual(attributes);
});
