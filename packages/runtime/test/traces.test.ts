import { expect, test } from "vitest";
import type { Observer, Trace } from "../src/index.js";

import { cleanUpAfterEach } from "./support/cleanup.js";
import { until } from "./support/condition.js";
import { openConnection } from "./support/servers.js";
import { serveShop, uniquePrefix } from "./support/serving.js";
import { ShopClient } from "./support/shop.js";

cleanUpAfterEach();

const ids = { traceId: "0".repeat(31).concat("1"), spanId: "0".repeat(15).concat("1"), isSampled: false };

test("what carries a trace goes along with every call, in place of what the caller has of the same names", async () => {
  const prefix = uniquePrefix();
  const received: string[][] = [];
  const note: Observer = {
    onRequestReceived: ({ headers }) =>
      void received.push([...headers].map(([name, value]) => `${name}: ${value}`).sort()),
  };
  await serveShop({ buy: async () => 1 }, { prefix, observers: [note] });
  const headers = [
    ["trace", "1"],
    ["Autonats-Timeout", "1"],
    ["no name", "2"],
    ["state", " blank"],
    ["baggage", ""],
  ] as const;
  const trace: Observer = {
    onCallStarted(call) {
      call.trace = { ...ids, headers };
    },
  };
  const client = new ShopClient(await openConnection(), { prefix, observers: [trace] });
  await client.buy("1", 1);
  await client.buy("1", 1, { headers: { Trace: "0", from: "me" } });
  client.view("2", { headers: { from: "you" } });
  await until("the last has come", () => received.length === 3);
  expect(received).toEqual([
    ["baggage: ", "trace: 1"],
    ["baggage: ", "from: me", "trace: 1"],
    ["baggage: ", "from: you", "trace: 1"],
  ]);
});

test("what a call runs of the user's runs inside its trace", async () => {
  const prefix = uniquePrefix();
  const inside: string[] = [];
  let where = "outside";
  const within = (place: string): Trace => ({
    ...ids,
    run(work, ...given) {
      where = place;
      try {
        return work(...given);
      } finally {
        where = "outside";
      }
    },
  });
  const observer: Observer = {
    onCallStarted(call) {
      call.trace = within("client");
    },
    onRequestReceived(call) {
      call.trace = within("handler");
    },
  };
  const look = (what: string): number => inside.push(`${what} in ${where}`);
  await serveShop(
    { buy: async () => look("method"), view: () => void look("view") },
    { prefix, observers: [observer] },
  );
  const client = new ShopClient(await openConnection(), {
    prefix,
    observers: [observer],
    interceptors: [
      (next) => (call) => {
        look("interceptor");
        return next(call);
      },
    ],
  });
  await client.buy("1", 1);
  client.view("2");
  await until("the last has run", () => inside.length === 4);
  expect(inside).toEqual(["interceptor in client", "method in handler", "interceptor in client", "view in handler"]);
});
