import { describe, expect, test } from "vitest";
import { AutonatsError, type LogEntry } from "../src/index.js";
import { runUntilSignal } from "../src/node/index.js";
import { cleanUpAfterEach, onCleanup } from "./support/cleanup.js";
import { createDeferred, failureOf, until } from "./support/condition.js";
import { openConnection, sharedServer, startServer } from "./support/servers.js";
import { sampleItem, serveShop, uniquePrefix } from "./support/serving.js";
import { createShopHandler, ShopClient, type ShopServer } from "./support/shop.js";
import { socketOf } from "./support/socket.js";

cleanUpAfterEach();

const shop: ShopServer = {
  find: async (id) => sampleItem(id),
  buy: async (_id, count) => count,
  list: async () => [],
  clear: async () => undefined,
  view: () => undefined,
};

describe("run", () => {
  test("resolves once the handler can be called", async () => {
    const prefix = uniquePrefix();
    const client = new ShopClient(await openConnection(), { prefix });
    for (let round = 0; round < 20; round += 1) {
      const { handler } = await serveShop({}, { prefix });
      expect(await client.buy("1", round)).toBe(round);
      await handler.shutdown();
    }
  });

  test("called twice runs once", async () => {
    const prefix = uniquePrefix();
    const viewed: string[] = [];
    const handler = createShopHandler({ ...shop, view: (id) => void viewed.push(id) }, await openConnection(), {
      prefix,
    });
    onCleanup(() => handler.shutdown());
    const first = handler.run();
    expect(handler.run()).toBe(first);
    await first;
    await handler.run();
    const client = new ShopClient(await openConnection(), { prefix });
    client.view("1");
    await client.view("2");
    await until("both were viewed", () => viewed.length === 2);
    await client.find("1");
    expect(viewed).toEqual(["1", "2"]);
  });

  test("waits for a connection that is down", async () => {
    const server = await startServer();
    const connection = await openConnection(server);
    await server.kill();
    const handler = createShopHandler(shop, connection, { prefix: "waiting" });
    onCleanup(() => handler.shutdown());
    const running = handler.run();
    await server.start();
    await running;
    const client = new ShopClient(await openConnection(server), { prefix: "waiting" });
    expect(await client.buy("1", 1)).toBe(1);
  });

  test("rejects on a connection that is closed", async () => {
    const connection = await openConnection();
    await connection.close();
    const error = await failureOf(createShopHandler(shop, connection).run());
    expect(error).toBeInstanceOf(AutonatsError);
    expect(error).toMatchObject({ code: "UNAVAILABLE", reason: "CLOSED" });
  });

  test("refuses options and implementations that cannot work, before anything is sent", async () => {
    const connection = await openConnection();
    for (const options of [{ prefix: "a b" }, { prefix: "a.*" }, { queueGroup: "q\r\nPUB x 0" }, { instance: "a.b" }]) {
      expect(() => createShopHandler(shop, connection, options)).toThrow(AutonatsError);
    }
    expect(() => new ShopClient(connection, { prefix: ">" })).toThrow(AutonatsError);
    expect(() => new ShopClient(connection, { timeoutMs: Number.NaN })).toThrow(AutonatsError);
  });
});

