import { createMemoryNetwork, installVirtualTime } from "@autonats/testing";
import { expect, onTestFinished, test } from "vitest";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { createDeferred } from "./support/condition.js";
import { serveShop } from "./support/serving.js";
import { ShopClient } from "./support/shop.js";

cleanUpAfterEach();

/** A method ends while the link is down, and its handler shuts down. `events` gets what comes of it. */
async function shutDownWhileDown(timeoutMs: number) {
  const time = installVirtualTime();
  onTestFinished(() => time.uninstall());
  const network = createMemoryNetwork();
  const link = network.connect({ name: "handler" });
  const events: string[] = [];
  const work = createDeferred<void>();
  const options = { drainTimeoutMs: 100, observers: [{ onRequestSettled: () => events.push("settled") }] };
  const { handler } = await time.until(serveShop({ clear: () => work.promise }, { connection: link, ...options }));
  const client = new ShopClient(network.connect({ name: "client" }), { timeoutMs, retry: { attempts: 1 } });
  const call = client.clear().then(
    () => "answered",
    (error: unknown) => error,
  );
  await time.advance(10);
  link.down();
  work.resolve();
  const stopped = handler.shutdown().then(() => events.push("shut down"));
  return { time, link, call, stopped, events };
}

test("a shutdown waits for a connection that is down to take the last answers", async () => {
  const { time, link, call, stopped, events } = await shutDownWhileDown(5000);
  await time.advance(1500);
  expect(events).toEqual([]);
  link.up();
  await time.until(stopped);
  expect(events).toEqual(["settled", "shut down"]);
  expect(await time.until(call)).toBe("answered");
});

test("and no longer than the callers wait", async () => {
  const { time, stopped, events } = await shutDownWhileDown(400);
  const begunAt = performance.now();
  await time.until(stopped);
  expect(events).toEqual(["settled", "shut down"]);
  expect(performance.now() - begunAt).toBeLessThan(500);
});

test("and not for ever", async () => {
  const { time, stopped, events } = await shutDownWhileDown(60_000);
  await time.advance(2000);
  expect(events).toEqual([]);
  await time.advance(200);
  expect(events).toEqual(["shut down"]);
  await stopped;
});
