import { describe, expect, test } from "vitest";
import type { CallContext } from "../src/index.js";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { createDeferred, failureOf } from "./support/condition.js";
import { openConnection } from "./support/servers.js";
import { sampleItem, serveShop, uniquePrefix } from "./support/serving.js";
import { ShopClient } from "./support/shop.js";

cleanUpAfterEach();

describe("a call that a method makes", () => {
  test.each<[string, (call: CallContext) => object]>([
    ["as it is", (call) => call],
    ["spread", (call) => ({ ...call })],
    ["with a longer time beside it", (call) => ({ ...call, timeoutMs: 60_000 })],
    ["with an instance beside it", (call) => ({ ...call, instance: "inner" })],
    ["with a signal beside it", (call) => ({ ...call, signal: new AbortController().signal })],
    ["as a prototype", (call) => Object.create(call, { instance: { value: "inner", enumerable: true } }) as object],
  ])("with the context %s ends with its own", async (_how, options) => {
    const prefix = uniquePrefix();
    const client = new ShopClient(await openConnection(), { prefix });
    const inner = createDeferred<unknown>();
    await serveShop(
      {
        list: async (_limit, call) => {
          inner.resolve(await failureOf(client.clear(options(call))));
          return [];
        },
        clear: () => new Promise(() => undefined),
      },
      { prefix, instance: "inner" },
    );
    const outer = await failureOf(client.list(1, { timeoutMs: 100 }));
    expect(outer).toMatchObject({ code: "DEADLINE_EXCEEDED" });
    expect(await inner.promise).toMatchObject({ code: expect.stringMatching(/DEADLINE_EXCEEDED|CANCELLED/) });
  });

  test("may have less time than its own, and a signal of its own", async () => {
    const prefix = uniquePrefix();
    const client = new ShopClient(await openConnection(), { prefix });
    const controller = new AbortController();
    const errors: unknown[] = [];
    await serveShop(
      {
        list: async (_limit, call) => {
          errors.push(await failureOf(client.clear({ ...call, timeoutMs: 20 })));
          const second = failureOf(client.clear({ ...call, signal: controller.signal }));
          controller.abort();
          errors.push(await second);
          return [];
        },
        clear: () => new Promise(() => undefined),
      },
      { prefix },
    );
    expect(await client.list(1, { timeoutMs: 20_000 })).toEqual([]);
    expect(errors).toMatchObject([{ code: "DEADLINE_EXCEEDED" }, { code: "CANCELLED" }]);
  });

  test("does not go to the instance that makes it, unless it says so", async () => {
    const prefix = uniquePrefix();
    const client = new ShopClient(await openConnection(), { prefix });
    await serveShop(
      { list: async (_limit, call) => [await client.find("1", call), await client.find("2", { ...call })] },
      { prefix, instance: "outer", queueGroup: "outer" },
    );
    expect(await client.list(1)).toHaveLength(2);
  });

  test("ends when the method has ended that did not wait for it, and one-way calls are not sent any more", async () => {
    const prefix = uniquePrefix();
    const client = new ShopClient(await openConnection(), { prefix, log: () => undefined });
    const left = createDeferred<unknown>();
    let kept: CallContext | undefined;
    const viewed: string[] = [];
    await serveShop(
      {
        find: async (id, call) => {
          failureOf(client.clear(call)).then(left.resolve);
          kept = call;
          return sampleItem(id);
        },
        clear: () => new Promise(() => undefined),
        view: (id) => void viewed.push(id),
      },
      { prefix },
    );
    await client.find("1");
    expect(await left.promise).toMatchObject({ code: "CANCELLED" });
    expect(kept?.signal.aborted).toBe(true);
    client.view("from the past", kept);
    expect(await failureOf(client.buy("1", 1, kept))).toMatchObject({ code: "CANCELLED", outcome: "NOT_SENT" });
    expect(await client.buy("1", 1)).toBe(1);
    expect(viewed).toEqual([]);
  });
});
