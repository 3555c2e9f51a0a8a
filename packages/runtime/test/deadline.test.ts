import { headers, type Msg, type MsgHdrs } from "@nats-io/nats-core";
import { describe, expect, test } from "vitest";
import type { CallContext } from "../src/index.js";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { createDeferred, failureOf, until } from "./support/condition.js";
import { answer, openConnection } from "./support/servers.js";
import { sampleItem, serveShop, uniquePrefix } from "./support/serving.js";
import { ShopClient } from "./support/shop.js";

cleanUpAfterEach();

const never = new Promise<never>(() => undefined);

/** Calls made to a peer that answers all of them, and the messages that it got. */
async function captureRequests(clientTimeoutMs?: number) {
  const prefix = uniquePrefix();
  const requests: Msg[] = [];
  await answer(await openConnection(), `${prefix}.shop.v1.Find`, (message) => {
    requests.push(message);
    message.respond(`\t${JSON.stringify(sampleItem("1"))}`);
  });
  // Nothing else is to be in the heads.
  const options = { prefix, timeoutMs: clientTimeoutMs, balance: false };
  return { requests, client: new ShopClient(await openConnection(), options) };
}

describe("a caller", () => {
  test("stops waiting at the deadline, and the outcome is unknown", async () => {
    const prefix = uniquePrefix();
    await answer(await openConnection(), `${prefix}.shop.v1.Find`, () => undefined);
    const client = new ShopClient(await openConnection(), { prefix });
    const error = await failureOf(client.find("1", { timeoutMs: 30 }));
    expect(error).toMatchObject({
      code: "DEADLINE_EXCEEDED",
      outcome: "UNKNOWN_OUTCOME",
      service: "Shop",
      method: "Find",
    });
  });

  test("sends no header for the method's own time", async () => {
    const { client, requests } = await captureRequests();
    await client.find("1");
    await client.find("1", { timeoutMs: 5000 });
    expect(requests.map(({ headers }) => headers)).toEqual([undefined, undefined]);
  });

  test("says what it waits for otherwise, in whole milliseconds, at most five minutes", async () => {
    const { client, requests } = await captureRequests(1234);
    await client.find("1");
    await client.find("1", { timeoutMs: 777.2 });
    await client.find("1", { timeoutMs: 777.2 });
    await client.find("1", { timeoutMs: Number.POSITIVE_INFINITY });
    const values = requests.map(({ headers }) => headers?.get("Autonats-Timeout"));
    expect(values).toEqual(["1234", "778", "778", "300000"]);
    expect(requests[0]?.headers?.keys()).toEqual(["Autonats-Timeout"]);
  });

  test.each([0, -1, Number.NEGATIVE_INFINITY])("does not send a call that has %d ms", async (timeoutMs) => {
    const { client, requests } = await captureRequests();
    const error = await failureOf(client.find("1", { timeoutMs }));
    expect(error).toMatchObject({ code: "DEADLINE_EXCEEDED", outcome: "NOT_SENT" });
    await client.find("1");
    expect(requests).toHaveLength(1);
  });

  test("refuses what is not a time", async () => {
    const { client } = await captureRequests();
    for (const timeoutMs of [Number.NaN, "5" as never]) {
      expect(await failureOf(client.find("1", { timeoutMs }))).toMatchObject({
        code: "INVALID_ARGUMENT",
        outcome: "NOT_SENT",
      });
    }
  });

  test("lets go of a thousand calls that nobody answers, each at its own deadline", async () => {
    const prefix = uniquePrefix();
    await answer(await openConnection(), `${prefix}.shop.v1.Find`, () => undefined);
    const client = new ShopClient(await openConnection(), { prefix });
    const early: number[] = [];
    const calls = Array.from({ length: 1000 }, async (_, index) => {
      const timeoutMs = 50 + (index % 10) * 20;
      const before = performance.now();
      expect(await failureOf(client.find("1", { timeoutMs }))).toMatchObject({ code: "DEADLINE_EXCEEDED" });
      if (performance.now() - before < timeoutMs) early.push(timeoutMs);
    });
    await Promise.all(calls);
    expect(early).toEqual([]);
  });
});

