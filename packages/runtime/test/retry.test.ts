import { createMemoryNetwork } from "@autonats/testing";
import { describe, expect, test } from "vitest";
import { AutonatsError, type ClientOptions, type Interceptor, type Observer } from "../src/index.js";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { createDeferred, failureOf } from "./support/condition.js";
import { sampleItem, serveShop } from "./support/serving.js";
import { ShopClient, type ShopServer } from "./support/shop.js";

cleanUpAfterEach();

const QUICK = { backoffMs: 2 };

async function startShop(methods: Partial<ShopServer>, options: ClientOptions = {}): Promise<ShopClient> {
  const network = createMemoryNetwork();
  await serveShop(methods, { connection: network.connect() });
  return new ShopClient(network.connect(), { retry: QUICK, ...options });
}

/** Fails so many times, and then succeeds. `runs` counts. */
function failing(times: number, error: () => unknown): { runs: number; fail(): Promise<void> } {
  return {
    runs: 0,
    async fail() {
      this.runs += 1;
      if (this.runs <= times) throw error();
    },
  };
}

describe("a call that waits until it is served", () => {
  test("is sent once somebody serves its method, however often nobody did", async () => {
    const network = createMemoryNetwork();
    const unserved = createDeferred<void>();
    const observer: Observer = {
      onRetryScheduled: (_call, number) => {
        if (number > 5) unserved.resolve();
      },
    };
    const client = new ShopClient(network.connect(), { retry: QUICK, waitForReady: true, observers: [observer] });
    const found = client.find("1");
    await unserved.promise;
    await serveShop({}, { connection: network.connect() });
    expect((await found).id).toBe("1");
  });

  test("fails as not delivered at its deadline", async () => {
    const client = new ShopClient(createMemoryNetwork().connect(), { retry: QUICK, waitForReady: true });
    expect(await failureOf(client.find("1", { timeoutMs: 100 }))).toMatchObject({
      code: "UNAVAILABLE",
      reason: "NO_RESPONDERS",
      outcome: "NOT_DELIVERED",
    });
  });

  test("is cancelled meanwhile", async () => {
    const network = createMemoryNetwork();
    const controller = new AbortController();
    const observer: Observer = {
      onRetryScheduled: (_call, number) => {
        if (number > 5) controller.abort();
      },
    };
    const client = new ShopClient(network.connect(), { retry: QUICK, waitForReady: true, observers: [observer] });
    expect(await failureOf(client.find("1", { signal: controller.signal }))).toMatchObject({ code: "CANCELLED" });
  });

  test("costs nothing of the budget, and counts no attempt", async () => {
    const network = createMemoryNetwork();
    const shop = failing(2, () => new Error("crash"));
    let scheduled = 0;
    const observer: Observer = {
      onRetryScheduled: () => {
        scheduled += 1;
        if (scheduled === 8) {
          void serveShop(
            { find: async (id) => shop.fail().then(() => sampleItem(id)) },
            { connection: network.connect() },
          );
        }
      },
    };
    const client = new ShopClient(network.connect(), {
      retry: { ...QUICK, budgetRatio: 0, budgetPerSecond: 3 },
      waitForReady: true,
      observers: [observer],
    });
    expect((await client.find("1")).id).toBe("1");
    expect(shop.runs).toBe(3);
  });
});

