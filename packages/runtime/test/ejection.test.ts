import type { Observer } from "@autonats/runtime";
import { expect, test } from "vitest";
import { AutonatsError } from "../src/index.js";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { until } from "./support/condition.js";
import { openConnection } from "./support/servers.js";
import { sampleItem, serveShop, uniquePrefix } from "./support/serving.js";
import { type Item, ShopClient } from "./support/shop.js";

cleanUpAfterEach();

/** Three instances of a shop, each of which fails as long as it is told to. */
async function serveThree(find: (index: number) => Promise<Item>) {
  const prefix = uniquePrefix();
  const changes: [instance: number, state: string][] = [];
  const observer = (index: number): Observer => ({
    onHandlerChanged: (state) => {
      changes.push([index, state]);
    },
  });
  const all = await Promise.all(
    [0, 1, 2].map((index) =>
      serveShop({ find: () => find(index) }, { prefix, instance: `shop-${index}`, observers: [observer(index)] }),
    ),
  );
  const connection = await openConnection();
  // By way of the group, which is what instances leave: a client that chooses would soon avoid the one that fails.
  const client = new ShopClient(connection, { prefix, retry: { attempts: 1 }, balance: false });
  /** Returns how many calls fail, of some that are made at once. */
  const call = async (count: number): Promise<number> => {
    const results = await Promise.allSettled(Array.from({ length: count }, () => client.find("1")));
    return results.filter(({ status }) => status === "rejected").length;
  };
  return { handlers: all.map(({ handler }) => handler), changes, connection, prefix, call };
}

test("an instance whose calls fail leaves its group, and comes back when they do not", async () => {
  let isBroken = true;
  const { handlers, changes, call, connection, prefix } = await serveThree(async (index) => {
    if (index === 1 && isBroken) throw new RangeError("broken");
    return sampleItem("1");
  });
  await until("it has left", async () => {
    await call(10);
    return changes.some(([, state]) => state === "ejected");
  });
  expect(changes).toEqual([
    [1, "leaving"],
    [1, "ejected"],
  ]);
  expect(handlers.map(({ isReady }) => isReady)).toEqual([true, false, true]);
  await until("nothing reaches it", async () => (await call(30)) === 0);
  const stats = await connection.request("$SRV.STATS.Shop.shop-1");
  const { endpoints } = stats.json<{ endpoints: { data: { state: string } }[] }>();
  expect(endpoints.map(({ data }) => data.state)).toEqual(endpoints.map(() => "ejected"));
  const direct = `${prefix}.shop.v1.at.shop-1.Find`;
  await until("it cannot be called directly", () =>
    connection.request(direct, "{}").then(
      () => false,
      () => true,
    ),
  );
  isBroken = false;
  await until("it is back", async () => {
    expect(await call(3).then(() => 0)).toBe(0);
    return changes.length === 4;
  });
  expect(changes.slice(2)).toEqual([
    [1, "probing"],
    [1, "serving"],
  ]);
  expect(handlers.every(({ isReady }) => isReady)).toBe(true);
  expect(await call(30)).toBe(0);
});

test("of a group whose calls all fail, at most a third leaves", async () => {
  const { handlers, changes, call } = await serveThree(() => Promise.reject(new RangeError("broken")));
  await until("all have asked", async () => {
    await call(20);
    return [0, 1, 2].every((index) => changes.some(([each, state]) => each === index && state === "leaving"));
  });
  await until("all have decided", async () => {
    await call(20);
    return changes.filter(([, state]) => state !== "leaving").length >= 3;
  });
  expect(handlers.filter(({ isReady }) => !isReady).length).toBeLessThanOrEqual(1);
});

test("an instance never leaves for errors that are not its own fault, nor where it may not", async () => {
  const failures = [
    () => new AutonatsError("UNAVAILABLE", "the database is down"),
    () => new AutonatsError("NOT_FOUND", "no such item"),
  ];
  let calls = 0;
  const { changes, call } = await serveThree(async () => {
    calls += 1;
    throw failures[calls % 2]?.();
  });
  for (let round = 0; round < 10; round += 1) expect(await call(12)).toBe(12);
  expect(changes).toEqual([]);
  const prefix = uniquePrefix();
  const alone = await serveShop({ find: () => Promise.reject(new RangeError()) }, { prefix, selfEjection: false });
  const client = new ShopClient(await openConnection(), { prefix, retry: { attempts: 1 } });
  for (let round = 0; round < 40; round += 1) await client.find("1").catch(() => undefined);
  expect(alone.handler.isReady).toBe(true);
});

test("an instance that is alone stays, although it asks", async () => {
  const changes: string[] = [];
  const prefix = uniquePrefix();
  const observers: Observer[] = [{ onHandlerChanged: (state) => changes.push(state) }];
  await serveShop({ find: () => Promise.reject(new RangeError()) }, { prefix, observers });
  const client = new ShopClient(await openConnection(), { prefix, retry: { attempts: 1 } });
  await until("it has decided", async () => {
    await client.find("1").catch(() => undefined);
    return changes.length === 2;
  });
  expect(changes).toEqual(["leaving", "serving"]);
});
