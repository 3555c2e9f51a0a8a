import type { NatsConnection } from "@nats-io/nats-core";
import { describe, expect, test } from "vitest";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { failureOf, until } from "./support/condition.js";
import { poisonHeaders, RawPeer } from "./support/raw-peer.js";
import { openConnection, sharedServer, startServer } from "./support/servers.js";
import { sampleItem, serveShop, uniquePrefix } from "./support/serving.js";
import { ShopClient } from "./support/shop.js";

cleanUpAfterEach();

/** Counts how often a connection was lost. */
function watch(connection: NatsConnection): { disconnects: number } {
  const seen = { disconnects: 0 };
  void (async () => {
    for await (const { type } of connection.status()) if (type === "disconnect") seen.disconnects += 1;
  })();
  return seen;
}

describe("replies", () => {
  test("with headers that cannot be read settle their calls, and the connection goes on", async () => {
    const server = await sharedServer();
    const prefix = uniquePrefix();
    const headers = [...poisonHeaders];
    const peer = await RawPeer.open(server, ({ reply = "" }, self) =>
      self.publish(reply, headers.shift() ?? "NATS/1.0\r\n\r\n"),
    );
    peer.subscribe(`${prefix}.shop.v1.Find`, "1");
    await serveShop({}, { prefix: `${prefix}-good` });
    const connection = await openConnection(server);
    const seen = watch(connection);
    // What no handler has written is not a reply: the call waits until its deadline.
    const client = new ShopClient(connection, { prefix, timeoutMs: 500 });
    const good = new ShopClient(connection, { prefix: `${prefix}-good` });
    await until("the peer answers", () => failureOf(client.find("0")));
    while (headers.length > 0) {
      const error = await failureOf(client.find("1"));
      expect(error).toMatchObject({ name: "AutonatsError", service: "Shop", method: "Find" });
      expect(await good.buy("1", 3)).toBe(3);
    }
    expect(seen.disconnects).toBe(0);
  });

  test("with errors of any kind become an AutonatsError", async () => {
    const server = await sharedServer();
    const prefix = uniquePrefix();
    const cases: readonly (readonly [string, string, object])[] = [
      ["404", "", { code: "NOT_FOUND", message: "NOT_FOUND: from the header" }],
      ["409", "", { code: "ABORTED" }],
      ["500", "not json", { code: "UNKNOWN" }],
      ["777", "", { code: "UNKNOWN" }],
      ["abc", "[1]", { code: "UNKNOWN" }],
      ["0x190", "", { code: "UNKNOWN" }],
      ["", "", { code: "UNKNOWN", message: "UNKNOWN: from the header" }],
      ["", '"a result"', { code: "UNKNOWN" }],
      ["", '{"code":"NOT_FOUND","message":"m"}', { code: "NOT_FOUND" }],
      ["400", '{"code":"TEAPOT","message":"new"}', { code: "UNKNOWN", message: "UNKNOWN: new" }],
      ["400", '{"code":"OUT_OF_RANGE","message":7}', { code: "OUT_OF_RANGE", message: "OUT_OF_RANGE: " }],
      [
        "503",
        '{"code":"UNAVAILABLE","message":"m","reason":"NO_RESPONDERS"}',
        { code: "UNAVAILABLE", reason: undefined },
      ],
      ["404", '{"code":"NOT_FOUND","message":"m","type":"NotFound","data":{"id":7}}', { reason: "MALFORMED_REPLY" }],
      ["404", '{"code":"NOT_FOUND","message":"m","type":"Other","data":{}}', { code: "NOT_FOUND" }],
      ["429", '{"code":"RESOURCE_EXHAUSTED","message":"m","reason":"BUSY"}', { reason: "BUSY", outcome: "REJECTED" }],
      ["504", '{"code":"DEADLINE_EXCEEDED","message":"m"}', { outcome: "UNKNOWN_OUTCOME" }],
    ];
    const queue = [...cases];
    const peer = await RawPeer.open(server, ({ reply = "" }, self) => {
      const [number, body] = queue.shift() ?? ["500", ""];
      const header = `NATS/1.0\r\nNats-Service-Error: from the header\r\nNats-Service-Error-Code: ${number}\r\n\r\n`;
      self.publish(reply, header, body);
    });
    peer.subscribe(`${prefix}.shop.v1.Find`, "1");
    const client = new ShopClient(await openConnection(server), { prefix });
    await until("the peer is there", async () => {
      queue.unshift(["500", "", {}]);
      return ((await failureOf(client.find("0"))) as { reason?: string }).reason === undefined;
    });
    queue.splice(0, queue.length, ...cases);
    for (const [number, body, expected] of cases) {
      const error = await failureOf(client.find("1"));
      expect(error, `${number} ${body}`).toMatchObject({ name: "AutonatsError", ...expected });
    }
  });

  test("that are empty, forged, late or doubled change nothing for other calls", async () => {
    const prefix = uniquePrefix();
    const peer = await openConnection();
    const inboxes: string[] = [];
    peer.subscribe(`${prefix}.shop.v1.Find`, {
      callback: (_error, message) => {
        const { reply = "" } = message;
        inboxes.push(reply);
        const base = reply.slice(0, reply.lastIndexOf(".") + 1);
        for (const token of [
          "0_0",
          "0_0_0",
          "0_1",
          "1_1",
          "-1_0",
          "0",
          "_",
          "x_y",
          "99999999999999999999_1",
          `${"9".repeat(200)}`,
        ]) {
          peer.publish(base + token, '\t{"id":"forged"}');
        }
        if (inboxes.length === 1) {
          message.respond("\t");
        } else {
          message.respond(`\t${JSON.stringify(sampleItem(`${inboxes.length}`))}`);
          message.respond(`\t${JSON.stringify(sampleItem("second"))}`);
          peer.publish(inboxes[0] ?? "", `\t${JSON.stringify(sampleItem("late"))}`);
        }
      },
    });
    await peer.flush();
    const client = new ShopClient(await openConnection(), { prefix });
    expect(await failureOf(client.find("1"))).toMatchObject({ reason: "MALFORMED_REPLY", outcome: "UNKNOWN_OUTCOME" });
    for (let call = 2; call < 20; call += 1) expect((await client.find("1")).id).toBe(`${call}`);
    expect(new Set(inboxes).size).toBe(inboxes.length);
    expect(inboxes[0]).toMatch(/^_INBOX\.\w{22}\.\d+_[\w+/]{9}$/);
  });
});

