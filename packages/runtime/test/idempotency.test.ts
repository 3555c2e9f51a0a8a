import { createMemoryNetwork, type MemoryLink, type MemoryNetwork } from "@autonats/testing";
import { describe, expect, test } from "vitest";
import type { CallContext } from "../src/index.js";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { createDeferred, type Deferred, failureOf, until } from "./support/condition.js";
import { openConnection, startServer } from "./support/servers.js";
import { serveShop } from "./support/serving.js";
import { ShopClient } from "./support/shop.js";

cleanUpAfterEach();

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A shop of two instances in memory, whose purchases of more than nothing wait until they may end. */
interface Shop {
  readonly network: MemoryNetwork;
  readonly own: MemoryLink;
  readonly links: readonly MemoryLink[];
  readonly client: ShopClient;
  /** Where the client's requests went. */
  readonly sent: string[];
  /** Which instance runs a purchase; `end` ends it. */
  readonly runs: { readonly instance: number; readonly end: Deferred<void> }[];
}

async function startShop(): Promise<Shop> {
  const network = createMemoryNetwork();
  const runs: Shop["runs"] = [];
  const links = [network.connect(), network.connect()];
  for (const [instance, connection] of links.entries()) {
    const buy = async (_id: string, count: number): Promise<number> => {
      if (count === 0) return 0;
      const end = createDeferred();
      runs.push({ instance, end });
      await end.promise;
      return count;
    };
    await serveShop({ buy }, { connection, instance: `i${instance}` });
  }
  const own = network.connect({ name: "client" });
  const sent: string[] = [];
  network.watch(({ kind, from, message }) => {
    if (kind === "published" && from === "client") sent.push(message.subject);
  });
  const client = new ShopClient(own, { waitForReady: true, retry: { backoffMs: 2 } });
  await until("both instances are known", async () => {
    await client.buy("1", 0);
    return links.every((_link, index) => sent.includes(`autonats.shop.v1.at.i${index}.Buy`));
  });
  return { network, own, links, client, sent, runs };
}

/** Begins purchases until one goes to an instance, and not to the queue group. Returns what comes of it, and which instance that is. */
async function buyDirectly(
  shop: Shop,
  idempotencyKey?: string,
): Promise<{ bought: Promise<number>; instance: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const key = idempotencyKey === undefined ? undefined : `${idempotencyKey} ${attempt}`.replace(" ", "-");
    const bought = shop.client.buy("1", 1, { idempotencyKey: key, timeoutMs: 3000 });
    bought.catch(() => undefined);
    await until("it runs", () => shop.runs.length === attempt);
    const run = shop.runs[attempt - 1];
    if (run !== undefined && shop.sent.at(-1) !== "autonats.shop.v1.Buy") return { bought, instance: run.instance };
    run?.end.resolve();
    await bought;
  }
}

describe("a call whose connection breaks", () => {
  test("is made again at the instance that may have run it, if it has a key, and does not run twice", async () => {
    const shop = await startShop();
    const { bought, instance } = await buyDirectly(shop, "key");
    const [runs, sent] = [shop.runs.length, shop.sent.length];
    shop.own.down();
    shop.own.up();
    await until("it is made again", () => shop.sent.length > sent);
    shop.runs.at(-1)?.end.resolve();
    expect(await bought).toBe(1);
    expect(shop.runs).toHaveLength(runs);
    expect(shop.sent.slice(sent)).toEqual([`autonats.shop.v1.at.i${instance}.Buy`]);
  });

  test("is not made again without a key", async () => {
    const shop = await startShop();
    const { bought } = await buyDirectly(shop);
    const sent = shop.sent.length;
    shop.own.down();
    shop.own.up();
    expect(await failureOf(bought)).toMatchObject({ reason: "DISCONNECTED", outcome: "UNKNOWN_OUTCOME" });
    expect(shop.sent.slice(sent)).toEqual([]);
  });

  test("does not go to another instance when its own is gone, and fails as one that may have run", async () => {
    const shop = await startShop();
    const { bought, instance } = await buyDirectly(shop, "key");
    const [runs, sent] = [shop.runs.length, shop.sent.length];
    shop.own.down();
    shop.links[instance]?.kill();
    shop.own.up();
    expect(await failureOf(bought)).toMatchObject({ reason: "DISCONNECTED", outcome: "UNKNOWN_OUTCOME" });
    const after = shop.sent.slice(sent);
    expect(after.length).toBeGreaterThan(1);
    expect(new Set(after)).toEqual(new Set([`autonats.shop.v1.at.i${instance}.Buy`]));
    expect(shop.runs).toHaveLength(runs);
  });

  test("runs once, over a real server that dies and comes back", async () => {
    const server = await startServer();
    const ends = createDeferred();
    let runs = 0;
    const buy = async (_id: string, count: number): Promise<number> => {
      runs += 1;
      await ends.promise;
      return count;
    };
    const { handler } = await serveShop({ buy }, { connection: await openConnection(server) });
    const client = new ShopClient(await openConnection(server), { waitForReady: true, retry: { attempts: 3 } });
    const options = { idempotencyKey: "key", instance: handler.instance, timeoutMs: 30_000 };
    const bought = client.buy("1", 2, options);
    await until("it runs", () => runs === 1);
    await server.kill();
    await server.start();
    await until("both are back", () => client.list(1, { timeoutMs: 200 }).then(Boolean, () => false));
    ends.resolve();
    expect(await bought).toBe(2);
    expect(await client.buy("1", 2, options)).toBe(2);
    expect(runs).toBe(1);
  });
});

