import { describe, expect, test } from "vitest";
import { createCaller, createHandler } from "../src/codegenv1.js";
import { DEFAULT_REPLY_PREFIXES, isReplySubject } from "../src/wire/subjects.js";
import { cleanUpAfterEach, onCleanup } from "./support/cleanup.js";
import { createDeferred, failureOf, until } from "./support/condition.js";
import { openConnection } from "./support/servers.js";
import { serveShop, uniquePrefix } from "./support/serving.js";
import { createShopHandler, ShopClient, shopService } from "./support/shop.js";

cleanUpAfterEach();

test("an instance that is called as a method takes no calls of the versioned service beside it", async () => {
  const prefix = uniquePrefix();
  const { log: _log, ...old } = await serveShop({ buy: async () => 1 }, { prefix });
  const unversioned = { ...shopService, subject: "shop" };
  const answers = { find: angry, buy: async () => -1, list: angry, clear: angry, view: angry };
  for (const instance of ["Buy", "cancel", "at", "v1"]) {
    const handler = createHandler(old.connection, unversioned, answers as never, { prefix, instance });
    onCleanup(() => handler.shutdown());
    await handler.run();
    expect(handler.instance).toBe(instance);
    const direct = createCaller(old.connection, unversioned, { prefix }).unary(shopService.methods.buy);
    expect(await direct({ id: "1", count: 1 }, { instance })).toBe(-1);
  }
  const client = new ShopClient(await openConnection(), { prefix });
  for (let call = 0; call < 20; call += 1) expect(await client.buy("1", 1)).toBe(1);
});

test.each(["\u{feff}", "", "\u0000"])("a cancellation of %j stops no one-way call", async (body) => {
  const prefix = uniquePrefix();
  const [started, gate, ended] = [createDeferred(), createDeferred(), createDeferred()];
  const stopped: unknown[] = [];
  await serveShop(
    {
      view: async (_id, call) => {
        call.signal.addEventListener("abort", () => stopped.push(call.signal.reason.code));
        started.resolve();
        await gate.promise;
        stopped.push("ended");
        ended.resolve();
      },
    },
    { prefix },
  );
  const caller = await openConnection();
  const client = new ShopClient(caller, { prefix });
  client.view("1");
  await started.promise;
  caller.publish(`${prefix}.shop.v1.cancel`, body);
  expect(await client.buy("1", 1)).toBe(1);
  gate.resolve();
  await ended.promise;
  expect(stopped[0]).toBe("ended");
});

describe("replyPrefix", () => {
  test.each([[""], [["_INBOX.", ""]], [[]], ["a b"], ["*"], ["a..b"], ["."]])("%j is refused", async (replyPrefix) => {
    const connection = await openConnection();
    expect(() => createShopHandler({} as never, connection, { replyPrefix })).toThrow("replyPrefix");
  });

  test("is completed with a dot, so that half a token does not match", async () => {
    const prefix = uniquePrefix();
    const { log } = await serveShop({}, { prefix, replyPrefix: ["mine", "_INBOX"] });
    const peer = await openConnection();
    const got: string[] = [];
    peer.subscribe(">", { callback: (_error, message) => void got.push(message.subject) });
    peer.publish(`${prefix}.shop.v1.Clear`, "", { reply: "minefield.x" });
    peer.publish(`${prefix}.shop.v1.Clear`, "", { reply: "mine.x" });
    await until("one is answered", () => got.includes("mine.x"));
    expect(got).not.toContain("minefield.x");
    expect(log).toMatchObject([{ message: expect.stringContaining("replyPrefix"), subject: "minefield.x" }]);
  });

  test("lets through what the server makes of inboxes of other accounts", () => {
    expect(isReplySubject("_R_.kYx2pC.BDlBvN", DEFAULT_REPLY_PREFIXES)).toBe(true);
    expect(isReplySubject("_R_.", DEFAULT_REPLY_PREFIXES)).toBe(false);
  });
});

describe("a handler's end", () => {
  test("is a promise that resolves after a shutdown, and readiness follows its life", async () => {
    const { handler } = await serveShop({}, { prefix: uniquePrefix() });
    expect(handler.isReady).toBe(true);
    await handler.shutdown();
    await handler.ended;
    expect(handler.isReady).toBe(false);
  });

  test("resolves when the owner of the connection closes it", async () => {
    const connection = await openConnection();
    const { handler } = await serveShop({}, { prefix: uniquePrefix(), connection });
    await connection.close();
    await handler.ended;
    expect(handler.isReady).toBe(false);
    await handler.shutdown();
  });
});

test("a method whose handler has fewer slots than it has shares them with the others in turn", async () => {
  const prefix = uniquePrefix();
  let running = 0;
  let most = 0;
  const work = async <T>(result: T): Promise<T> => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 1));
    running -= 1;
    return result;
  };
  await serveShop({ buy: (_id, count) => work(count), list: () => work([]) }, { prefix, limits: { total: 1 } });
  const client = new ShopClient(await openConnection(), { prefix });
  const calls = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? client.buy("1", 1) : client.list()));
  await Promise.all(calls);
  expect(most).toBe(1);
  expect(await failureOf(Promise.reject(running))).toBe(0);
});

function angry(): never {
  throw new Error("not to be called");
}
