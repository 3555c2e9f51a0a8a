import { startNatsCluster } from "@autonats/testing/nats-server";
import { describe, expect, test } from "vitest";
import type { LogEntry } from "../src/index.js";
import { cleanUpAfterEach, onCleanup } from "./support/cleanup.js";
import { createDeferred, failureOf, until } from "./support/condition.js";
import { answer, openConnection, startServer } from "./support/servers.js";
import { sampleItem, serveShop, uniquePrefix } from "./support/serving.js";
import { ShopClient } from "./support/shop.js";
import { openSlowProxy } from "./support/slow-proxy.js";

cleanUpAfterEach();

async function isServed(client: ShopClient): Promise<boolean> {
  return client.find("1", { timeoutMs: 200 }).then(
    () => true,
    () => false,
  );
}

describe("when the connection breaks", () => {
  test("calls in flight fail at once, and nobody knows how they ended", async () => {
    const server = await startServer();
    const connection = await openConnection(server);
    await answer(await openConnection(server), "autonats.shop.v1.*", () => undefined);
    const client = new ShopClient(connection, { timeoutMs: 60_000 });
    const calls = [client.find("1"), client.buy("1", 1), client.clear()].map(failureOf);
    await connection.flush();
    await server.kill();
    for (const call of calls) {
      expect(await call).toMatchObject({
        code: "UNAVAILABLE",
        reason: "DISCONNECTED",
        outcome: "UNKNOWN_OUTCOME",
      });
    }
  });

  test("calls made meanwhile are refused, and not sent later", async () => {
    const server = await startServer();
    const connection = await openConnection(server);
    const bought: string[] = [];
    const buy = async (id: string, count: number) => {
      bought.push(id);
      return count;
    };
    await serveShop({ buy }, { connection });
    const client = new ShopClient(connection, { timeoutMs: 60_000 });
    await client.buy("before", 1);
    await server.kill();
    await until("the break is noticed", async () => {
      const error = await failureOf(client.buy("meanwhile", 1));
      return (error as { outcome?: string }).outcome === "NOT_SENT";
    });
    const before = [...bought];
    expect(await failureOf(client.buy("meanwhile", 1))).toMatchObject({ code: "UNAVAILABLE", reason: "DISCONNECTED" });
    await server.start();
    await until("calls succeed", () => isServed(client));
    expect(await client.buy("after", 2)).toBe(2);
    expect(bought).toEqual([...before, "after"]);
  });

  test("calls wait for the next one, within their deadline, if the client is told so", async () => {
    const server = await startServer();
    const connection = await openConnection(server);
    await serveShop({}, { connection });
    const client = new ShopClient(connection, { waitForReady: true, timeoutMs: 60_000 });
    const strict = new ShopClient(connection);
    await client.find("1");
    await server.kill();
    await until("the break is noticed", async () => {
      const error = await failureOf(strict.find("1"));
      return (error as { outcome?: string }).outcome === "NOT_SENT";
    });
    const controller = new AbortController();
    const waiting = [client.find("1"), client.find("2")];
    const late = failureOf(client.find("3", { timeoutMs: 30 }));
    const given = failureOf(client.find("4", { signal: controller.signal }));
    const large = failureOf(client.find("x".repeat(1_500_000)));
    const tooMuch = failureOf(client.find("y".repeat(17_000_000)));
    controller.abort();
    expect(await given).toMatchObject({ code: "CANCELLED", outcome: "NOT_SENT" });
    expect(await tooMuch).toMatchObject({ code: "RESOURCE_EXHAUSTED", outcome: "NOT_SENT" });
    expect(await late).toMatchObject({ reason: "DISCONNECTED", outcome: "NOT_SENT" });
    await server.start();
    expect((await Promise.all(waiting)).map(({ id }) => id)).toEqual(["1", "2"]);
    expect(await large).toMatchObject({ reason: "TOO_LARGE", outcome: "NOT_SENT" });
  });

  test("an answer that is ready meanwhile is sent when it is back, as long as somebody waits", async () => {
    const server = await startServer();
    const proxy = await openSlowProxy(server, 100_000_000);
    const connection = await openConnection(server, { servers: proxy.url });
    let attempts = 0;
    void (async () => {
      for await (const { type } of connection.status()) if (type === "reconnecting") attempts += 1;
    })();
    const ready = createDeferred();
    let running = 0;
    const find = async (id: string) => {
      running += 1;
      await ready.promise;
      return sampleItem(id);
    };
    await serveShop({ find }, { connection });
    const client = new ShopClient(await openConnection(server), { timeoutMs: 60_000 });
    const call = client.find("7");
    await until("it runs", () => running === 1);
    proxy.close();
    // With each attempt the client library throws away what it was given before.
    await until("it was tried for", () => attempts > 0);
    ready.resolve();
    const before = attempts;
    await until("it was tried for again", () => attempts > before);
    proxy.open();
    expect((await call).id).toBe("7");
  });

  test("an answer that is ready at the break is sent by way of another server of the cluster", async () => {
    const cluster = await startNatsCluster(3);
    onCleanup(() => cluster.stop());
    const [mine, theirs, third] = cluster.servers;
    if (mine === undefined || theirs === undefined || third === undefined) throw new Error("bug: three servers");
    const gate = createDeferred();
    const started = createDeferred();
    const connection = await openConnection(mine);
    await serveShop(
      {
        find: async (id) => {
          started.resolve();
          await gate.promise;
          return sampleItem(id);
        },
      },
      { connection },
    );
    const callers = await openConnection(theirs);
    const client = new ShopClient(callers, { timeoutMs: 20_000 });
    // Interest spreads through a cluster in its own time: that in the replies has to reach both servers that are left.
    await until("the handler is seen", () => client.buy("1", 1).catch(() => undefined));
    const prefix = uniquePrefix();
    await serveShop({}, { connection: await openConnection(third), prefix });
    const throughThird = new ShopClient(callers, { prefix });
    await until("replies come from the third server", () => throughThird.buy("1", 1).catch(() => undefined));
    const call = client.find("7");
    await started.promise;
    // The method ends when the handler knows of the break, and before it has another connection.
    const ended = (async () => {
      for await (const { type } of connection.status()) if (type === "disconnect") return gate.resolve();
    })();
    await mine.kill();
    await ended;
    expect((await call).id).toBe("7");
  });
});

