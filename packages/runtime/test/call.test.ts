import { describe, expect, test } from "vitest";
import { AutonatsError, type Code } from "../src/index.js";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { failureOf } from "./support/condition.js";
import { answer, openConnection } from "./support/servers.js";
import { sampleItem, serveShop, uniquePrefix } from "./support/serving.js";
import { NotFound, OutOfStock, ShopClient, type ShopServer } from "./support/shop.js";

cleanUpAfterEach();

async function startShop(methods: Partial<ShopServer> = {}) {
  const prefix = uniquePrefix();
  const serving = await serveShop(methods, { prefix });
  const connection = await openConnection();
  return { ...serving, prefix, caller: connection, client: new ShopClient(connection, { prefix }) };
}

describe("a call", () => {
  test("gives the result of the method", async () => {
    const { client } = await startShop();
    expect(await client.find("7")).toEqual(sampleItem("7"));
    expect(await client.buy("7", 2)).toBe(2);
    expect(await client.clear()).toBeUndefined();
    expect(await client.list()).toHaveLength(3);
    expect(await client.list(2)).toHaveLength(2);
  });

  test("finds its own result among many under way", async () => {
    const { client } = await startShop({
      find: async (id) => {
        await new Promise((resolve) => setTimeout(resolve, Number(id) % 3));
        return sampleItem(id);
      },
    });
    const results: string[] = [];
    const loop = async (worker: number): Promise<void> => {
      for (let call = 0; call < 50; call += 1) {
        const id = `${worker * 50 + call}`;
        results.push((await client.find(id)).id === id ? "same" : "other");
      }
    };
    await Promise.all([0, 1, 2, 3].map(loop));
    expect(results).toHaveLength(200);
    expect(new Set(results)).toEqual(new Set(["same"]));
  });

  test("may come from the connection that serves it", async () => {
    const { connection, prefix } = await startShop();
    expect(await new ShopClient(connection, { prefix }).buy("1", 3)).toBe(3);
  });

  test("can be made by hand, with an empty body for an empty request", async () => {
    const { caller, prefix } = await startShop();
    const found = await caller.request(`${prefix}.shop.v1.Find`, '{"id":"9"}');
    expect(found.headers).toBeUndefined();
    expect(found.json()).toEqual(sampleItem("9"));
    expect((await caller.request(`${prefix}.shop.v1.Clear`)).string()).toBe("\tnull");
    expect((await caller.request(`${prefix}.shop.v1.List`, "")).json()).toHaveLength(3);
  });

  test("goes to the instance that is named, whichever takes the others", async () => {
    const prefix = uniquePrefix();
    for (const instance of ["one", "two"]) {
      await serveShop({ find: async () => sampleItem(instance) }, { prefix, instance });
    }
    const client = new ShopClient(await openConnection(), { prefix });
    const served = await Promise.all(
      Array.from({ length: 60 }, () => client.find("x", { timeoutMs: 4000 }).catch(() => undefined)),
    );
    expect(new Set(served.flatMap((item) => item?.id ?? []))).toEqual(new Set(["one", "two"]));
    for (const instance of ["one", "two", "two", "one"]) {
      expect((await client.find("x", { instance })).id).toBe(instance);
    }
    expect(await failureOf(client.find("x", { instance: "three" }))).toMatchObject({ reason: "NO_RESPONDERS" });
    expect(await failureOf(client.find("x", { instance: "a.b" }))).toMatchObject({
      code: "INVALID_ARGUMENT",
      outcome: "NOT_SENT",
    });
  });

  test("fails at once where nobody serves", async () => {
    const client = new ShopClient(await openConnection(), { prefix: uniquePrefix(), timeoutMs: 60_000 });
    const error = await failureOf(client.find("1"));
    expect(error).toBeInstanceOf(AutonatsError);
    expect(error).toMatchObject({
      code: "UNAVAILABLE",
      reason: "NO_RESPONDERS",
      outcome: "NOT_DELIVERED",
      service: "Shop",
      method: "Find",
    });
  });
});

