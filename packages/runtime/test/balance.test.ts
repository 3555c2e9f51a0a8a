import { createMemoryNetwork, type MemoryLink, type MemoryNetwork } from "@autonats/testing";
import { describe, expect, test } from "vitest";
import type { ClientOptions, Limits, Observer } from "../src/index.js";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { until } from "./support/condition.js";
import { openConnection, startServer } from "./support/servers.js";
import { sampleItem, serveShop, uniquePrefix } from "./support/serving.js";
import { ShopClient, type ShopServer } from "./support/shop.js";

cleanUpAfterEach();

/** A shop of several instances in memory, and the subjects and heads of what its client sends. */
interface Shop {
  readonly network: MemoryNetwork;
  readonly client: ShopClient;
  readonly links: readonly MemoryLink[];
  readonly sent: { readonly subject: string; readonly head: string }[];
  /** Calls that each instance has run. */
  readonly runs: readonly number[];
}

async function startShop(
  instances: number,
  options: ClientOptions = {},
  work: (instance: number) => Promise<void> = async () => undefined,
  limits: Limits = {},
): Promise<Shop> {
  const network = createMemoryNetwork();
  const runs = Array.from({ length: instances }, () => 0);
  const links: MemoryLink[] = [];
  for (let instance = 0; instance < instances; instance += 1) {
    const link = network.connect();
    links.push(link);
    const run = async (): Promise<void> => {
      runs[instance] = (runs[instance] ?? 0) + 1;
      await work(instance);
    };
    const methods: Partial<ShopServer> = {
      find: async (id) => run().then(() => sampleItem(id)),
      buy: async (_id, count) => run().then(() => count),
    };
    await serveShop(methods, { connection: link, instance: `i${instance}`, limits });
  }
  const own = network.connect({ name: "client" });
  const sent: { subject: string; head: string }[] = [];
  network.watch(({ kind, from, message }) => {
    if (kind !== "published" || from !== "client") return;
    sent.push({ subject: message.subject, head: new TextDecoder().decode(message.head) });
  });
  return { network, client: new ShopClient(own, options), links, sent, runs };
}

/** Calls one after the other until the client has called every instance directly. */
async function learn({ client, links, sent }: Shop): Promise<void> {
  await until("all instances are known", async () => {
    await client.buy("1", 1);
    return links.every((_link, index) => sent.some(({ subject }) => subject === `autonats.shop.v1.at.i${index}.Buy`));
  });
}

describe("a client", () => {
  test("learns of all instances by their replies, and calls them", async () => {
    const shop = await startShop(4);
    await learn(shop);
    expect(shop.sent[0]).toMatchObject({ subject: "autonats.shop.v1.Buy" });
    expect(shop.sent[0]?.head).toContain("Autonats-Load: ask");
    const before = shop.sent.length;
    for (let call = 0; call < 200; call += 1) await shop.client.buy("1", 1);
    const byGroup = shop.sent.slice(before).filter(({ subject }) => subject.endsWith("v1.Buy"));
    expect(byGroup.length).toBeLessThanOrEqual(40);
    // Most calls say nothing of it.
    expect(shop.sent.slice(before).some(({ head }) => head === "")).toBe(true);
  });

  test("that is told not to leaves all calls to the queue group, and asks nothing", async () => {
    const shop = await startShop(2, { balance: false });
    for (let call = 0; call < 50; call += 1) await shop.client.buy("1", 1);
    expect(new Set(shop.sent.map(({ subject }) => subject))).toEqual(new Set(["autonats.shop.v1.Buy"]));
    expect(new Set(shop.sent.map(({ head }) => head))).toEqual(new Set([""]));
  });

  test("loses no call to an instance that is gone, whatever its method", async () => {
    const shop = await startShop(3, { retry: { attempts: 1 } });
    await learn(shop);
    shop.links[1]?.kill();
    for (let call = 0; call < 100; call += 1) expect(await shop.client.buy("1", 1)).toBe(1);
    const direct = shop.sent.filter(({ subject }) => subject.includes(".at.i1."));
    const served = shop.runs[1] ?? 0;
    // It has found out once, and asks no more for a while.
    expect(direct.length).toBeLessThanOrEqual(served + 1);
  });

  test("tries another instance where one has no room", async () => {
    let busy = -1;
    const gate = new Promise<void>(() => undefined);
    const wait = async (instance: number): Promise<void> => {
      if (busy === instance) await gate;
    };
    const shop = await startShop(2, { retry: { backoffMs: 1 } }, wait, { queue: 1 });
    await learn(shop);
    busy = 0;
    // Fills the slots and the queue of one of them.
    void Promise.allSettled(
      Array.from({ length: 6 }, () => shop.client.buy("1", 1, { instance: "i0", timeoutMs: 60_000, attempts: 1 })),
    );
    for (let call = 0; call < 100; call += 1) expect(await shop.client.buy("1", 1)).toBe(1);
  });
});

test("an instance that fails gets hardly any calls, and observers are told of its breaker", async () => {
  const changes: string[] = [];
  const observer: Observer = {
    onBreakerChanged: ({ service, method, instance, state }) =>
      void changes.push(`${service} ${method} ${instance} ${state}`),
  };
  let failing = -1;
  const shop = await startShop(3, { observers: [observer], retry: { attempts: 1 } }, async (instance) => {
    if (instance === failing) throw new Error("crash");
  });
  await learn(shop);
  failing = 1;
  const settled: PromiseSettledResult<number>[] = [];
  for (let call = 0; call < 300; call += 1) {
    settled.push(...(await Promise.allSettled([shop.client.buy("1", 1)])));
  }
  expect(changes).toEqual(["Shop Buy i1 open"]);
  const failed = settled.filter(({ status }) => status === "rejected").length;
  // Five open it. What looks for instances, one call in twenty, may still come to it.
  expect(failed).toBeGreaterThanOrEqual(5);
  expect(failed).toBeLessThanOrEqual(5 + 15);
});

describe("on a server", () => {
  test("a client that may not call instances leaves its calls to the queue group", async () => {
    const users = [
      { user: "all", password: "p" },
      { user: "u", password: "p", publish: { deny: ["autonats.shop.v1.at.>"] } },
    ];
    const server = await startServer({ users });
    await serveShop({}, { connection: await openConnection(server, { user: "all", pass: "p" }) });
    const client = new ShopClient(await openConnection(server, { user: "u", pass: "p" }));
    for (let call = 0; call < 50; call += 1) expect(await client.buy("1", 1)).toBe(1);
  });

  test("an instance that is five times slower gets fewer calls than by the queue group, and none fails", async () => {
    const shares: number[] = [];
    for (const balance of [true, false]) {
      const prefix = uniquePrefix();
      const runs = [0, 0, 0];
      for (const [index, factor] of [5, 1, 1].entries()) {
        const buy = async (_id: string, count: number): Promise<number> => {
          runs[index] = (runs[index] ?? 0) + 1;
          await new Promise((resolve) => setTimeout(resolve, 10 * factor));
          return count;
        };
        await serveShop({ buy }, { connection: await openConnection(), prefix });
      }
      const client = new ShopClient(await openConnection(), { prefix, balance, timeoutMs: 60_000 });
      const caller = async (): Promise<void> => {
        for (let call = 0; call < 40; call += 1) expect(await client.buy("1", 1)).toBe(1);
      };
      await Promise.all(Array.from({ length: 10 }, caller));
      shares.push((runs[0] ?? 0) / runs.reduce((sum, count) => sum + count, 0));
    }
    const [balanced = 1, plain = 0] = shares;
    expect(balanced).toBeLessThan(plain / 1.5);
  });
});
