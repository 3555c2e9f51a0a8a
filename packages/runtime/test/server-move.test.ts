import { createMemoryNetwork, type MemoryLink } from "@autonats/testing";
import { describe, expect, test, vi } from "vitest";
import { cleanUpAfterEach, onCleanup } from "./support/cleanup.js";
import { createDeferred, failureOf, until } from "./support/condition.js";
import { sampleItem, serveShop } from "./support/serving.js";
import { ShopClient } from "./support/shop.js";

cleanUpAfterEach();

/** A network of three servers, on which moves begin at once. */
function createNetwork() {
  vi.spyOn(Math, "random").mockReturnValue(0);
  onCleanup(() => vi.restoreAllMocks());
  return createMemoryNetwork({ servers: 3 });
}

/** Counts how often a link goes down and up. */
function watch(link: MemoryLink): { downs: number; ups: number } {
  const seen = { downs: 0, ups: 0 };
  link.listen({
    onDown: () => {
      seen.downs += 1;
    },
    onUp: () => {
      seen.ups += 1;
    },
  });
  return seen;
}

/** Calls without a pause until it is stopped, and collects what fails. */
function keepCalling(client: ShopClient, calls: number) {
  const failures: unknown[] = [];
  let isStopped = false;
  onCleanup(() => {
    isStopped = true;
  });
  let count = 0;
  const loops = Array.from({ length: calls }, async () => {
    while (!isStopped) {
      await client.buy("1", 1).catch((error) => {
        failures.push(error);
        // Calls that fail at once must not keep everything else from its turn.
        isStopped = true;
      });
      count += 1;
    }
  });
  return {
    count: () => count,
    stop: async () => {
      isStopped = true;
      await Promise.all(loops);
      return failures;
    },
  };
}

describe("a connection whose server will shut down", () => {
  test("moves, and no call of its clients fails", async () => {
    const network = createNetwork();
    const link = network.connect();
    await serveShop({ buy: async (_id, count) => count }, { connection: network.connect() });
    const seen = watch(link);
    const calling = keepCalling(new ShopClient(link, { timeoutMs: 5000 }), 4);
    link.lameDuck();
    await until("it has moved", () => seen.ups === 1);
    const before = calling.count();
    await until("calls go on", () => calling.count() > before + 10);
    expect(await calling.stop()).toEqual([]);
  });

  test("moves, and no call to its handlers fails; they serve again after", async () => {
    const network = createNetwork();
    const link = network.connect();
    const other = await serveShop({}, { connection: network.connect() });
    const served: number[] = [];
    const buy = async (_id: string, count: number): Promise<number> => {
      served.push(count);
      return count;
    };
    await serveShop({ buy }, { connection: link });
    const seen = watch(link);
    const calling = keepCalling(new ShopClient(network.connect(), { timeoutMs: 5000 }), 4);
    link.lameDuck();
    await until("it has moved", () => seen.ups === 1);
    expect(await calling.stop()).toEqual([]);
    await other.handler.shutdown();
    expect(await new ShopClient(network.connect()).buy("1", 77)).toBe(77);
    expect(served).toContain(77);
  });

  test("lets what runs call others before it moves", async () => {
    const network = createNetwork();
    const link = network.connect();
    await serveShop({}, { connection: network.connect(), prefix: "inner" });
    const inner = new ShopClient(link, { prefix: "inner", timeoutMs: 5000 });
    const started = createDeferred();
    const goOn = createDeferred();
    const find = async (id: string) => {
      started.resolve();
      await goOn.promise;
      return inner.find(id);
    };
    await serveShop({ find }, { connection: link });
    const call = new ShopClient(network.connect(), { timeoutMs: 5000 }).find("1");
    await started.promise;
    const seen = watch(link);
    link.lameDuck();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen.downs).toBe(0);
    goOn.resolve();
    expect(await call).toEqual(sampleItem("1"));
    await until("it has moved", () => seen.downs === 1);
  });

  test("lets new calls through until those under way at the notice have ended", async () => {
    const network = createNetwork();
    const link = network.connect();
    const ending = createDeferred();
    await serveShop({ clear: () => ending.promise }, { connection: network.connect() });
    const client = new ShopClient(link, { timeoutMs: 5000 });
    const first = client.clear();
    const seen = watch(link);
    link.lameDuck();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await client.buy("1", 2)).toBe(2);
    expect(seen.downs).toBe(0);
    ending.resolve();
    await first;
    await until("it has moved", () => seen.ups === 1);
  });

  test("makes new calls wait, not fail, while later ones end", async () => {
    const network = createNetwork();
    const link = network.connect();
    const [ending, started, endingLater] = [createDeferred(), createDeferred(), createDeferred()] as const;
    const find = async (id: string) => {
      started.resolve();
      await endingLater.promise;
      return sampleItem(id);
    };
    await serveShop({ clear: () => ending.promise, find }, { connection: network.connect() });
    const client = new ShopClient(link, { timeoutMs: 5000 });
    const first = client.clear();
    link.lameDuck();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const later = client.find("1");
    await started.promise;
    ending.resolve();
    await first;
    let isAnswered = false;
    await new Promise((resolve) => setTimeout(resolve, 20));
    const waiting = client.buy("1", 2).finally(() => {
      isAnswered = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isAnswered).toBe(false);
    endingLater.resolve();
    await later;
    expect(await waiting).toBe(2);
  });

  test("stays where there is no other", async () => {
    const link = createMemoryNetwork().connect();
    const client = new ShopClient(link);
    await failureOf(client.buy("1", 1));
    const seen = watch(link);
    link.lameDuck();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen.downs).toBe(0);
  });
});