describe("a declared error", () => {
  test("arrives as an instance of its class, with its data", async () => {
    const { client, log } = await startShop({
      find: async (id) => {
        throw new NotFound(id);
      },
      buy: (id) => Promise.reject(new OutOfStock(id, 3)),
    });
    const missing = await failureOf(client.find("42"));
    expect(missing).toBeInstanceOf(NotFound);
    expect(missing).toMatchObject({ id: "42", message: "no item 42" });
    const short = await failureOf(client.buy("42", 9));
    expect(short).toBeInstanceOf(OutOfStock);
    expect(short).toMatchObject({ id: "42", left: 3 });
    expect(log).toEqual([]);
  });

  test("has the message of the handler, where its class does not compute one", async () => {
    const { client } = await startShop({
      find: async (id) => Promise.reject(Object.assign(new NotFound(id), { message: "gone since Monday" })),
    });
    expect(await failureOf(client.find("42"))).toMatchObject({ id: "42", message: "gone since Monday" });
  });

  test("is for its own method: elsewhere it is as undeclared as any other", async () => {
    const { client, log } = await startShop({ list: () => Promise.reject(new NotFound("1")) });
    expect(await failureOf(client.list())).toMatchObject({ code: "INTERNAL" });
    expect(log).toHaveLength(1);
  });

  test.each([
    ["a number that is NaN", new OutOfStock("1", Number.NaN)],
    ["half of a surrogate pair", new OutOfStock("\ud83c", 3)],
    ["a property that throws", createThrowingError()],
  ])("whose data cannot be sent is an undeclared failure: %s", async (_name, thrown) => {
    const { client, caller, prefix, log } = await startShop({ buy: () => Promise.reject(thrown) });
    const error = await failureOf(client.buy("1", 1));
    expect(error).toMatchObject({ code: "INTERNAL", reference: expect.stringMatching(/^\w{16}$/) });
    expect(log).toMatchObject([{ level: "error", reference: (error as AutonatsError).reference, error: thrown }]);
    const reply = await caller.request(`${prefix}.shop.v1.Buy`, '{"id":"1","count":1}');
    expect(reply.headers?.get("Nats-Service-Error-Code")).toBe("500");
    expect(reply.json()).toMatchObject({ code: "INTERNAL", reference: expect.any(String) });
  });

  test("whose message contains half of a surrogate pair is sent with another character in its place", async () => {
    const { client, log } = await startShop({
      buy: () => Promise.reject(Object.assign(new OutOfStock("1", 3), { message: "only \ud83c" })),
    });
    const error = await failureOf(client.buy("1", 1));
    expect(error).toBeInstanceOf(OutOfStock);
    expect(error).toMatchObject({ left: 3, message: "only \ufffd" });
    expect(log).toEqual([]);
  });

  test("is for people, and for tools that know ADR-32 alone, in the headers", async () => {
    const { caller, prefix } = await startShop({ find: () => Promise.reject(new NotFound("ü\r\nX: 1")) });
    const reply = await caller.request(`${prefix}.shop.v1.Find`, '{"id":"1"}');
    expect(reply.headers?.get("Nats-Service-Error-Code")).toBe("404");
    expect(reply.headers?.get("Nats-Service-Error")).toBe("no item ???X: 1");
    expect(reply.headers?.keys()).toHaveLength(2);
    expect(reply.json()).toEqual({
      code: "NOT_FOUND",
      message: "no item ü\r\nX: 1",
      type: "NotFound",
      data: { id: "ü\r\nX: 1" },
    });
  });
});

describe("anything else that a method throws", () => {
  test("stays in its process: the caller gets a reference to the log", async () => {
    const secret = new Error("password is swordfish");
    const { client, caller, prefix, log } = await startShop({ find: () => Promise.reject(secret) });
    const error = await failureOf(client.find("1"));
    expect(error).toMatchObject({ code: "INTERNAL", outcome: "FAILED", service: "Shop", method: "Find" });
    expect(String(error)).not.toContain("swordfish");
    const reply = await caller.request(`${prefix}.shop.v1.Find`, '{"id":"1"}');
    expect(reply.string() + String(reply.headers)).not.toContain("swordfish");
    const { reference } = error as AutonatsError;
    expect(log[0]).toMatchObject({ level: "error", service: "Shop", method: "Find", reference, error: secret });
  });

  test.each([
    ["undefined", () => Promise.reject(undefined)],
    ["text", () => Promise.reject("out of order")],
    [
      "thrown at once",
      () => {
        throw new TypeError("x is not a function");
      },
    ],
    ["what cannot be looked at", () => Promise.reject(createRevokedProxy())],
  ])("may be anything: %s", async (_name, find) => {
    const { client, log } = await startShop({ find });
    expect(await failureOf(client.find("1"))).toMatchObject({ code: "INTERNAL" });
    expect(await client.buy("1", 1)).toBe(1);
    expect(log).toHaveLength(1);
  });

  test("passes with code and message when the method made it as an AutonatsError", async () => {
    const { client, log } = await startShop({
      find: () => Promise.reject(new AutonatsError("UNAUTHENTICATED", "who are you?", { reason: "BUSY" })),
    });
    const error = await failureOf(client.find("1"));
    expect(error).toMatchObject({
      code: "UNAUTHENTICATED",
      message: "UNAUTHENTICATED: who are you?",
      outcome: "COMPLETED",
    });
    // Only the runtime may say that a call did not start.
    expect(error).toMatchObject({ reason: undefined });
    expect(log).toEqual([]);
  });

  test("passes with the path of an argument, but of no other failure", async () => {
    const { client } = await startShop({
      find: (code) => Promise.reject(new AutonatsError(code as Code, "m", { path: "id" })),
    });
    expect(await failureOf(client.find("INVALID_ARGUMENT"))).toMatchObject({ code: "INVALID_ARGUMENT", path: "id" });
    expect(await failureOf(client.find("OUT_OF_RANGE"))).toMatchObject({ code: "OUT_OF_RANGE", path: undefined });
  });

  test.each([
    ["what nobody answers", {}, { code: "UNAVAILABLE", reason: "NO_RESPONDERS" }],
    ["an instance that cannot be one", { instance: "a b" }, { code: "INVALID_ARGUMENT" }],
  ])("does not pass when a call of the method's own ended with it: %s", async (_name, options, expected) => {
    const { client, log } = await startShop({
      find: async (id) => {
        const elsewhere = new ShopClient(await openConnection(), { prefix: uniquePrefix() });
        return elsewhere.find(id, options);
      },
    });
    expect(await failureOf(client.find("1"))).toMatchObject({ code: "INTERNAL", reason: undefined });
    expect(log).toMatchObject([{ error: { ...expected, service: "Shop", method: "Find" } }]);
  });
});

