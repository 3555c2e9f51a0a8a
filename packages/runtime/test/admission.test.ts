import { describe, expect, test } from "vitest";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { createDeferred, failureOf, until } from "./support/condition.js";
import { openConnection } from "./support/servers.js";
import { sampleItem, serveShop, uniquePrefix } from "./support/serving.js";
import { type Item, ShopClient } from "./support/shop.js";

cleanUpAfterEach();

describe("a method with five slots", () => {
  test("never runs more than five calls at once, and answers all", async () => {
    const prefix = uniquePrefix();
    let running = 0;
    let most = 0;
    const { log } = await serveShop(
      {
        find: async (id) => {
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setTimeout(resolve, Number(id) % 4));
          running -= 1;
          if (Number(id) % 7 === 0) throw new Error("now and then");
          return sampleItem(id);
        },
      },
      { prefix, limits: { queue: 5 } },
    );
    const connections = await Promise.all([openConnection(), openConnection(), openConnection()]);
    const ends = { found: 0, busy: 0, failed: 0 };
    const calls = Array.from({ length: 600 }, async (_, index) => {
      const client = new ShopClient(connections[index % 3] as never, { prefix, timeoutMs: 20_000 });
      try {
        await client.find(`${index}`);
        ends.found += 1;
      } catch (error) {
        const { code, reason } = error as { code: string; reason?: string };
        if (code === "RESOURCE_EXHAUSTED" && reason === "BUSY") ends.busy += 1;
        else if (code === "INTERNAL") ends.failed += 1;
      }
    });
    await Promise.all(calls);
    expect(ends.found + ends.busy + ends.failed).toBe(600);
    expect(most).toBe(5);
    expect(ends.busy).toBeGreaterThan(0);
    expect(log).toHaveLength(ends.failed);
    expect(running).toBe(0);
  });

  test("lets five wait in order, and refuses more at once", async () => {
    const prefix = uniquePrefix();
    const gate = createDeferred();
    const started: string[] = [];
    await serveShop(
      {
        find: async (id) => {
          started.push(id);
          await gate.promise;
          return sampleItem(id);
        },
      },
      { prefix, limits: { queue: 5 } },
    );
    const client = new ShopClient(await openConnection(), { prefix });
    const admitted = Array.from({ length: 10 }, (_, index) => client.find(`${index}`));
    const error = await failureOf(client.find("one too many"));
    expect(error).toMatchObject({ code: "RESOURCE_EXHAUSTED", reason: "BUSY", outcome: "REJECTED" });
    expect(started).toEqual(["0", "1", "2", "3", "4"]);
    // Another method has slots of its own.
    expect(await client.buy("1", 2)).toBe(2);
    gate.resolve();
    expect((await Promise.all(admitted)).map(({ id }) => id)).toEqual(started);
    expect(started).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
  });

  test("counts calls to the instance with those to the group", async () => {
    const prefix = uniquePrefix();
    const gate = createDeferred();
    const { handler } = await serveShop({ clear: () => gate.promise }, { prefix, limits: { queue: 1 } });
    const client = new ShopClient(await openConnection(), { prefix });
    const admitted = [client.clear(), client.clear({ instance: handler.instance })];
    expect(await failureOf(client.clear({ instance: handler.instance }))).toMatchObject({ reason: "BUSY" });
    gate.resolve();
    await Promise.all(admitted);
  });
});

test.each([
  ["at once", (id: string) => sampleItem(id) as never],
  ["in a promise", async (id: string) => sampleItem(id)],
  ["a turn later", (id: string) => new Promise<Item>((resolve) => setImmediate(() => resolve(sampleItem(id))))],
])("an idle handler whose method answers %s takes a thousand calls at once", async (_when, find) => {
  const prefix = uniquePrefix();
  await serveShop({ find }, { prefix });
  const client = new ShopClient(await openConnection(), { prefix });
  const items = await Promise.all(Array.from({ length: 1000 }, (_, index) => client.find(`${index}`)));
  expect(items.map(({ id }) => id)).toEqual(Array.from({ length: 1000 }, (_, index) => `${index}`));
});

test("a method that does not end keeps its slot after its caller was answered", async () => {
  const prefix = uniquePrefix();
  const gate = createDeferred();
  let running = 0;
  let most = 0;
  await serveShop(
    {
      buy: async (_id, count) => {
        running += 1;
        most = Math.max(most, running);
        await gate.promise;
        running -= 1;
        return count;
      },
    },
    { prefix, limits: { methods: { Buy: { queue: 2 } } } },
  );
  const client = new ShopClient(await openConnection(), { prefix });
  const lost = ["1", "2"].map((id) => failureOf(client.buy(id, 1, { timeoutMs: 30 })));
  for (const call of lost) expect(await call).toMatchObject({ code: "DEADLINE_EXCEEDED" });
  const waiting = [client.buy("3", 3), client.buy("4", 4)];
  expect(await failureOf(client.buy("5", 5))).toMatchObject({ reason: "BUSY" });
  gate.resolve();
  expect(await Promise.all(waiting)).toEqual([3, 4]);
  expect(most).toBe(2);
});

test("a call that cannot be expected to start in time is refused at once", async () => {
  const prefix = uniquePrefix();
  const gate = createDeferred();
  let calls = 0;
  await serveShop(
    {
      clear: async () => {
        calls += 1;
        if (calls === 1) await new Promise((resolve) => setTimeout(resolve, 200));
        else await gate.promise;
      },
    },
    { prefix },
  );
  const client = new ShopClient(await openConnection(), { prefix });
  // The method is known to take about 200 ms from here on.
  await client.clear();
  const running = client.clear();
  await until("the slot is taken", () => calls === 2);
  expect(await failureOf(client.clear({ timeoutMs: 100 }))).toMatchObject({ reason: "BUSY", outcome: "REJECTED" });
  const patient = client.clear({ timeoutMs: 5000 });
  gate.resolve();
  await Promise.all([running, patient]);
  expect(calls).toBe(3);
});

test("two handlers share the calls of one group, and every group gets each call", async () => {
  const prefix = uniquePrefix();
  const viewed: string[] = [];
  const view = (name: string) => (id: string) => void viewed.push(`${name} ${id}`);
  await serveShop({ view: view("a") }, { prefix });
  await serveShop({ view: view("b") }, { prefix });
  await serveShop({ view: view("audit") }, { prefix, queueGroup: "audit" });
  const client = new ShopClient(await openConnection(), { prefix });
  for (let index = 0; index < 40; index += 1) {
    client.view(`${index}`);
    await until("both groups have it", () => viewed.length === 2 * (index + 1));
  }
  expect(viewed.filter((line) => line.startsWith("audit"))).toHaveLength(40);
  expect(new Set(viewed.map((line) => line.split(" ")[0]))).toEqual(new Set(["a", "b", "audit"]));
});