describe("a call that has failed", () => {
  test("is made again up to three times, if its method is idempotent", async () => {
    for (const [times, runs] of [
      [2, 3],
      [5, 3],
    ] as const) {
      const shop = failing(times, () => new Error("crash"));
      const client = await startShop({ find: async (id) => shop.fail().then(() => sampleItem(id)) });
      if (times < 3) expect((await client.find("1")).id).toBe("1");
      else expect(await failureOf(client.find("1"))).toMatchObject({ code: "INTERNAL", outcome: "FAILED" });
      expect(shop.runs).toBe(runs);
    }
  });

  test("is not made again if it may have run and its method is not idempotent", async () => {
    const shop = failing(5, () => new Error("crash"));
    const client = await startShop({ clear: () => shop.fail() });
    expect(await failureOf(client.clear())).toMatchObject({ code: "INTERNAL" });
    expect(shop.runs).toBe(1);
  });

  test("is not made again after an answer", async () => {
    const shop = failing(5, () => new AutonatsError("NOT_FOUND", "no item"));
    const client = await startShop({ find: async (id) => shop.fail().then(() => sampleItem(id)) });
    expect(await failureOf(client.find("1"))).toMatchObject({ code: "NOT_FOUND", outcome: "COMPLETED" });
    expect(shop.runs).toBe(1);
  });

  test("is made as often as the call says", async () => {
    const shop = failing(9, () => new Error("crash"));
    const client = await startShop({ find: async (id) => shop.fail().then(() => sampleItem(id)) });
    await failureOf(client.find("1", { attempts: 1 }));
    expect(shop.runs).toBe(1);
    await failureOf(client.find("1", { attempts: 5 }));
    expect(shop.runs).toBe(6);
    expect(await failureOf(client.find("1", { attempts: 11 }))).toMatchObject({ code: "INVALID_ARGUMENT" });
  });

  test("is not made again where the handler wants to be left alone until after the deadline", async () => {
    const shop = failing(9, () => new AutonatsError("UNAVAILABLE", "later", { retryAfterMs: 60_000 }));
    const client = await startShop({ find: async (id) => shop.fail().then(() => sampleItem(id)) });
    expect(await failureOf(client.find("1"))).toMatchObject({ code: "UNAVAILABLE", retryAfterMs: 60_000 });
    expect(shop.runs).toBe(1);
  });

  test("is not made again beyond the budget, and observers are told", async () => {
    const told: string[] = [];
    const observer: Observer = {
      onAttemptEnded: (_call, attempt, error) => void told.push(`${attempt} ${error === undefined ? "ok" : "failed"}`),
      onRetryScheduled: (_call, attempt) => void told.push(`${attempt} scheduled`),
      onRetryDenied: (_call, attempt) => void told.push(`${attempt} denied`),
    };
    const shop = failing(9, () => new Error("crash"));
    const retry = { ...QUICK, budgetRatio: 0, budgetPerSecond: 0 };
    const client = await startShop(
      { find: async (id) => shop.fail().then(() => sampleItem(id)) },
      { observers: [observer], retry },
    );
    await failureOf(client.find("1"));
    expect(told).toEqual(["2 denied", "1 failed"]);
    told.length = 0;
    shop.runs = 8;
    const generous = await startShop(
      { find: async (id) => shop.fail().then(() => sampleItem(id)) },
      { observers: [observer] },
    );
    await generous.find("1");
    expect(told).toEqual(["1 failed", "2 scheduled", "2 ok"]);
  });

  test("has its attempts counted where an interceptor looks", async () => {
    const seen: number[] = [];
    const count: Interceptor = (next) => async (call) => {
      const result = await next(call);
      seen.push(call.attempt);
      return result;
    };
    const shop = failing(2, () => new Error("crash"));
    const client = await startShop(
      { find: async (id) => shop.fail().then(() => sampleItem(id)) },
      { interceptors: [count] },
    );
    await client.find("1");
    expect(seen).toEqual([3]);
  });

  test("can be cancelled while it waits for its next attempt", async () => {
    const failed = createDeferred<void>();
    const observer: Observer = { onRetryScheduled: () => failed.resolve() };
    const shop = failing(9, () => new Error("crash"));
    const client = await startShop(
      { find: async (id) => shop.fail().then(() => sampleItem(id)) },
      { observers: [observer], retry: { backoffMs: 1e9, maxBackoffMs: 1000 } },
    );
    const abort = new AbortController();
    const call = failureOf(client.find("1", { signal: abort.signal }));
    await failed.promise;
    abort.abort();
    expect(await call).toMatchObject({ code: "CANCELLED", outcome: "CANCELLED" });
  });
});

test("a call that nobody serves is made three times, whatever its method", async () => {
  const attempts: number[] = [];
  const observer: Observer = { onAttemptSent: (_call, attempt) => void attempts.push(attempt) };
  const client = new ShopClient(createMemoryNetwork().connect(), { retry: QUICK, observers: [observer] });
  expect(await failureOf(client.clear())).toMatchObject({ reason: "NO_RESPONDERS", outcome: "NOT_DELIVERED" });
  expect(attempts).toEqual([1, 2, 3]);
});

test("calls are held back while handlers refuse most of them", async () => {
  const network = createMemoryNetwork();
  const gate = createDeferred<void>();
  await serveShop(
    { clear: () => gate.promise },
    { connection: network.connect(), limits: { concurrency: 1, queue: 0 } },
  );
  const client = new ShopClient(network.connect(), { throttle: true, retry: QUICK });
  const held = client.clear();
  const reasons = new Set<unknown>();
  for (let call = 0; call < 200; call += 1) reasons.add(((await failureOf(client.clear())) as AutonatsError).reason);
  expect([...reasons].sort()).toEqual(["BUSY", "THROTTLED"]);
  const other = new ShopClient(network.connect(), { throttle: false });
  for (let call = 0; call < 100; call += 1) expect(await failureOf(other.clear())).toMatchObject({ reason: "BUSY" });
  gate.resolve();
  await held;
});