describe("shutdown", () => {
  test("finishes what runs and what waits, and takes nothing new", async () => {
    const prefix = uniquePrefix();
    const gate = createDeferred();
    let started = 0;
    const { handler, connection } = await serveShop(
      {
        buy: async (_id, count) => {
          started += 1;
          await gate.promise;
          return count;
        },
      },
      { prefix, drainTimeoutMs: 60_000 },
    );
    const client = new ShopClient(await openConnection(), { prefix });
    const admitted = [1, 2, 3, 4].map((count) => client.buy("1", count));
    await until("two run", () => started === 2);
    const down = handler.shutdown();
    await until("it takes no more", () =>
      client.find("1").then(
        () => false,
        (error) => error.reason === "NO_RESPONDERS",
      ),
    );
    // By then the handler has learnt that it is out of everything, and waits for the calls alone.
    for (let round = 0; round < 2; round += 1) await connection.flush();
    gate.resolve();
    expect(await Promise.all(admitted)).toEqual([1, 2, 3, 4]);
    await down;
    expect(started).toBe(4);
  });

  test("answers what the server had sent before it withdrew", async () => {
    const prefix = uniquePrefix();
    const { handler, connection } = await serveShop({}, { prefix, drainTimeoutMs: 60_000 });
    const callers = await openConnection();
    const client = new ShopClient(callers, { prefix, timeoutMs: 20_000 });
    // The handler reads nothing of what the server sends.
    socketOf(connection)?.pause();
    const calls = [1, 2, 3].map((count) => client.buy("1", count));
    await callers.flush();
    const down = handler.shutdown();
    await until("it has withdrawn", () =>
      client.clear({ timeoutMs: 200 }).then(
        () => false,
        (error) => error.reason === "NO_RESPONDERS",
      ),
    );
    socketOf(connection)?.resume();
    expect(await Promise.all(calls)).toEqual([1, 2, 3]);
    await down;
  });

  test("loses none of many calls, ten times in a row", async () => {
    const prefix = uniquePrefix();
    const client = new ShopClient(await openConnection(), { prefix });
    const ends = new Map<string, number>();
    let current = await serveShop({}, { prefix });
    let isOver = false;
    const loop = async (): Promise<void> => {
      while (!isOver) {
        const end = await client.find("1").then(
          () => "found",
          (error) => `${error.code} ${error.reason}`,
        );
        ends.set(end, (ends.get(end) ?? 0) + 1);
      }
    };
    const loops = [1, 2, 3, 4].map(loop);
    for (let restart = 0; restart < 10; restart += 1) {
      const next = await serveShop({}, { prefix });
      await current.handler.shutdown();
      current = next;
    }
    isOver = true;
    await Promise.all(loops);
    expect([...ends.keys()]).toEqual(["found"]);
    expect(ends.get("found")).toBeGreaterThan(20);
  });

  test("lets a running method make calls of its own", async () => {
    const prefix = uniquePrefix();
    const gate = createDeferred();
    const started = createDeferred();
    const back = uniquePrefix();
    await serveShop({}, { prefix: back });
    const connection = await openConnection();
    const { handler } = await serveShop(
      {
        find: async (id, call) => {
          started.resolve();
          await gate.promise;
          return new ShopClient(connection, { prefix: back }).find(id, call);
        },
      },
      { prefix, connection },
    );
    const call = new ShopClient(await openConnection(), { prefix }).find("5");
    await started.promise;
    const down = handler.shutdown();
    gate.resolve();
    expect((await call).id).toBe("5");
    await down;
    expect(connection.isClosed()).toBe(false);
  });

  test("stops and answers what has not ended in time", async () => {
    const prefix = uniquePrefix();
    const signals: unknown[] = [];
    const { handler } = await serveShop(
      {
        clear: (call) => {
          call.signal.addEventListener("abort", () => signals.push(call.signal.reason));
          return new Promise(() => undefined);
        },
      },
      { prefix, drainTimeoutMs: 50, limits: { queue: 1 } },
    );
    const client = new ShopClient(await openConnection(), { prefix });
    const running = failureOf(client.clear());
    const waiting = failureOf(client.clear());
    expect(await failureOf(client.clear())).toMatchObject({ reason: "BUSY" });
    await handler.shutdown();
    // Only the one that did not start may say so: it can be made again wherever there is room.
    expect(await running).toMatchObject({ code: "UNAVAILABLE", reason: undefined, outcome: "FAILED" });
    expect(await waiting).toMatchObject({ code: "UNAVAILABLE", reason: "DRAINING", outcome: "REJECTED" });
    expect(signals).toMatchObject([{ code: "UNAVAILABLE" }]);
  });

  test("twice is once, and before run means never to run", async () => {
    const handler = createShopHandler(shop, await openConnection(), { prefix: uniquePrefix() });
    const first = handler.shutdown();
    expect(handler.shutdown()).toBe(first);
    await first;
    expect(await failureOf(handler.run())).toMatchObject({ code: "FAILED_PRECONDITION" });
  });

  test("while run waits ends both", async () => {
    const server = await startServer();
    const connection = await openConnection(server);
    await server.kill();
    const handler = createShopHandler(shop, connection);
    const running = failureOf(handler.run());
    await handler.shutdown();
    expect(await running).toMatchObject({ code: "FAILED_PRECONDITION" });
  });

  test("resolves on connections that are down or closed", async () => {
    const server = await startServer();
    const down = await openConnection(server);
    const closed = await openConnection(await sharedServer());
    const { handler } = await serveShop({}, { connection: down });
    const { handler: other } = await serveShop({}, { connection: closed, prefix: uniquePrefix() });
    await server.kill();
    await closed.close();
    await Promise.all([handler.shutdown(), other.shutdown()]);
  });

  test("leaves other handlers on its connection alone", async () => {
    const connection = await openConnection();
    const [one, two] = [uniquePrefix(), uniquePrefix()];
    const { handler } = await serveShop({}, { connection, prefix: one });
    await serveShop({}, { connection, prefix: two });
    await handler.shutdown();
    expect(await new ShopClient(connection, { prefix: two }).buy("1", 1)).toBe(1);
  });
});

test("a handler whose connection is lost permanently says so, ends, and ends the process's wait", async () => {
  const server = await startServer();
  const connection = await openConnection(server, { maxReconnectAttempts: 1, reconnectDelayHandler: () => 10 });
  const log: LogEntry[] = [];
  const handler = createShopHandler(shop, connection, { log: (entry) => log.push(entry) });
  const other = createShopHandler(shop, await openConnection(), { prefix: uniquePrefix() });
  const waited = failureOf(runUntilSignal(handler, other));
  await until("it serves", () => handler.isReady && other.isReady);
  await server.kill();
  expect(await failureOf(handler.ended)).toMatchObject({ code: "UNAVAILABLE", reason: "CLOSED" });
  expect(await waited).toMatchObject({ reason: "CLOSED" });
  expect(log).toMatchObject([{ level: "error", message: expect.stringContaining("permanently") }]);
  await other.ended;
});