test("a handler serves again after each reconnect, without being told", async () => {
  const server = await startServer();
  await serveShop({}, { connection: await openConnection(server) });
  const client = new ShopClient(await openConnection(server));
  for (let round = 0; round < 3; round += 1) {
    expect(await client.buy("1", round)).toBe(round);
    await server.restart();
    await until("calls succeed", () => isServed(client));
  }
});

test("a connection that is closed fails its calls, and takes no more", async () => {
  const server = await startServer();
  const connection = await openConnection(server);
  await answer(await openConnection(server), "autonats.shop.v1.*", () => undefined);
  const client = new ShopClient(connection, { timeoutMs: 60_000 });
  const call = failureOf(client.find("1"));
  await connection.close();
  expect(await call).toMatchObject({ code: "UNAVAILABLE", reason: "CLOSED", outcome: "UNKNOWN_OUTCOME" });
  expect(await failureOf(client.find("1"))).toMatchObject({ reason: "CLOSED", outcome: "NOT_SENT" });
  const waiting = new ShopClient(connection, { waitForReady: true });
  expect(await failureOf(waiting.find("1"))).toMatchObject({ reason: "CLOSED", outcome: "NOT_SENT" });
});

test("a connection that is being drained takes no more calls, and loses none", async () => {
  const server = await startServer();
  const connection = await openConnection(server);
  await answer(await openConnection(server), "autonats.shop.v1.*", () => undefined);
  const client = new ShopClient(connection, { timeoutMs: 60_000 });
  const call = failureOf(client.find("1"));
  const drained = connection.drain();
  expect(await call).toMatchObject({ reason: "CLOSED", outcome: "UNKNOWN_OUTCOME" });
  expect(await failureOf(client.find("1"))).toMatchObject({ reason: "CLOSED", outcome: "NOT_SENT" });
  await drained;
});

test("a connection that was down when it was first seen is known to be", async () => {
  const server = await startServer();
  const connection = await openConnection(server);
  const log: LogEntry[] = [];
  await server.kill();
  await until("nothing can be sent", () => connection.info === undefined);
  const client = new ShopClient(connection, { log: (entry) => log.push(entry) });
  expect(await failureOf(client.find("1"))).toMatchObject({ reason: "DISCONNECTED", outcome: "NOT_SENT" });
  await server.start();
  await serveShop({}, { connection });
  expect((await client.find("1")).id).toBe("1");
});

test("when a server of a cluster says that it will shut down, no call fails", async () => {
  const cluster = await startNatsCluster(3, { lameDuckDurationMs: 30_000, lameDuckGraceMs: 20_000 } as never);
  onCleanup(() => cluster.stop());
  const [duck, other] = cluster.servers;
  if (duck === undefined || other === undefined) throw new Error("bug: a cluster of three has three servers");
  const moving = await Promise.all([openConnection(duck), openConnection(duck), openConnection(duck)]);
  const [first, second, third] = moving;
  await serveShop({}, { connection: first });
  await serveShop({}, { connection: second });
  await serveShop({}, { connection: await openConnection(other) });
  const clients = [third, await openConnection(other)].map((connection) => new ShopClient(connection));
  // Interest spreads through a cluster in its own time.
  for (const client of clients) await until("it is served", () => isServed(client));
  const before = moving.map((connection) => connection.getServer());
  const failures: unknown[] = [];
  let isStopped = false;
  onCleanup(() => {
    isStopped = true;
  });
  const loops = clients.flatMap((client) =>
    Array.from({ length: 8 }, async () => {
      while (!isStopped) {
        await client.buy("1", 1).catch((error) => {
          failures.push(error);
          // Calls that fail at once must not keep everything else from its turn.
          isStopped = true;
        });
      }
    }),
  );
  duck.lameDuck();
  await until("all have moved", () => moving.every((connection, index) => connection.getServer() !== before[index]));
  isStopped = true;
  await Promise.all(loops);
  expect(failures).toEqual([]);
});
