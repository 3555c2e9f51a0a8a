import { describe, expect, test } from "vitest";
import {
  type Call,
  type CallContext,
  ContextValues,
  createContextKey,
  type Interceptor,
  InvalidValue,
  isSafeToRetry,
  Metadata,
  type Observer,
} from "../src/index.js";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { createDeferred, failureOf, until } from "./support/condition.js";
import { openConnection } from "./support/servers.js";
import { type ServingOptions, sampleItem, serveShop, uniquePrefix } from "./support/serving.js";
import { type Item, NotFound, ShopClient, type ShopServer } from "./support/shop.js";

cleanUpAfterEach();

interface Both {
  readonly client?: readonly Interceptor[];
  readonly handler?: readonly Interceptor[];
}

async function startShop(methods: Partial<ShopServer>, { client = [], handler = [] }: Both, more: ServingOptions = {}) {
  const prefix = uniquePrefix();
  const serving = await serveShop(methods, { prefix, interceptors: handler, ...more });
  const caller = await openConnection();
  return { ...serving, prefix, client: new ShopClient(caller, { prefix, interceptors: client }) };
}

test("the first of a list is the outermost, on both ends, and the method is in the middle", async () => {
  const order: string[] = [];
  const note =
    (name: string): Interceptor =>
    (next) =>
    async (call) => {
      order.push(`${name} in`);
      const result = await next(call);
      order.push(`${name} out`);
      return result;
    };
  const { client } = await startShop(
    { clear: async () => void order.push("method") },
    { client: [note("client 1"), note("client 2")], handler: [note("handler 1"), note("handler 2")] },
  );
  await client.clear();
  const names = ["client 1", "client 2", "handler 1", "handler 2"];
  expect(order).toEqual([
    ...names.map((name) => `${name} in`),
    "method",
    ...names.reverse().map((name) => `${name} out`),
  ]);
});

test("a handler asks for a token in the metadata, and says no with an error that the method declares", async () => {
  const authenticate: Interceptor = (next) => async (call) => {
    if (call.headers.get("authorization") !== "Bearer good") throw new NotFound("anything");
    return next(call);
  };
  const signIn: Interceptor = (next) => async (call) => {
    call.headers.set("Authorization", "Bearer good");
    return next(call);
  };
  const { client, prefix } = await startShop({}, { client: [signIn], handler: [authenticate] });
  expect(await client.find("1")).toEqual(sampleItem("1"));
  const stranger = new ShopClient(await openConnection(), { prefix });
  expect(await failureOf(stranger.find("1"))).toBeInstanceOf(NotFound);
});

test("a cache answers without a call, and may change what it hands on", async () => {
  const cache = new Map<string, unknown>();
  const remember: Interceptor = (next) => async (call) => {
    const key = JSON.stringify(call.request);
    if (!cache.has(key)) cache.set(key, await next(call));
    return cache.get(key);
  };
  const upper: Interceptor = (next) => (call) => {
    const { id } = call.request as { id: string };
    return next({ ...call, request: { id: id.toUpperCase() } });
  };
  const asked: string[] = [];
  const { client } = await startShop(
    { find: async (id) => sampleItem(asked[asked.push(id) - 1] ?? "") },
    { client: [remember, upper] },
  );
  for (let round = 0; round < 3; round += 1) expect((await client.find("a")).id).toBe("A");
  expect(asked).toEqual(["A"]);
});

test("a copy of a call is as good as the call, on both sides", async () => {
  const user = createContextKey("user", "nobody");
  const seen: unknown[] = [];
  const describe = (call: Call): unknown => ({
    ...{ side: call.side, service: call.service, method: call.method, kind: call.kind, subject: call.subject },
    ...{ idempotent: call.idempotent, attempt: call.attempt, instance: call.instance, version: call.version },
    ...{ metadata: [...call.headers], user: call.values.get(user), isCancelled: call.signal.aborted },
    hasTime: call.timeoutMs > 0,
  });
  const copy: Interceptor = (next) => (call) => {
    call.headers.set("first", "1");
    call.values.set(user, "ann");
    seen.push(describe(call));
    return next({ ...call, request: { id: "2" } });
  };
  const look: Interceptor = (next) => (call) => {
    seen.push(describe(call));
    call.headers.set("second", "2");
    return next(Object.assign(Object.create(call), { request: call.request }));
  };
  const { client } = await startShop(
    { find: async (id, call) => sampleItem(`${id} ${call.headers.get("second")} ${call.values.get(user)}`) },
    { client: [copy, look], handler: [copy, look] },
    { instance: "one" },
  );
  expect((await client.find("1", { instance: "one" })).id).toBe("2 2 ann");
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[3]).toEqual(seen[2]);
  expect(seen[0]).toMatchObject({ side: "client", metadata: [["first", "1"]], user: "ann", hasTime: true });
  expect(seen[2]).toMatchObject({ side: "handler", instance: "one" });
});

