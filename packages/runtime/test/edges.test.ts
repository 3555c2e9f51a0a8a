import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import type { LogEntry } from "../src/index.js";
import { AutonatsError } from "../src/index.js";
import { cleanUpAfterEach, onCleanup } from "./support/cleanup.js";
import { createDeferred, failureOf, until } from "./support/condition.js";
import { answer, openConnection, startServer } from "./support/servers.js";
import { sampleItem, serveShop, uniquePrefix } from "./support/serving.js";
import { createShopHandler, ShopClient, type ShopServer } from "./support/shop.js";

cleanUpAfterEach();

const shop: ShopServer = {
  find: async (id) => sampleItem(id),
  buy: async (_id, count) => count,
  list: async () => [],
  clear: async () => undefined,
  view: () => undefined,
};

describe("the time that a shutdown waits", () => {
  test.each([Number.POSITIVE_INFINITY, 2 ** 40])("may be %d ms, which no timer takes", async (drainTimeoutMs) => {
    const prefix = uniquePrefix();
    const gate = createDeferred();
    const started = createDeferred();
    const { handler } = await serveShop(
      {
        buy: async (_id, count) => {
          started.resolve();
          await gate.promise;
          return count;
        },
      },
      { prefix, drainTimeoutMs },
    );
    const client = new ShopClient(await openConnection(), { prefix });
    const call = client.buy("1", 7);
    await started.promise;
    const down = handler.shutdown();
    await until("it takes no more", () =>
      client.find("1").then(
        () => false,
        (error) => error.reason === "NO_RESPONDERS",
      ),
    );
    // A timer that ends at once would have ended by then.
    await new Promise((resolve) => setTimeout(resolve, 20));
    gate.resolve();
    expect(await call).toBe(7);
    await down;
  });

  test.each([Number.NaN, "5" as never, -1])("may not be %s", async (drainTimeoutMs) => {
    const connection = await openConnection();
    expect(() => createShopHandler(shop, connection, { drainTimeoutMs })).toThrow(AutonatsError);
  });
});

test("a limit of bytes on their way is a number", async () => {
  const connection = await openConnection();
  for (const maxUnconfirmedBytes of [Number.NaN, "5" as never, -1]) {
    expect(() => new ShopClient(connection, { maxUnconfirmedBytes })).toThrow(AutonatsError);
  }
});

test("a hundred thousand calls in flight are answered or end, each once, and leave nothing", async () => {
  const prefix = uniquePrefix();
  const replies: string[] = [];
  const peer = await openConnection();
  const [arrived, answered] = [createDeferred(), createDeferred()];
  await answer(peer, `${prefix}.shop.v1.Buy`, (message) => {
    if (replies.push(message.reply ?? "") === 100_000) arrived.resolve();
  });
  const client = new ShopClient(await openConnection(), { prefix, timeoutMs: 200_000 });
  const controller = new AbortController();
  let settled = 0;
  const results = new Map<unknown, number>();
  const calls = Array.from({ length: 100_000 }, async (_, index) => {
    const result = await client.buy("1", index, { signal: controller.signal }).catch((error) => error.code);
    settled += 1;
    if (settled === 50_000) answered.resolve();
    results.set(result, (results.get(result) ?? 0) + 1);
  });
  await arrived.promise;
  expect(settled).toBe(0);
  expect(new Set(replies).size).toBe(calls.length);
  // Every second one is answered, twice; the others are given up.
  replies.forEach((reply, index) => {
    if (index % 2 === 0) for (const _ of [1, 2]) peer.publish(reply, "\t-1");
  });
  await answered.promise;
  controller.abort();
  await Promise.all(calls);
  expect(Object.fromEntries(results)).toEqual({ "-1": 50_000, CANCELLED: 50_000 });
  const served = await serveShop({}, { prefix: `${prefix}-good` });
  expect(await new ShopClient(served.connection, { prefix: `${prefix}-good` }).buy("1", 1)).toBe(1);
});

