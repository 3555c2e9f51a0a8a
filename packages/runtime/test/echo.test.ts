import { createMemoryNetwork, installVirtualTime } from "@autonats/testing";
import { expect, onTestFinished, test } from "vitest";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { failureOf } from "./support/condition.js";
import { serveShop } from "./support/serving.js";
import { ShopClient } from "./support/shop.js";

cleanUpAfterEach();

/** A client of a shop whose `clear` never ends, and how often its connection went down. */
async function start() {
  const time = installVirtualTime();
  onTestFinished(() => time.uninstall());
  const network = createMemoryNetwork();
  const clear = (): Promise<void> => new Promise(() => undefined);
  const { handler } = await time.until(serveShop({ clear }, { connection: network.connect({ name: "handler" }) }));
  const states: string[] = [];
  const client = new ShopClient(network.connect({ name: "client" }), {
    timeoutMs: 60_000,
    observers: [{ onConnectionChanged: (state) => states.push(state) }],
  });
  expect(await time.until(client.buy("1", 1))).toBe(1);
  return { time, network, handler, client, states };
}

test("a connection that hears nothing is left, although its server answers", async () => {
  const { time, network, handler, client, states } = await start();
  const call = failureOf(client.clear({ timeoutMs: 30_000 }));
  await time.advance(20_000);
  expect(states).toEqual([]);
  network.faults({ to: "client", drop: 1 });
  await time.advance(8000);
  expect(states).toEqual(["down", "up"]);
  expect(await time.until(call)).toMatchObject({ reason: "DISCONNECTED", outcome: "UNKNOWN_OUTCOME" });
  await time.until(handler.shutdown());
});

test("one to which nobody answers is kept", async () => {
  const { time, network, handler, client, states } = await start();
  // What the handler says is lost, as if it had nothing to say.
  network.faults({ from: "handler", drop: 1 });
  const call = failureOf(client.clear({ timeoutMs: 20_000 }));
  await time.advance(21_000);
  expect(states).toEqual([]);
  expect(await time.until(call)).toMatchObject({ code: "DEADLINE_EXCEEDED" });
  await time.until(handler.shutdown());
});
