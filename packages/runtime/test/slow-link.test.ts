import type { NatsConnection } from "@nats-io/nats-core";
import { expect, test } from "vitest";
import { SharedConnection } from "../src/connection/shared-connection.js";
import { cleanUpAfterEach, onCleanup } from "./support/cleanup.js";
import { createDeferred, until } from "./support/condition.js";
import { openConnection, startServer } from "./support/servers.js";
import { sampleItem, serveShop } from "./support/serving.js";
import { ShopClient } from "./support/shop.js";
import { openSlowProxy } from "./support/slow-proxy.js";
import { unwrittenBytes } from "./support/socket.js";

cleanUpAfterEach();

const MIB = 1024 * 1024;
const BIG = "x".repeat(MIB / 2);

/** What a process holds for a connection: here, and in the client library's socket. */
function heldBy(connection: NatsConnection): number {
  return SharedConnection.of(connection).outbox.held + unwrittenBytes(connection);
}

/** Calls without a pause, so many at once, until it is stopped. */
function keepCalling(client: ShopClient, calls: number) {
  const stopped = createDeferred();
  const seen = { ended: 0, succeeded: 0 };
  let isStopped = false;
  onCleanup(() => {
    isStopped = true;
  });
  const loops = Array.from({ length: calls }, async () => {
    while (!isStopped) {
      await client.find("1").then(
        () => {
          seen.succeeded += 1;
        },
        () => undefined,
      );
      seen.ended += 1;
      // A refusal comes at once.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });
  void Promise.all(loops).then(() => stopped.resolve());
  return {
    seen,
    stop: (): Promise<void> => {
      isStopped = true;
      return stopped.promise;
    },
  };
}

test("on a slow line, answers that nobody waits for are not sent, and fresh ones are", async () => {
  const server = await startServer();
  const proxy = await openSlowProxy(server, MIB);
  const connection = await openConnection(server, { servers: proxy.url });
  let downs = 0;
  SharedConnection.of(connection).link.listen({
    onDown: () => {
      downs += 1;
    },
  });
  let ran = 0;
  const find = async (id: string) => {
    ran += 1;
    return { ...sampleItem(id), name: BIG };
  };
  await serveShop({ find }, { connection });
  const elsewhere = await openConnection(server);
  // One result takes half a second, so that hardly any call ends in time.
  const hasty = keepCalling(new ShopClient(elsewhere, { timeoutMs: 200 }), 40);
  let most = 0;
  await until("many calls have ended", () => {
    most = Math.max(most, heldBy(connection));
    return hasty.seen.ended > 2000;
  });
  await hasty.stop();
  expect(most).toBeLessThan(8 * MIB);
  // All that ran would have taken this line minutes.
  expect(proxy.passed()).toBeLessThan((ran * BIG.length) / 2);
  const patient = keepCalling(new ShopClient(elsewhere, { timeoutMs: 4000 }), 3);
  await until("fresh answers come", () => patient.seen.succeeded >= 5);
  expect(patient.seen.ended - patient.seen.succeeded).toBeLessThan(3);
  await patient.stop();
  expect(downs).toBe(0);
});

test("an answer that is ready while the link is down is still sent when the handler shuts down meanwhile", async () => {
  const server = await startServer();
  const proxy = await openSlowProxy(server, 100 * MIB);
  const connection = await openConnection(server, { servers: proxy.url });
  const started = createDeferred();
  const ending = createDeferred();
  const find = async (id: string) => {
    started.resolve();
    await ending.promise;
    return sampleItem(id);
  };
  const { handler } = await serveShop({ find }, { connection, drainTimeoutMs: 20_000 });
  const call = new ShopClient(await openConnection(server), { timeoutMs: 20_000 }).find("7");
  await started.promise;
  proxy.close();
  await until("the link is down", () => SharedConnection.of(connection).state === "down");
  let isShutDown = false;
  const shutdown = handler.shutdown().then(() => {
    isShutDown = true;
  });
  ending.resolve();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isShutDown).toBe(false);
  proxy.open();
  expect(await call).toEqual(sampleItem("7"));
  await shutdown;
});