describe("requests", () => {
  test("with headers that cannot be read are answered, and disturb nobody", async () => {
    const server = await sharedServer();
    const prefix = uniquePrefix();
    const connection = await openConnection(server);
    const seen = watch(connection);
    await serveShop({}, { prefix, connection });
    let answers = 0;
    const peer = await RawPeer.open(server, () => {
      answers += 1;
    });
    peer.subscribe("_INBOX.raw", "1");
    for (const headers of poisonHeaders) peer.publish(`${prefix}.shop.v1.Clear`, headers, "", "_INBOX.raw");
    await until("all are answered", () => answers === poisonHeaders.length);
    expect(seen.disconnects).toBe(0);
    expect(await new ShopClient(connection, { prefix }).buy("1", 1)).toBe(1);
  });

  test("with half a million blanks in a header are answered", async () => {
    const server = await sharedServer();
    const prefix = uniquePrefix();
    await serveShop({}, { prefix });
    let answers = 0;
    const peer = await RawPeer.open(server, () => {
      answers += 1;
    });
    peer.subscribe("_INBOX.raw", "1");
    const headers = `NATS/1.0\r\nAutonats-Timeout: 1${" ".repeat(500_000)}1\r\n\r\n`;
    peer.publish(`${prefix}.shop.v1.Clear`, headers, "", "_INBOX.raw");
    await until("it is answered", () => answers === 1);
  });

  test("cannot make a handler publish where its caller may not", async () => {
    const prefix = uniquePrefix();
    const { connection, log } = await serveShop({}, { prefix, instance: "i" });
    const peer = await openConnection();
    const leaked: string[] = [];
    peer.subscribe("private.>", { callback: (_error, message) => void leaked.push(message.subject) });
    const replies = ["private.x", "_INBOX.", "_INBOX", `_INBOX.${"x".repeat(260)}`, "_inbox.x"];
    for (const subject of ["Find", "at.i.Find", "at.i.Nope"]) {
      for (const reply of replies) peer.publish(`${prefix}.shop.v1.${subject}`, '{"id":"1"}', { reply });
      peer.publish(`${prefix}.shop.v1.${subject}`, '{"id":"1"}');
    }
    for (const reply of replies) peer.publish("$SRV.INFO.Shop", "", { reply });
    await peer.flush();
    expect(await new ShopClient(peer, { prefix }).buy("1", 1)).toBe(1);
    await connection.flush();
    await peer.flush();
    expect(leaked).toEqual([]);
    expect(log).toMatchObject([{ level: "warn", method: "Find", message: expect.stringContaining("reply subject") }]);
  });

  test("to an instance for a method that it does not have are answered", async () => {
    const prefix = uniquePrefix();
    await serveShop({}, { prefix, instance: "one" });
    const caller = await openConnection();
    for (const method of ["Nope", "constructor", "__proto__", "find"]) {
      const reply = await caller.request(`${prefix}.shop.v1.at.one.${method}`, "{}");
      expect(reply.headers?.get("Nats-Service-Error-Code"), method).toBe("501");
      expect(reply.json()).toMatchObject({ code: "UNIMPLEMENTED" });
    }
    expect((await caller.request(`${prefix}.shop.v1.at.one.Clear`)).string()).toBe("\tnull");
  });

  test("with a duplicate key are refused: one language would take the first, another the last", async () => {
    const prefix = uniquePrefix();
    const { log } = await serveShop({}, { prefix });
    const caller = await openConnection();
    const bodies = ['{"id":"1","id":"2"}', '{"id":"1","\\u0069d":"2"}', '{"id":"1","x":{"y":1,"y":1}}'];
    for (const body of bodies) {
      const reply = await caller.request(`${prefix}.shop.v1.Find`, body);
      expect(reply.headers?.get("Nats-Service-Error-Code"), body).toBe("400");
      expect(reply.json(), body).toMatchObject({
        code: "INVALID_ARGUMENT",
        path: expect.stringMatching(/^(id|x\.y)$/),
      });
    }
    // Keys differ by case, even where letters of another alphabet look the same in capitals.
    const kelvin = await caller.request(`${prefix}.shop.v1.Find`, '{"id":"1","ID":"2","\u212Ad":"3"}');
    expect(kelvin.json()).toEqual(sampleItem("1"));
    expect(log).toEqual([]);
  });

  test("to cancel that make no sense are ignored", async () => {
    const prefix = uniquePrefix();
    await serveShop({}, { prefix });
    const caller = await openConnection();
    for (const body of ["", "x", "\xff\xfe", "_INBOX.nobody", "*", "x".repeat(10_000), new Uint8Array(300)]) {
      caller.publish(`${prefix}.shop.v1.cancel`, body);
    }
    expect(await new ShopClient(caller, { prefix }).buy("1", 1)).toBe(1);
  });

  test("that are malformed, many at once, do not disturb good calls", async () => {
    const server = await startServer();
    const connection = await openConnection(server);
    const caller = await openConnection(server);
    const seen = [watch(connection), watch(caller)];
    await serveShop(
      {
        find: (id) => {
          if (id === "throw") throw new Error("at once");
          return id === "reject" ? Promise.reject(null) : Promise.resolve(sampleItem(id));
        },
      },
      { connection },
    );
    const peer = await RawPeer.open(server, () => undefined);
    peer.subscribe("_INBOX.raw.*", "1");
    const client = new ShopClient(caller);
    for (let round = 0; round < 100; round += 1) {
      const headers = poisonHeaders[round % poisonHeaders.length] ?? "";
      for (const method of ["List", "Clear", "View", "cancel"]) {
        peer.publish(`autonats.shop.v1.${method}`, headers, round % 2 === 0 ? "{" : '{"limit":"x"}', "_INBOX.raw.1");
      }
      await Promise.allSettled([client.find("throw"), client.find("reject")]);
      expect(await client.buy("1", round)).toBe(round);
      expect((await client.find("1")).id).toBe("1");
    }
    expect(seen.map(({ disconnects }) => disconnects)).toEqual([0, 0]);
  });
});