describe("a limit of the server that is lowered while it runs", () => {
  test("costs one call, and is known from then on", async () => {
    const server = await startServer({ maxPayload: 100_000 });
    const connection = await openConnection(server);
    await serveShop({ buy: async (id) => id.length }, { connection: await openConnection(server) });
    const client = new ShopClient(connection, { timeoutMs: 60_000 });
    expect(await client.buy("x".repeat(50_000), 1)).toBe(50_000);
    await server.reload({ maxPayload: 4096 });
    const first = await failureOf(client.buy("x".repeat(50_000), 1));
    expect(first).toMatchObject({ reason: expect.stringMatching(/DISCONNECTED|TOO_LARGE/) });
    await until("calls succeed", () => client.buy("x", 1).catch(() => undefined));
    expect(await failureOf(client.buy("x".repeat(50_000), 1))).toMatchObject({
      reason: "TOO_LARGE",
      outcome: "NOT_SENT",
    });
  });
});

describe("a caller that may not call one instance directly", () => {
  const users = [{ user: "u", password: "p", publish: { deny: ["autonats.shop.v1.at.one.*"] } }];

  test("is told at once", async () => {
    const server = await startServer({ users });
    const client = new ShopClient(await openConnection(server, { user: "u", pass: "p" }), { timeoutMs: 60_000 });
    expect(await failureOf(client.find("1", { instance: "one" }))).toMatchObject({
      code: "PERMISSION_DENIED",
      outcome: "NOT_DELIVERED",
    });
    expect(await failureOf(client.find("1"))).toMatchObject({ reason: "NO_RESPONDERS" });
  });

  test("finds one-way calls in its log", async () => {
    const server = await startServer({ users });
    const log: LogEntry[] = [];
    const connection = await openConnection(server, { user: "u", pass: "p" });
    new ShopClient(connection, { log: (entry) => log.push(entry) }).view("1", { instance: "one" });
    await until("it is logged", () => log.length === 1);
    expect(log).toMatchObject([{ service: "Shop", method: "View", message: expect.stringContaining("denied") }]);
  });
});

test("a handler whose run was refused runs once that is granted", async () => {
  const denied = { user: "u", password: "p", subscribe: { deny: ["autonats.shop.v1.Buy"] } };
  const server = await startServer({ users: [denied] });
  const connection = await openConnection(server, { user: "u", pass: "p" });
  const handler = createShopHandler(shop, connection, { log: () => undefined });
  onCleanup(() => handler.shutdown());
  expect(await failureOf(handler.run())).toMatchObject({ code: "PERMISSION_DENIED" });
  await server.reload({ users: [{ user: "u", password: "p" }] });
  await until("it runs", () =>
    handler.run().then(
      () => true,
      () => false,
    ),
  );
  expect(await new ShopClient(connection).buy("1", 1)).toBe(1);
});

test("a log that throws costs no slot and no connection", async () => {
  const prefix = uniquePrefix();
  const log = (): never => {
    throw new Error("the disk is full");
  };
  const server = await startServer({ users: [{ user: "u", password: "p", publish: { deny: ["closed.>"] } }] });
  const connection = await openConnection(server, { user: "u", pass: "p" });
  await serveShop(
    { clear: () => Promise.reject(new Error("no")), view: () => JSON.parse("{") },
    { prefix, connection, log },
  );
  const client = new ShopClient(connection, { prefix, log });
  new ShopClient(connection, { prefix: "closed", log }).view("1");
  connection.publish(`${prefix}.shop.v1.Find`, "{}");
  for (let round = 0; round < 12; round += 1) {
    connection.publish(`${prefix}.shop.v1.View`, "{");
    client.view("1");
    expect(await failureOf(client.clear())).toMatchObject({ code: "INTERNAL" });
  }
  expect(await client.buy("1", 1)).toBe(1);
});

test("nothing is left of handlers and clients that have gone, while their connection stays", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const denied = { user: "u", password: "p", subscribe: { deny: ["denied.>"] } };
  const server = await startServer({ users: [denied] });
  const connection = await openConnection(server, { user: "u", pass: "p" });
  const gone: WeakRef<object>[] = [];
  const log = (): void => undefined;
  const use = async (prefix: string): Promise<void> => {
    const handler = createShopHandler(shop, connection, { prefix, log });
    await handler.run().catch(() => undefined);
    const client = new ShopClient(connection, { prefix, log });
    await client.buy("1", 1).catch(() => undefined);
    if (prefix === "granted") await handler.shutdown();
    gone.push(new WeakRef(handler), new WeakRef(client));
  };
  for (const prefix of ["granted", "denied"]) await use(prefix);
  await until("all are collected", () => {
    collect();
    return gone.every((reference) => reference.deref() === undefined);
  });
  expect(connection.isClosed()).toBe(false);
});