test("a copy may have other metadata and values", async () => {
  const user = createContextKey("user", "nobody");
  const add: Interceptor = (next) => (call) => {
    call.headers.set("other", "1");
    return next(call);
  };
  const replace: Interceptor = (next) => (call) => next({ ...call, headers: new Metadata({ only: call.side }) });
  const seen: unknown[] = [];
  const look: Interceptor = (next) => (call) => {
    seen.push([...call.headers].map(String), call.values.get(user));
    return next(call);
  };
  const renew: Interceptor = (next) => (call) => {
    call.values.set(user, "former");
    return next({ ...call, values: new ContextValues().set(user, "ann") });
  };
  const { client } = await startShop(
    { find: async (_id, call) => sampleItem(`${[...call.headers].join()} ${call.values.get(user)}`) },
    { client: [add, replace], handler: [add, renew, look, replace] },
  );
  expect((await client.find("1")).id).toBe("only,handler ann");
  expect(seen).toEqual([["only,client", "other,1"], "ann"]);
});

test("something that is not the call is an error", async () => {
  const invent: Interceptor = (next) => () => next({ request: {} } as Call);
  const { client } = await startShop({}, { client: [invent] });
  expect(await failureOf(client.find("1"))).toMatchObject({
    message: "next was called with something else than the call, or a copy of it",
  });
});

test("ten lines retry, within the deadline of the call", async () => {
  const retry: Interceptor = (next) => async (call) => {
    for (;;) {
      try {
        return await next(call);
      } catch (error) {
        if (call.attempt >= 5 || !isSafeToRetry(error, call)) throw error;
      }
    }
  };
  let calls = 0;
  const { client, handler } = await startShop(
    {
      buy: async (_id, count) => {
        calls += 1;
        return count;
      },
    },
    { client: [retry] },
  );
  expect(await client.buy("1", 1)).toBe(1);
  expect(calls).toBe(1);
  await handler.shutdown();
  expect(await failureOf(client.buy("1", 1))).toMatchObject({ reason: "NO_RESPONDERS" });
});

test("what an interceptor sees is what the call is", async () => {
  const seen: Call[] = [];
  const timings: number[] = [];
  const look: Interceptor = (next) => async (call) => {
    seen.push(call);
    const started = performance.now();
    const result = await next(call);
    timings.push(performance.now() - started);
    return result;
  };
  const { client } = await startShop({}, { client: [look], handler: [look] }, { instance: "one" });
  await client.buy("1", 2, { timeoutMs: 3000, instance: "one" });
  client.view("1");
  await until("the one-way call came", () => seen.length === 4);
  expect(seen.map(({ side, service, method, kind, instance }) => [side, service, method, kind, instance])).toEqual([
    ["client", "Shop", "Buy", "unary", "one"],
    ["handler", "Shop", "Buy", "unary", "one"],
    ["client", "Shop", "View", "oneWay", undefined],
    ["handler", "Shop", "View", "oneWay", "one"],
  ]);
  expect(seen[0]).toMatchObject({ request: { id: "1", count: 2 }, idempotent: false, attempt: 1 });
  expect(seen[1]).toMatchObject({ request: { id: "1", count: 2 }, attempt: 1 });
  expect(timings.length).toBeGreaterThanOrEqual(2);
});

test("values go from caller to interceptor, and from interceptor to method, with their types", async () => {
  const user = createContextKey("user", "nobody");
  const outgoing: Interceptor = (next) => (call) => {
    call.headers.set("user", call.values.get(user));
    return next(call);
  };
  const incoming: Interceptor = (next) => (call) => {
    call.values.set(user, call.headers.get("user") ?? "");
    return next(call);
  };
  const { client } = await startShop(
    { find: async (_id, call) => sampleItem(call.values.get(user)) },
    { client: [outgoing], handler: [incoming] },
  );
  expect((await client.find("1")).id).toBe("nobody");
  expect((await client.find("1", { values: new ContextValues().set(user, "ann") })).id).toBe("ann");
});

