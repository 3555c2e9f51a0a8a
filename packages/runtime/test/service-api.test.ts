import type { NatsConnection } from "@nats-io/nats-core";
import { describe, expect, test } from "vitest";
import type { HandlerOptions } from "../src/index.js";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { createDeferred, failureOf, until } from "./support/condition.js";
import { openConnection, startServer } from "./support/servers.js";
import { findServiceApiFaults } from "./support/service-api-schemas.js";
import { sampleItem, serveShop } from "./support/serving.js";
import { NotFound, ShopClient, type ShopServer } from "./support/shop.js";

cleanUpAfterEach();

async function startShop(methods: Partial<ShopServer> = {}, options: HandlerOptions = {}) {
  const server = await startServer();
  const serving = await serveShop(methods, { connection: await openConnection(server), ...options });
  const caller = await openConnection(server);
  return { ...serving, server, caller, client: new ShopClient(caller) };
}

async function ask(caller: NatsConnection, subject: string): Promise<unknown> {
  const reply = await caller.request(subject);
  expect(reply.headers).toBeUndefined();
  return reply.json();
}

interface EndpointStats {
  readonly name: string;
  readonly num_requests: number;
  readonly num_errors: number;
  readonly last_error: string;
  readonly processing_time: number;
  readonly average_processing_time: number;
}

async function statsOf(caller: NatsConnection, name: string): Promise<EndpointStats> {
  const { endpoints } = (await ask(caller, "$SRV.STATS.Shop")) as { endpoints: EndpointStats[] };
  const endpoint = endpoints.find((candidate) => candidate.name === name);
  if (endpoint === undefined) throw new Error(`no endpoint ${name}`);
  return endpoint;
}

const methods = ["Find", "Buy", "List", "Clear", "View"];
const slotsOf: Readonly<Record<string, number>> = { Find: 5, Buy: 2, List: 5, Clear: 1, View: 2 };

describe("the Service API", () => {
  test.each(["PING", "INFO", "STATS"])(
    "answers %s for all services, for this one, and for this instance",
    async (verb) => {
      const { caller, handler } = await startShop();
      const answers = await Promise.all([
        ask(caller, `$SRV.${verb}`),
        ask(caller, `$SRV.${verb}.Shop`),
        ask(caller, `$SRV.${verb}.Shop.${handler.instance}`),
      ]);
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(findServiceApiFaults(verb, answers[0])).toEqual([]);
      expect(answers[0]).toMatchObject({
        type: `io.nats.micro.v1.${verb.toLowerCase()}_response`,
        name: "Shop",
        id: handler.instance,
        version: "1.2.0",
        metadata: { "autonats-protocol": "1", "autonats-features": "" },
      });
      for (const subject of [`$SRV.${verb}.Other`, `$SRV.${verb}.Shop.other`, `$SRV.${verb}.shop`]) {
        await expect(caller.request(subject)).rejects.toThrow(/no responders/i);
      }
    },
  );

  test("is held to a schema that sees faults", () => {
    expect(findServiceApiFaults("PING", { type: "io.nats.micro.v1.ping_response", name: "a b", id: "" })).not.toEqual(
      [],
    );
  });

  test("has nothing else in PING", async () => {
    const { caller } = await startShop();
    expect(Object.keys((await ask(caller, "$SRV.PING")) as object).sort()).toEqual([
      "id",
      "metadata",
      "name",
      "type",
      "version",
    ]);
  });

  test("describes the methods in INFO", async () => {
    const { caller } = await startShop();
    const info = (await ask(caller, "$SRV.INFO.Shop")) as { endpoints: object[] };
    expect(Object.keys(info).sort()).toEqual(["description", "endpoints", "id", "metadata", "name", "type", "version"]);
    expect(info).toMatchObject({ description: "Sells things." });
    expect(info.endpoints).toEqual(
      methods.map((name) => ({
        name,
        subject: `autonats.shop.v1.${name}`,
        queue_group: "autonats",
        metadata: {
          "autonats-kind": name === "View" ? "oneWay" : "unary",
          "autonats-fingerprint": "0123456789abcdef",
        },
      })),
    );
  });

  test("has whole numbers, texts and an instant in STATS, also before the first call", async () => {
    const { caller } = await startShop();
    const stats = (await ask(caller, "$SRV.STATS.Shop")) as { started: string; endpoints: object[] };
    expect(Object.keys(stats).sort()).toEqual(["endpoints", "id", "metadata", "name", "started", "type", "version"]);
    expect(stats.started).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(stats.endpoints).toEqual(
      methods.map((name) => ({
        name,
        subject: `autonats.shop.v1.${name}`,
        queue_group: "autonats",
        num_requests: 0,
        num_errors: 0,
        last_error: "",
        processing_time: 0,
        average_processing_time: 0,
        data: { running: 0, waiting: 0, slots: slotsOf[name], refused: 0, demand: 0, denied: false, state: "serving" },
      })),
    );
  });

  test("answers nobody who does not ask for an answer", async () => {
    const { caller, client } = await startShop();
    caller.publish("$SRV.PING");
    caller.publish("$SRV.PING", "", { reply: "elsewhere" });
    expect(await client.buy("1", 1)).toBe(1);
  });

  test("answers each question a hundred times a second at most", async () => {
    const { caller, client } = await startShop();
    let answers = 0;
    caller.subscribe("_INBOX.flood", {
      callback: () => {
        answers += 1;
      },
    });
    for (let asked = 0; asked < 1000; asked += 1) caller.publish("$SRV.INFO.Shop", "", { reply: "_INBOX.flood" });
    expect(await client.buy("1", 1)).toBe(1);
    // All were asked within two seconds of the clock, and other questions are answered all the same.
    expect(answers).toBeGreaterThanOrEqual(100);
    expect(answers).toBeLessThanOrEqual(300);
    expect(await ask(caller, "$SRV.PING.Shop")).toMatchObject({ name: "Shop" });
  });

  test("is silent once the handler is down", async () => {
    const { caller, handler } = await startShop();
    await handler.shutdown();
    await expect(caller.request("$SRV.PING")).rejects.toThrow(/no responders/i);
  });
});

