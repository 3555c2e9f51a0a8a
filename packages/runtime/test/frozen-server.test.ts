import type { NatsConnection } from "@nats-io/nats-core";
import { SubscriptionImpl } from "@nats-io/nats-core/internal";
import { connect as connectPlainly } from "@nats-io/transport-node";
import { expect, test, vi } from "vitest";
import { linkOf } from "../src/link/connection.js";
import { connect } from "../src/node/index.js";
import { cleanUpAfterEach, onCleanup } from "./support/cleanup.js";
import { failureOf, until } from "./support/condition.js";
import { openConnection, startServer } from "./support/servers.js";
import { serveShop } from "./support/serving.js";
import { createShopHandler, ShopClient } from "./support/shop.js";
import { unwrittenBytes } from "./support/socket.js";

cleanUpAfterEach();

const never = new Promise<never>(() => undefined);

/** Bytes of one message that the buffers of both ends do not take in, while nobody reads. */
const MORE_THAN_SOCKETS_HOLD = 15_000_000;

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

test("a server that answers nothing any more is left, although the caller has given up before anybody looks", async () => {
  const server = await startServer();
  await serveShop({}, { connection: await openConnection(server) });
  const connection = await openConnection(server, { pingInterval: 600_000 });
  const client = new ShopClient(connection);
  await client.buy("1", 1);
  await freeze(server);
  expect(await failureOf(client.buy("1", 1, { timeoutMs: 50 }))).toMatchObject({ code: "DEADLINE_EXCEEDED" });
  await until("it is left", () => linkOf(connection).state === "down");
});

test("so is one whose socket takes nothing any more, where the client library waits for the last byte", async () => {
  const server = await startServer({ maxPayload: 2 * MORE_THAN_SOCKETS_HOLD });
  const connection = await openConnection(server, { pingInterval: 600_000 });
  const client = new ShopClient(connection, { timeoutMs: 60_000 });
  await freeze(server);
  // As the first, with nothing unconfirmed before it, it need not fit into the window.
  const call = failureOf(client.find("x".repeat(MORE_THAN_SOCKETS_HOLD)));
  const later = failureOf(client.find("2"));
  await until("the socket is full", () => unwrittenBytes(connection) > 0);
  expect(await call).toMatchObject({ reason: "DISCONNECTED", outcome: "UNKNOWN_OUTCOME" });
  // What never fitted into the window is known not to have been sent.
  expect(await later).toMatchObject({ reason: "DISCONNECTED", outcome: "NOT_SENT" });
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
  const server = await startServer({ maxPayload: 2 * MORE_THAN_SOCKETS_HOLD });
  const connection = await openConnection(server, { pingInterval: 1000 });
  const client = new ShopClient(connection);
  await freeze(server);
  const left = said(connection, "disconnect");
  client.view("x".repeat(MORE_THAN_SOCKETS_HOLD));
  await until("the socket is full", () => unwrittenBytes(connection) > 0);
  await left;
});

test("a connection that nobody calls on leaves one too, within three pings of five seconds", async () => {
  const server = await startServer();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onCleanup(() => vi.useRealTimers());
  const connection = await openConnection(server);
  const left = said(connection, "disconnect");
  const frozen = freeze(server);
  await vi.advanceTimersByTimeAsync(15_000);
  await left;
  await frozen;
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
  // Where it waits until the server is left, the connection is down by then.
  expect(linkOf(connection).state).toBe("up");
});

test("a shutdown does not wait for a connection that is closed meanwhile", async () => {
  const server = await startServer();
  const connection = await openConnection(server);
  // The end of the test does not wait for this handler again.
  const handler = createShopHandler(shopThatWorks, connection, { drainTimeoutMs: 600_000 });
  await handler.run();
  await freeze(server);
  const drain = vi.spyOn(SubscriptionImpl.prototype, "drain");
  onCleanup(() => drain.mockRestore());
  const down = handler.shutdown();
  await until("it waits for the server", () => drain.mock.calls.length > 0);
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
