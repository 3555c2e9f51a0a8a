import { createMemoryNetwork, installVirtualTime } from "@autonats/testing";
import { expect, onTestFinished, test } from "vitest";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { failureOf } from "./support/condition.js";
import { sampleItem, serveShop } from "./support/serving.js";
import { NotFound, ShopClient } from "./support/shop.js";

cleanUpAfterEach();

test("generated clients and handlers work over a network in memory", async () => {
  const network = createMemoryNetwork();
  const client = new ShopClient(network.connect(), { timeoutMs: 5000 });
  expect(await failureOf(client.find("1"))).toMatchObject({ reason: "NO_RESPONDERS", outcome: "NOT_DELIVERED" });
  const views: string[] = [];
  const methods = {
    find: async (id: string) => {
      if (id === "none") throw new NotFound(id);
      return sampleItem(id);
    },
    view: (id: string) => void views.push(id),
  };
  const one = await serveShop(methods, { connection: network.connect() });
  const two = await serveShop(methods, { connection: network.connect() });
  for (let count = 0; count < 10; count += 1) expect(await client.buy("1", count)).toBe(count);
  expect(await client.find("7", { instance: two.handler.instance })).toEqual(sampleItem("7"));
  expect(await failureOf(client.find("none"))).toBeInstanceOf(NotFound);
  client.view("9");
  await one.handler.shutdown();
  await two.handler.shutdown();
  expect(views).toEqual(["9"]);
  expect(await failureOf(client.find("1"))).toMatchObject({ reason: "NO_RESPONDERS" });
});

test("over a network in memory, calls fail when the link is cut, and work when it is mended", async () => {
  const network = createMemoryNetwork();
  const link = network.connect();
  const client = new ShopClient(link, { timeoutMs: 5000 });
  const patient = new ShopClient(link, { timeoutMs: 5000, waitForReady: true });
  await serveShop({ clear: () => new Promise(() => undefined) }, { connection: network.connect() });
  await client.buy("1", 1);
  const call = failureOf(client.clear());
  link.down();
  expect(await call).toMatchObject({ reason: "DISCONNECTED", outcome: "UNKNOWN_OUTCOME" });
  expect(await failureOf(client.buy("1", 1))).toMatchObject({ reason: "DISCONNECTED", outcome: "NOT_SENT" });
  const waiting = patient.buy("1", 2);
  link.up();
  expect(await waiting).toBe(2);
  link.close();
  expect(await failureOf(client.buy("1", 1))).toMatchObject({ reason: "CLOSED", outcome: "NOT_SENT" });
});

test("a handler that was shut down over a frozen link refuses what comes after it has waited", async () => {
  const time = installVirtualTime();
  onTestFinished(() => time.uninstall());
  const network = createMemoryNetwork();
  const link = network.connect();
  let starts = 0;
  const server = {
    clear: async () => {
      starts += 1;
    },
  };
  const { handler } = await time.until(serveShop(server, { connection: link, drainTimeoutMs: 1000 }));
  link.freeze();
  const call = failureOf(new ShopClient(network.connect()).clear());
  // The shutdown waits for one second, and another two for the last answers.
  setTimeout(() => link.thaw(), 1500);
  await time.until(handler.shutdown());
  expect(await time.until(call)).toMatchObject({ code: "UNAVAILABLE", reason: "DRAINING", outcome: "REJECTED" });
  expect(starts).toBe(0);
});