describe("a call ends, whatever its interceptors do", () => {
  const hang: Interceptor = () => () => new Promise(() => undefined);

  test("at its deadline", async () => {
    const { client } = await startShop({}, { client: [hang] });
    expect(await failureOf(client.clear({ timeoutMs: 30 }))).toMatchObject({
      code: "DEADLINE_EXCEEDED",
      outcome: "NOT_SENT",
    });
  });

  test("when its caller gives it up", async () => {
    const started = createDeferred();
    const { client } = await startShop(
      {
        clear: () => {
          started.resolve();
          return new Promise(() => undefined);
        },
      },
      { client: [(next) => next] },
    );
    const controller = new AbortController();
    const call = failureOf(client.clear({ signal: controller.signal }));
    await started.promise;
    controller.abort();
    expect(await call).toMatchObject({ code: "CANCELLED", outcome: "CANCELLED" });
  });

  test("when they throw, or return no promise", async () => {
    const broken: Interceptor = () => () => {
      throw new RangeError("mine");
    };
    const { client } = await startShop({}, { client: [broken] });
    expect(await failureOf(client.clear())).toBeInstanceOf(RangeError);
    const { client: other, log } = await startShop({}, { handler: [broken] });
    expect(await failureOf(other.clear())).toMatchObject({ code: "INTERNAL", outcome: "FAILED" });
    expect(log).toMatchObject([{ error: expect.any(RangeError) }]);
  });

  test("when they make a request that may not be sent", async () => {
    const spoil: Interceptor = (next) => (call) => {
      call.request = { id: 7 };
      return next(call);
    };
    const { client } = await startShop({}, { client: [spoil] });
    expect(await failureOf(client.find("1"))).toMatchObject({
      code: "INVALID_ARGUMENT",
      path: "id",
      cause: expect.any(InvalidValue),
    });
  });
});

describe("a call whose interceptors return the promise of an attempt", () => {
  test("ends with it, and so do the attempts beside it", async () => {
    const stopped: boolean[] = [];
    const find = (id: string, { signal }: CallContext): Promise<Item> => {
      if (id === "quick") return Promise.resolve(sampleItem(id));
      return new Promise((resolve) => {
        signal.addEventListener("abort", () => {
          stopped.push(true);
          resolve(sampleItem(id));
        });
      });
    };
    const told: unknown[] = [];
    const both: Interceptor = (next) => (call) => {
      void next(call).catch(() => undefined);
      call.request = { id: "quick" };
      return next(call);
    };
    const { prefix } = await startShop({ find }, {});
    const client = new ShopClient(await openConnection(), {
      prefix,
      interceptors: [both],
      observers: [{ onCallSettled: (call, error) => void told.push(call.method, error) }],
    });
    const heads: Metadata[] = [];
    const onReplyHeaders = (headers: Metadata): void => void heads.push(headers);
    // Without the interceptor's end the other one would go on until then.
    expect(await client.find("slow", { onReplyHeaders, timeoutMs: 60_000 })).toEqual(sampleItem("quick"));
    await until("the other attempt is cancelled", () => stopped.length > 0);
    expect(told).toEqual(["Find", undefined]);
    expect(heads).toHaveLength(1);
  });

  test("ends with what they return where a later attempt cannot be made", async () => {
    const spoilLater: Interceptor = (next) => (call) => {
      const first = next(call);
      call.request = { id: 7 };
      const second = next(call);
      for (const attempt of [first, second]) attempt.catch(() => undefined);
      return call.headers.get("which") === "second" ? second : first;
    };
    const { prefix } = await startShop({}, {});
    const told: unknown[] = [];
    const observers: Observer[] = [{ onCallSettled: (_call, error) => void told.push(error) }];
    const client = new ShopClient(await openConnection(), { prefix, interceptors: [spoilLater], observers });
    expect(await client.find("1")).toEqual(sampleItem("1"));
    const failure = await failureOf(client.find("1", { headers: { which: "second" } }));
    expect(failure).toMatchObject({ code: "INVALID_ARGUMENT" });
    expect(told).toEqual([undefined, failure]);
  });

  test("ends at its deadline, and the signal for interceptors aborts", async () => {
    let signal: AbortSignal | undefined;
    const watch: Interceptor = (next) => (call) => {
      signal = call.signal;
      return next(call);
    };
    const { client } = await startShop({ clear: () => new Promise(() => undefined) }, { client: [watch] });
    expect(await failureOf(client.clear({ timeoutMs: 50 }))).toMatchObject({
      code: "DEADLINE_EXCEEDED",
      outcome: "UNKNOWN_OUTCOME",
    });
    expect(signal?.aborted).toBe(true);
  });
});
