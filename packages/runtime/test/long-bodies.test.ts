import { createInbox } from "@nats-io/nats-core";
import { describe, expect, test } from "vitest";
import { Multiplexer } from "../src/connection/multiplexer.js";
import { SharedConnection } from "../src/connection/shared-connection.js";
import { cancelSubject } from "../src/wire/subjects.js";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { createDeferred, failureOf, until } from "./support/condition.js";
import { answer, openConnection } from "./support/servers.js";
import { sampleItem, serveShop, uniquePrefix } from "./support/serving.js";
import { ShopClient } from "./support/shop.js";

cleanUpAfterEach();

/** Members that no method knows, and that take several turns of the event loop to parse: every object has another key. */
const slow = `"more":[${Array.from({ length: 70_000 }, (_, index) => `{"${index.toString(36)}":0}`).join()}]`;
const request = (id: string): string => `{"id":"${id}",${slow}}`;

describe("a long request", () => {
  test("lets other calls be served while it is parsed", async () => {
    const prefix = uniquePrefix();
    await serveShop({ find: async (id) => sampleItem(id) }, { prefix });
    const connection = await openConnection();
    const order: string[] = [];
    const both = createDeferred();
    for (const body of [request("long"), '{"id":"short"}']) {
      const reply = createInbox();
      connection.subscribe(reply, {
        callback: (_error, message) => {
          order.push(message.json<{ id: string }>().id);
          if (order.length === 2) both.resolve();
        },
      });
      connection.publish(`${prefix}.shop.v1.Find`, body, { reply });
    }
    await both.promise;
    expect(order).toEqual(["short", "long"]);
  });

  test("is not served when its caller gives up while it is parsed", async () => {
    const prefix = uniquePrefix();
    const served: string[] = [];
    await serveShop(
      {
        find: async (id) => {
          served.push(id);
          return sampleItem(id);
        },
      },
      { prefix, limits: { methods: { Find: { concurrency: 1 } } } },
    );
    const connection = await openConnection();
    const reply = createInbox();
    const answered = createDeferred<string | undefined>();
    connection.subscribe(reply, {
      callback: (_error, message) => answered.resolve(message.headers?.get("Nats-Service-Error")),
    });
    connection.publish(`${prefix}.shop.v1.Find`, request("given up"), { reply });
    connection.publish(cancelSubject(`${prefix}.shop.v1`), reply);
    expect(await answered.promise).toContain("cancelled");
    // The slot is free again.
    expect((await new ShopClient(connection, { prefix }).find("next")).id).toBe("next");
    expect(served).toEqual(["next"]);
  });

  test("is refused when it is not valid", async () => {
    const prefix = uniquePrefix();
    await serveShop({ find: async (id) => sampleItem(id) }, { prefix });
    const connection = await openConnection();
    for (const [body, problem] of [
      [request("1").slice(0, -1), "is not one JSON document"],
      [`{"id":"1",${slow},"id":"2"}`, "is a duplicate key"],
      [`{"id":1,${slow}}`, "string"],
    ] as const) {
      const { data } = await connection.request(`${prefix}.shop.v1.Find`, body, { timeout: 20_000 });
      expect(Buffer.from(data).toString()).toContain(problem);
    }
  });
});

describe("a long reply", () => {
  test("is the caller's even if the connection closes while it is parsed", async () => {
    const prefix = uniquePrefix();
    const peer = await openConnection();
    const result = `\t${JSON.stringify(sampleItem("1")).slice(0, -1)},${slow}}`;
    await answer(peer, `${prefix}.shop.v1.Find`, (message) => message.respond(result));
    const connection = await openConnection();
    const item = new ShopClient(connection, { prefix }).find("1", { timeoutMs: 30_000 });
    const multiplexer = Multiplexer.of(SharedConnection.of(connection));
    await until("the reply is at hand", () => multiplexer.size === 0);
    await connection.close();
    expect(await item).toEqual(sampleItem("1"));
  });

  test("can be an error, or nothing that a handler says", async () => {
    const prefix = uniquePrefix();
    const peer = await openConnection();
    let body = `\t{${slow}`;
    await answer(peer, `${prefix}.shop.v1.Find`, (message) => message.respond(body));
    const client = new ShopClient(await openConnection(), { prefix });
    expect(await failureOf(client.find("1"))).toMatchObject({ code: "INTERNAL", reason: "MALFORMED_REPLY" });
    body = `{${slow}}`;
    expect(await failureOf(client.find("1", { timeoutMs: 300 }))).toMatchObject({ reason: "FOREIGN_REPLY" });
  });
});
