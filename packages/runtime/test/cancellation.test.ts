import { describe, expect, test } from "vitest";
import { AutonatsError } from "../src/index.js";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { createDeferred, failureOf, until } from "./support/condition.js";
import { answer, openConnection } from "./support/servers.js";
import { sampleItem, serveShop, uniquePrefix } from "./support/serving.js";
import { ShopClient } from "./support/shop.js";

cleanUpAfterEach();

describe("giving a call up", () => {
  test("fails it at once, tells the method, and leaves other calls alone", async () => {
    const prefix = uniquePrefix();
    const reasons: unknown[] = [];
    const gates = new Map<string, () => void>();
    await serveShop(
      {
        find: (id, call) =>
          new Promise((resolve, reject) => {
            gates.set(id, () => resolve(sampleItem(id)));
            call.signal.addEventListener("abort", () => {
              reasons.push(call.signal.reason);
              reject(call.signal.reason);
            });
          }),
      },
      { prefix },
    );
    const client = new ShopClient(await openConnection(), { prefix });
    const controller = new AbortController();
    const given = failureOf(client.find("1", { signal: controller.signal }));
    const kept = client.find("2");
    await until("both run", () => gates.size === 2);
    const reason = new Error("the user left");
    controller.abort(reason);
    const error = await given;
    expect(error).toBeInstanceOf(AutonatsError);
    expect(error).toMatchObject({ code: "CANCELLED", outcome: "CANCELLED", cause: reason, method: "Find" });
    await until("the method is told", () => reasons.length > 0);
    expect(reasons).toMatchObject([{ code: "CANCELLED" }]);
    gates.get("2")?.();
    expect((await kept).id).toBe("2");
  });

  test("takes a call out of the queue", async () => {
    const prefix = uniquePrefix();
    const gate = createDeferred();
    let started = 0;
    const { handler } = await serveShop(
      {
        clear: async () => {
          started += 1;
          await gate.promise;
        },
      },
      { prefix },
    );
    const caller = await openConnection();
    const client = new ShopClient(caller, { prefix });
    const first = client.clear();
    await until("the slot is taken", () => started === 1);
    // By hand, to see the answer that a caller who has given up does not wait for.
    const replies: unknown[] = [];
    caller.subscribe("_INBOX.by-hand", { callback: (_error, message) => void replies.push(message.json()) });
    caller.publish(`${prefix}.shop.v1.Clear`, "", { reply: "_INBOX.by-hand" });
    caller.publish(`${prefix}.shop.v1.cancel`, "_INBOX.by-hand");
    await until("it is answered", () => replies.length === 1);
    expect(replies).toMatchObject([{ code: "CANCELLED" }]);
    const third = client.clear();
    gate.resolve();
    await Promise.all([first, third]);
    expect(started).toBe(2);
    expect(handler.instance).toMatch(/^\w{12}$/);
  });

  test("before the call is made means that it is not sent", async () => {
    const prefix = uniquePrefix();
    let calls = 0;
    await answer(await openConnection(), `${prefix}.shop.v1.>`, () => {
      calls += 1;
    });
    const caller = await openConnection();
    const client = new ShopClient(caller, { prefix });
    const error = await failureOf(client.find("1", { signal: AbortSignal.abort("no") }));
    expect(error).toMatchObject({ code: "CANCELLED", outcome: "NOT_SENT", cause: "no" });
    client.view("1", { signal: AbortSignal.abort() });
    await caller.flush();
    expect(calls).toBe(0);
  });

  test("does nothing to a call that has ended, and leaves no listener behind", async () => {
    const prefix = uniquePrefix();
    const cancellations: string[] = [];
    await serveShop({}, { prefix });
    await answer(await openConnection(), `${prefix}.shop.v1.cancel`, (message) => cancellations.push(message.string()));
    const caller = await openConnection();
    const client = new ShopClient(caller, { prefix });
    const controller = new AbortController();
    let listeners = 0;
    const { signal } = controller;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...parameters: Parameters<typeof add>) => {
      listeners += 1;
      add(...parameters);
    };
    signal.removeEventListener = (...parameters: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...parameters);
    };
    await client.find("1", { signal });
    expect(listeners).toBe(0);
    controller.abort();
    await caller.flush();
    await client.find("1");
    expect(cancellations).toEqual([]);
  });

  test("tells handlers at most a hundred times a second", async () => {
    const prefix = uniquePrefix();
    const requests: string[] = [];
    const cancelled: string[] = [];
    const peer = await openConnection();
    await answer(peer, `${prefix}.shop.v1.Find`, (message) => requests.push(message.reply ?? ""));
    await answer(peer, `${prefix}.shop.v1.cancel`, (message) => cancelled.push(message.string()));
    const caller = await openConnection();
    const client = new ShopClient(caller, { prefix });
    // In one turn of the event loop, which is in one second or in two.
    const controller = new AbortController();
    const calls = Array.from({ length: 500 }, () => failureOf(client.find("1", { signal: controller.signal })));
    controller.abort();
    await Promise.all(calls);
    await caller.flush();
    await until("all requests are there", () => requests.length === 500);
    await peer.flush();
    expect(cancelled.length).toBeGreaterThanOrEqual(100);
    expect(cancelled.length).toBeLessThanOrEqual(200);
    expect(cancelled.filter((reply) => !requests.includes(reply))).toEqual([]);
  });
});

describe("the signal of a method", () => {
  test("is made only for a method that reads it", async () => {
    const prefix = uniquePrefix();
    const { AbortController: Original } = globalThis;
    let made = 0;
    globalThis.AbortController = class extends Original {
      constructor() {
        super();
        made += 1;
      }
    };
    try {
      await serveShop({ buy: async (_id, count, call) => (call.signal.aborted ? 0 : count) }, { prefix });
      const client = new ShopClient(await openConnection(), { prefix });
      await client.find("1");
      expect(made).toBe(0);
      await client.buy("1", 1);
      expect(made).toBe(1);
    } finally {
      globalThis.AbortController = Original;
    }
  });

  test("is aborted from the start for a method that reads it late", async () => {
    const prefix = uniquePrefix();
    const go = createDeferred();
    const seen = createDeferred<AbortSignal>();
    const started = createDeferred();
    await serveShop(
      {
        find: async (id, call) => {
          started.resolve();
          await go.promise;
          seen.resolve(call.signal);
          return sampleItem(id);
        },
      },
      { prefix },
    );
    const caller = await openConnection();
    const controller = new AbortController();
    const call = failureOf(new ShopClient(caller, { prefix }).find("1", { signal: controller.signal }));
    await started.promise;
    controller.abort();
    await call;
    await caller.flush();
    // A round trip to the handler, so that it has the cancellation.
    await new ShopClient(caller, { prefix }).clear();
    go.resolve();
    const signal = await seen.promise;
    expect(signal.aborted).toBe(true);
    expect(signal.reason).toMatchObject({ code: "CANCELLED" });
  });

  test("may be listened to by code that fails, and the failure is not an incident", async () => {
    const prefix = uniquePrefix();
    const started = createDeferred();
    const { log } = await serveShop(
      {
        find: async (_id, { signal }) => {
          started.resolve();
          await new Promise((_resolve, reject) =>
            signal.addEventListener("abort", () => reject(new DOMException("", "AbortError"))),
          );
          throw new Error("bug: never here");
        },
      },
      { prefix },
    );
    const client = new ShopClient(await openConnection(), { prefix });
    const controller = new AbortController();
    const call = failureOf(client.find("1", { signal: controller.signal }));
    await started.promise;
    controller.abort();
    await call;
    await client.clear();
    expect(log).toEqual([]);
  });
});
