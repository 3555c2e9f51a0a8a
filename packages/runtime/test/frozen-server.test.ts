import type { NatsConnection } from "@nats-io/nats-core";
import { connect as connectPlainly } from "@nats-io/transport-node";
import { expect, test } from "vitest";
import type { AutonatsError } from "../src/index.js";
import { connect } from "../src/node/index.js";
import { cleanUpAfterEach, onCleanup } from "./support/cleanup.js";
import { failureOf } from "./support/condition.js";
import { openConnection, startServer } from "./support/servers.js";
import { serveShop } from "./support/serving.js";
import { createShopHandler, ShopClient } from "./support/shop.js";

cleanUpAfterEach();

const never = new Promise<never>(() => undefined);

/** Resolves when the connection says this. */
async function said(connection: NatsConnection, what: string): Promise<void> {
  for await (const { type } of connection.status()) if (type === what) return;
}

async function freeze(server: Awaited<ReturnType<typeof startServer>>): Promise<void> {
  onCleanup(() => server.thaw());
  await server.freeze();
}

test("a server that answers nothing any more is left, and calls in flight fail", async () => {
  const server = await startServer();
  const connection = await openConnection(server, { pingInterval: 600_000 });
  await serveShop({ clear: () => never }, { connection });
  const client = new ShopClient(connection, { timeoutMs: 60_000 });
  const call = failureOf(client.clear());
  await connection.flush();
  await freeze(server);
  expect(await call).toMatchObject({ reason: "DISCONNECTED", outcome: "UNKNOWN_OUTCOME" });
});

test("so is one whose socket takes nothing any more, where the client library waits for the last byte", async () => {
  const server = await startServer();
  const connection = await openConnection(server, { pingInterval: 600_000 });
  const client = new ShopClient(connection, { timeoutMs: 60_000 });
  await failureOf(client.find("1"));
  await freeze(server);
  // More than the buffers of both ends hold.
  const calls = Array.from({ length: 20 }, () => failureOf(client.find("x".repeat(700_000))));
  const outcomes = new Set<unknown>();
  for (const call of calls) {
    const error = (await call) as AutonatsError;
    expect(error).toMatchObject({ reason: "DISCONNECTED" });
    outcomes.add(error.outcome);
  }
  // What never fitted into the window is known not to have been sent.
  expect(outcomes).toEqual(new Set(["UNKNOWN_OUTCOME", "NOT_SENT"]));
});

test("a handler leaves one too, although nobody on its connection calls", async () => {
  const server = await startServer();
  const connection = await openConnection(server, { pingInterval: 600_000 });
  await serveShop({}, { connection });
  const left = (async () => {
    for await (const { type } of connection.status()) if (type === "disconnect") return true;
    return false;
  })();
  await freeze(server);
  expect(await left).toBe(true);
});

test("pings leave one whose socket takes nothing any more, when nobody waits for a reply", async () => {
  const server = await startServer();
  const connection = await openConnection(server, { pingInterval: 200 });
  const client = new ShopClient(connection, { log: () => undefined });
  client.view("1");
  await connection.flush();
  await freeze(server);
  const left = said(connection, "disconnect");
  for (let call = 0; call < 20; call += 1) client.view("x".repeat(700_000));
  await left;
});

test("a connection that nobody calls on leaves one too, within three pings of five seconds", async () => {
  const [frozen, other] = [await startServer(), await startServer()];
  const connection = await openConnection(frozen, { servers: [frozen.url, other.url], noRandomize: true });
  await serveShop({}, { connection });
  await freeze(frozen);
  await said(connection, "reconnect");
  expect(await new ShopClient(await openConnection(other)).buy("1", 1)).toBe(1);
});

test("one that does not greet is passed over sooner than by the client library's own time", async () => {
  const [frozen, other] = [await startServer(), await startServer()];
  const opened: Promise<NatsConnection>[] = [];
  // What is still on its way to the first server gets there once that thaws, which it does before.
  onCleanup(async () => Promise.all((await Promise.all(opened)).map((connection) => connection.close())));
  await freeze(frozen);
  const servers = [frozen.url, other.url];
  const plain = connectPlainly({ servers, noRandomize: true, timeout: 10_000 });
  const ours = connect({ servers, noRandomize: true });
  opened.push(plain, ours);
  expect(await Promise.race([ours.then(() => "ours"), plain.then(() => "plain")])).toBe("ours");
});

test("run ends when its connection is closed before the server has confirmed", async () => {
  const server = await startServer();
  const connection = await openConnection(server);
  await freeze(server);
  const running = failureOf(createShopHandler(shopThatWorks, connection).run());
  await connection.close();
  expect(await running).toMatchObject({ code: "UNAVAILABLE", reason: "CLOSED" });
});

test("run ends when the handler is shut down before the server has confirmed, and so does the shutdown", async () => {
  const server = await startServer();
  const connection = await openConnection(server);
  await freeze(server);
  const handler = createShopHandler(shopThatWorks, connection, { drainTimeoutMs: 50 });
  const running = failureOf(handler.run());
  await handler.shutdown();
  expect(await running).toMatchObject({ code: "FAILED_PRECONDITION" });
});

test("a shutdown waits for the server no longer than it may", async () => {
  const server = await startServer();
  const connection = await openConnection(server, { pingInterval: 600_000 });
  const { handler } = await serveShop({}, { connection, drainTimeoutMs: 50 });
  await freeze(server);
  await handler.shutdown();
});

test("a shutdown does not wait for a connection that is closed meanwhile", async () => {
  const server = await startServer();
  const connection = await openConnection(server);
  const { handler } = await serveShop({}, { connection, drainTimeoutMs: 600_000 });
  await freeze(server);
  const down = handler.shutdown();
  await connection.close();
  await down;
});

test("a server that stops reading does not fill the memory of its clients", async () => {
  const server = await startServer();
  const connection = await openConnection(server);
  const log: unknown[] = [];
  const client = new ShopClient(connection, {
    maxUnconfirmedBytes: 3_000_000,
    timeoutMs: 1000,
    log: (entry) => log.push(entry),
  });
  await failureOf(client.find("1"));
  await freeze(server);
  const calls = Array.from({ length: 10 }, () => failureOf(client.find("x".repeat(500_000))));
  client.view("x".repeat(500_000));
  const codes = (await Promise.all(calls)).map((error) => (error as { code: string }).code);
  expect(codes.slice(0, 5)).not.toContain("RESOURCE_EXHAUSTED");
  expect(codes.slice(6)).toEqual(Array.from({ length: 4 }, () => "RESOURCE_EXHAUSTED"));
  expect(log).toMatchObject([{ method: "View", message: expect.stringContaining("keep up") }]);
});

const shopThatWorks = {
  find: () => never,
  buy: async () => 1,
  list: async () => [],
  clear: async () => undefined,
  view: () => undefined,
};
