import { expect, test } from "vitest";
import type { LogEntry } from "../src/index.js";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { createDeferred, until } from "./support/condition.js";
import { openConnection, sharedServer, startServer } from "./support/servers.js";
import { serveShop, uniquePrefix } from "./support/serving.js";
import { ShopClient } from "./support/shop.js";

cleanUpAfterEach();

test("a one-way call runs the method and is never answered", async () => {
  const prefix = uniquePrefix();
  const viewed: string[] = [];
  await serveShop({ view: (id) => void viewed.push(id) }, { prefix });
  const caller = await openConnection();
  expect(new ShopClient(caller, { prefix }).view("1")).toBeUndefined();
  await until("the method ran", () => viewed.length === 1);
  const replies: string[] = [];
  caller.subscribe("_INBOX.nobody", { callback: (_error, message) => void replies.push(message.string()) });
  caller.publish(`${prefix}.shop.v1.View`, '{"id":"2"}', { reply: "_INBOX.nobody" });
  caller.publish(`${prefix}.shop.v1.View`, "nonsense", { reply: "_INBOX.nobody" });
  await until("the method ran again", () => viewed.length === 2);
  await caller.flush();
  expect(viewed).toEqual(["1", "2"]);
  expect(replies).toEqual([]);
});

test("what a one-way method throws is logged, now or later", async () => {
  const prefix = uniquePrefix();
  let calls = 0;
  const { log } = await serveShop(
    {
      view: () => {
        calls += 1;
        if (calls === 1) throw new Error("at once");
        return Promise.reject(new Error("later"));
      },
    },
    { prefix },
  );
  const client = new ShopClient(await openConnection(), { prefix });
  client.view("1");
  client.view("2");
  await until("both are logged", () => log.length === 2);
  expect(log.map(({ level, error }) => [level, (error as Error).message])).toEqual([
    ["error", "at once"],
    ["error", "later"],
  ]);
});

test("one-way calls beyond the limit and its queue are dropped, and logged once a second with their number", async () => {
  const prefix = uniquePrefix();
  const gate = createDeferred();
  const viewed: string[] = [];
  const { log } = await serveShop(
    {
      view: async (id) => {
        viewed.push(id);
        await gate.promise;
      },
    },
    { prefix, limits: { queue: 2 } },
  );
  const caller = await openConnection();
  const client = new ShopClient(caller, { prefix });
  for (let index = 0; index < 10; index += 1) client.view(`${index}`);
  await until("some were dropped", () => log.length === 1);
  expect(viewed).toEqual(["0", "1"]);
  gate.resolve();
  await until("those in the queue ran", () => viewed.length === 4);
  expect(viewed).toEqual(["0", "1", "2", "3"]);
  expect(log).toMatchObject([{ level: "warn", method: "View", count: 1 }]);
});

test("a one-way call never throws: what keeps it from being sent is logged", async () => {
  const log: LogEntry[] = [];
  const connection = await openConnection(await sharedServer());
  const client = new ShopClient(connection, { prefix: uniquePrefix(), log: (entry) => log.push(entry) });
  client.view(7 as never);
  expect(log).toMatchObject([{ level: "error", error: { code: "INVALID_ARGUMENT", path: "id", outcome: "NOT_SENT" } }]);
  client.view("x".repeat(2_000_000));
  expect(log[1]).toMatchObject({ error: { code: "RESOURCE_EXHAUSTED", reason: "TOO_LARGE" } });
  client.view("1", { timeoutMs: 0 });
  client.view("1", { timeoutMs: Number.NaN });
  expect(log).toHaveLength(4);
  await connection.close();
  const other = new ShopClient(connection, { log: (entry) => log.push(entry) });
  other.view("1");
  expect(log[4]).toMatchObject({ message: expect.stringContaining("the connection to NATS is closed") });
});

test("a log that throws breaks nothing", async () => {
  const client = new ShopClient(await openConnection(), {
    prefix: uniquePrefix(),
    log: () => {
      throw new Error("the disk is full");
    },
  });
  expect(() => client.view(7 as never)).not.toThrow();
});

test("a one-way call that the server refuses is logged", async () => {
  const server = await startServer({ users: [{ user: "u", password: "p", publish: { deny: ["closed.>"] } }] });
  const log: LogEntry[] = [];
  const connection = await openConnection(server, { user: "u", pass: "p" });
  new ShopClient(connection, { prefix: "closed", log: (entry) => log.push(entry) }).view("1");
  await until("it is logged", () => log.length === 1);
  expect(log).toMatchObject([{ service: "Shop", method: "View", subject: "closed.shop.v1.View" }]);
});

test("a one-way call made while there is no connection waits for it, if the client is told so", async () => {
  const server = await startServer();
  const prefix = uniquePrefix();
  const connection = await openConnection(server);
  const viewed: string[] = [];
  await serveShop({ view: (id) => void viewed.push(id) }, { prefix, connection });
  const log: LogEntry[] = [];
  const options = { prefix, log: (entry: LogEntry) => log.push(entry) };
  const waiting = new ShopClient(connection, { ...options, waitForReady: true, timeoutMs: 60_000 });
  const strict = new ShopClient(connection, options);
  await waiting.find("1");
  await server.kill();
  await until("the break is noticed", () =>
    waiting.find("1", { timeoutMs: 1 }).then(
      () => false,
      (error) => error.outcome === "NOT_SENT",
    ),
  );
  strict.view("lost");
  waiting.view("too late", { timeoutMs: 1 });
  waiting.view("kept");
  await until("two are logged", () => log.length === 2);
  await server.start();
  await until("one arrives", () => viewed.length > 0);
  expect(viewed).toEqual(["kept"]);
});