describe("statistics", () => {
  test("count every call that was admitted, and those that failed, whatever the failure", async () => {
    const { caller, client } = await startShop({
      find: async (id) => {
        if (id === "declared") throw new NotFound(id);
        if (id === "undeclared") throw new Error("secret");
        if (id === "wrong") return 7 as never;
        return sampleItem(id);
      },
    });
    await client.find("good");
    for (const id of ["declared", "undeclared", "wrong"]) await failureOf(client.find(id));
    await caller.request("autonats.shop.v1.Find", "nonsense");
    const stats = await statsOf(caller, "Find");
    expect(stats).toMatchObject({
      num_requests: 5,
      num_errors: 4,
      last_error: "INVALID_ARGUMENT: the request is not valid",
    });
    expect(JSON.stringify(stats)).not.toContain("secret");
    expect(await statsOf(caller, "Buy")).toMatchObject({ num_requests: 0 });
  });

  test("do not count what was refused as busy, and count a timeout once", async () => {
    const gate = createDeferred();
    const { caller, client } = await startShop({ clear: () => gate.promise }, { limits: { queue: 1 } });
    const running = failureOf(client.clear({ timeoutMs: 100 }));
    const waiting = client.clear();
    expect(await failureOf(client.clear())).toMatchObject({ reason: "BUSY" });
    expect(await running).toMatchObject({ code: "DEADLINE_EXCEEDED" });
    await until("the handler has seen the deadline too", async () => (await statsOf(caller, "Clear")).num_errors === 1);
    gate.resolve();
    await waiting;
    expect(await statsOf(caller, "Clear")).toMatchObject({
      num_requests: 2,
      num_errors: 1,
      data: { refused: 1, running: 0, waiting: 0 },
      last_error: "DEADLINE_EXCEEDED: the method did not end before the deadline",
    });
  });

  test("count one-way calls and their failures", async () => {
    const { caller, client, log } = await startShop({ view: () => Promise.reject(new Error("no")) as never });
    client.view("1");
    await until("it has failed", () => log.length === 1);
    expect(await statsOf(caller, "View")).toMatchObject({ num_requests: 1, num_errors: 1 });
  });

  test("have the true times of asynchronous methods, in nanoseconds", async () => {
    const { caller, client } = await startShop({
      buy: async (_id, count) => {
        await new Promise((resolve) => setTimeout(resolve, count));
        return count;
      },
    });
    await client.buy("1", 60);
    await client.buy("1", 20);
    const {
      processing_time: total,
      average_processing_time: average,
      num_requests: requests,
    } = await statsOf(caller, "Buy");
    expect(requests).toBe(2);
    expect(total).toBeGreaterThan(75e6);
    expect(total).toBeLessThan(10e9);
    expect(Number.isInteger(total) && Number.isInteger(average)).toBe(true);
    expect(average).toBe(Math.trunc(total / 2));
  });
});