describe("a value that its type does not allow", () => {
  test("is refused before it is sent", async () => {
    const { client } = await startShop();
    const error = await failureOf(client.buy("1", 1.5));
    expect(error).toMatchObject({ code: "INVALID_ARGUMENT", path: "count", outcome: "NOT_SENT", method: "Buy" });
  });

  test("is refused by the handler, which names the field and does not run the method", async () => {
    const run: string[] = [];
    const { caller, prefix, client } = await startShop({
      find: async (id) => {
        run.push(id);
        return sampleItem(id);
      },
    });
    for (const body of ['{"id":7}', "{}", "[]", '{"id":"1"', "\xff", '{"id":"1"}x']) {
      const reply = await caller.request(`${prefix}.shop.v1.Find`, body);
      expect(reply.headers?.get("Nats-Service-Error-Code"), body).toBe("400");
      expect(reply.json()).toMatchObject({
        code: "INVALID_ARGUMENT",
        path: body.startsWith("{}") || body.includes(":7") ? "id" : "",
      });
    }
    expect(run).toEqual([]);
    expect((await client.find("1")).id).toBe("1");
  });

  test.each([
    ["of the wrong type", async () => 7],
    ["nothing", async () => undefined],
    ["not a promise", () => "tea"],
    // biome-ignore lint/suspicious/noThenProperty: that is what it is about.
    ["a promise of another make", () => ({ then: (settle: (value: unknown) => void) => settle(null) })],
  ])("is not sent as a result: %s", async (_name, find) => {
    const { client, log } = await startShop({ find: find as never });
    expect(await failureOf(client.find("1"))).toMatchObject({ code: "INTERNAL", outcome: "FAILED" });
    expect(log).toMatchObject([{ message: expect.stringContaining("result"), reference: expect.any(String) }]);
  });

  test("is not taken as a result", async () => {
    const prefix = uniquePrefix();
    const peer = await openConnection();
    await answer(peer, `${prefix}.shop.v1.Find`, (message) => message.respond('\t{"id":"1","name":2}'));
    const client = new ShopClient(await openConnection(), { prefix });
    expect(await failureOf(client.find("1"))).toMatchObject({
      code: "INTERNAL",
      reason: "MALFORMED_REPLY",
      path: "name",
      outcome: "UNKNOWN_OUTCOME",
    });
  });
});

test("a method need not be asynchronous", async () => {
  const { client } = await startShop({ buy: ((_id: string, count: number) => count * 2) as never });
  expect(await client.buy("1", 4)).toBe(8);
});

test("AutonatsError.from gives a code to anything", () => {
  const own = new AutonatsError("ABORTED", "again");
  expect(AutonatsError.from(own)).toBe(own);
  const cause = new NotFound("1");
  expect(AutonatsError.from(cause)).toMatchObject({ code: "UNKNOWN", message: "UNKNOWN: no item 1", cause });
  expect(AutonatsError.from(7)).toBeInstanceOf(AutonatsError);
});

function createThrowingError(): OutOfStock {
  return Object.defineProperty(new OutOfStock("1", 3), "left", {
    get: () => {
      throw new TypeError("not today");
    },
  });
}

function createRevokedProxy(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