describe("a handler", () => {
  test("answers at the deadline and tells the method to stop", async () => {
    const prefix = uniquePrefix();
    const aborted = createDeferred<unknown>();
    const { log } = await serveShop(
      {
        find: (_id, call) => {
          call.signal.addEventListener("abort", () => aborted.resolve(call.signal.reason));
          return never;
        },
      },
      { prefix },
    );
    const caller = await openConnection();
    const options = { timeout: 10_000, headers: timeoutHeader("40") };
    const reply = await caller.request(`${prefix}.shop.v1.Find`, '{"id":"1"}', options);
    expect(reply.headers?.get("Nats-Service-Error-Code")).toBe("504");
    expect(reply.json()).toEqual({ code: "DEADLINE_EXCEEDED", message: expect.any(String) });
    expect(await aborted.promise).toMatchObject({ code: "DEADLINE_EXCEEDED" });
    expect(log).toEqual([]);
  });

  test("tells the method how much time is left, and clamps what the caller says", async () => {
    const prefix = uniquePrefix();
    const left: number[] = [];
    await serveShop(
      {
        buy: async (_id, count, call) => {
          left.push(call.timeoutMs);
          return count;
        },
      },
      { prefix },
    );
    const caller = await openConnection();
    const says = async (...values: string[]) => {
      const options = { timeout: 5000, headers: timeoutHeader(...values) };
      await caller.request(`${prefix}.shop.v1.Buy`, '{"id":"1","count":1}', options);
      return left.at(-1) ?? 0;
    };
    const own = expect.closeTo(1900, -3);
    expect(await says("300000")).toBeGreaterThan(290_000);
    expect(await says("1000", "9")).toBeGreaterThan(100);
    expect(left.at(-1)).toBeLessThanOrEqual(1000);
    for (const value of ["300001", "0", "-5", "1e3", "0x10", "NaN", "5.5", "", " ", "9".repeat(400), "१२३"]) {
      expect(await says(value), value).toEqual(own);
      expect(left.at(-1), value).toBeLessThanOrEqual(2000);
      expect(left.at(-1), value).toBeGreaterThan(1000);
    }
  });

  test("does not start what has waited beyond its deadline, and says so when it has passed", async () => {
    const prefix = uniquePrefix();
    const gate = createDeferred();
    const started: string[] = [];
    await serveShop(
      {
        clear: async () => {
          started.push("clear");
          await gate.promise;
        },
      },
      { prefix },
    );
    const caller = await openConnection();
    const client = new ShopClient(caller, { prefix });
    const first = client.clear();
    await until("the slot is taken", () => started.length === 1);
    const options = { timeout: 10_000, headers: timeoutHeader("30") };
    const second = await caller.request(`${prefix}.shop.v1.Clear`, "", options);
    expect(second.json()).toMatchObject({ code: "DEADLINE_EXCEEDED", reason: "EXPIRED" });
    // The place in the queue is free again although the slot is not.
    const third = client.clear();
    gate.resolve();
    await Promise.all([first, third]);
    expect(started).toHaveLength(2);
  });
});

describe("a nested call", () => {
  /** A shop whose `buy` calls `find` of another shop, handing on its call. */
  async function startChain(find: (id: string, call: CallContext) => Promise<never>) {
    const prefix = uniquePrefix();
    const back = uniquePrefix();
    const left: number[] = [];
    await serveShop(
      {
        find: (id, call) => {
          left.push(call.timeoutMs);
          return find(id, call);
        },
      },
      { prefix: back },
    );
    const inner = createDeferred<unknown>();
    await serveShop(
      {
        buy: async (id, count, call) => {
          const next = new ShopClient(await openConnection(), { prefix: back });
          await next.find(id, call).catch(inner.resolve);
          return count;
        },
      },
      { prefix },
    );
    return { client: new ShopClient(await openConnection(), { prefix }), inner: inner.promise, left };
  }

  test("has no more time than is left of the call that it is part of", async () => {
    const { client, inner, left } = await startChain(() => never);
    const outer = await failureOf(client.buy("1", 1, { timeoutMs: 150 }));
    expect(outer).toMatchObject({ code: "DEADLINE_EXCEEDED" });
    expect(await inner).toMatchObject({ code: expect.stringMatching(/DEADLINE_EXCEEDED|CANCELLED/) });
    expect(left).toHaveLength(1);
    expect(left[0]).toBeLessThanOrEqual(150);
  });

  test("has no more than its method's own time", async () => {
    const { client, left } = await startChain(() => Promise.reject(new Error("no")));
    await client.buy("1", 1, { timeoutMs: 100_000 });
    expect(left[0]).toBeLessThanOrEqual(5000);
    expect(left[0]).toBeGreaterThan(1000);
  });

  test("is given up when the call that it is part of is", async () => {
    const stopped = createDeferred();
    const started = createDeferred();
    const { client, inner } = await startChain((_id, call) => {
      call.signal.addEventListener("abort", () => stopped.resolve());
      started.resolve();
      return never;
    });
    const controller = new AbortController();
    const outer = failureOf(client.buy("1", 1, { signal: controller.signal }));
    await started.promise;
    controller.abort();
    expect(await outer).toMatchObject({ code: "CANCELLED" });
    expect(await inner).toMatchObject({ code: "CANCELLED", service: "Shop", method: "Find" });
    await stopped.promise;
  });
});

function timeoutHeader(...values: string[]): MsgHdrs {
  const said = headers();
  for (const value of values) said.append("Autonats-Timeout", value);
  return said;
}