test("the method knows the key of its call, and only its own", async () => {
  const network = createMemoryNetwork();
  const keys: (string | undefined)[] = [];
  const buy = async (_id: string, count: number, call: CallContext): Promise<number> => {
    keys.push(call.idempotencyKey);
    if (count > 0) await nested.buy("1", count - 1, { ...call });
    return count;
  };
  await serveShop({ buy }, { connection: network.connect() });
  const nested = new ShopClient(network.connect());
  await nested.buy("1", 1, { idempotencyKey: "key" });
  expect(keys).toEqual(["key", undefined]);
});

test("a key of a one-way call is refused, and the log says so", async () => {
  const messages: string[] = [];
  const client = new ShopClient(createMemoryNetwork().connect(), {
    log: ({ error }) => messages.push(String(error)),
  });
  client.view("1", { idempotencyKey: "key" });
  expect(messages).toEqual(["AutonatsError: INVALID_ARGUMENT: idempotencyKey is for methods that are answered"]);
});

describe("calls that wait for the answer of another one", () => {
  /** Publishes purchases with one key, and counts what is answered. */
  async function flood(
    count: number,
  ): Promise<{ answers: string[]; ends: Deferred<void>; runs: () => number; stop(): Promise<void> }> {
    const network = createMemoryNetwork();
    const ends = createDeferred();
    let runs = 0;
    const buy = async (_id: string, bought: number): Promise<number> => {
      runs += 1;
      await ends.promise;
      return bought;
    };
    const { handler } = await serveShop({ buy }, { connection: network.connect(), limits: { queue: 0 } });
    const peer = network.connect();
    const answers: string[] = [];
    peer.subscribe("_INBOX.peer.>", undefined, ({ body }) => answers.push(decoder.decode(body)));
    const head = encoder.encode("NATS/1.0\r\nAutonats-Idempotency-Key: key\r\nAutonats-Timeout: 60000\r\n\r\n");
    for (let call = 0; call < count; call += 1) {
      peer.publish("autonats.shop.v1.Buy", `_INBOX.peer.${call}`, head, encoder.encode('{"id":"1","count":1}'));
    }
    await until("the first one runs", () => runs === 1);
    return { answers, ends, runs: () => runs, stop: () => handler.shutdown() };
  }

  test("are bounded in number, take no slots, and get the answer", async () => {
    const { answers, ends, runs } = await flood(1101);
    await until("those beyond are refused", () => answers.length === 100);
    expect(answers.every((answer) => answer.includes("BUSY"))).toBe(true);
    ends.resolve();
    await until("all are answered", () => answers.length === 1101);
    expect(answers.slice(100).every((answer) => answer === "\t1")).toBe(true);
    expect(runs()).toBe(1);
  });

  test("are all answered when a handler stops that has waited long enough", async () => {
    const { answers, stop } = await flood(20);
    await stop();
    expect(answers).toHaveLength(20);
    expect(answers.every((answer) => answer.includes("UNAVAILABLE"))).toBe(true);
  });
});
