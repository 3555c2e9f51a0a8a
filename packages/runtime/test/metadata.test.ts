import { describe, expect, test } from "vitest";
import { Metadata } from "../src/index.js";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { createDeferred, failureOf } from "./support/condition.js";
import { RawPeer } from "./support/raw-peer.js";
import { answer, openConnection, sharedServer } from "./support/servers.js";
import { sampleItem, serveShop, uniquePrefix } from "./support/serving.js";
import { NotFound, ShopClient } from "./support/shop.js";

cleanUpAfterEach();

describe("metadata", () => {
  test("goes with the request and comes with the reply, a result or an error", async () => {
    const prefix = uniquePrefix();
    await serveShop(
      {
        find: async (id, call) => {
          call.replyHeaders.append("Seen", [...call.headers].join(";"));
          call.replyHeaders.append("seen", call.instance);
          if (id === "gone") throw new NotFound(id);
          return sampleItem(id);
        },
      },
      { prefix, instance: "one" },
    );
    const client = new ShopClient(await openConnection(), { prefix });
    const received: Metadata[] = [];
    const onReplyHeaders = (headers: Metadata): void => void received.push(headers);
    const headers = { Tenant: ["a", "b"], traceparent: "00-1" };
    await client.find("1", { headers, onReplyHeaders, timeoutMs: 4000 });
    expect(await failureOf(client.find("gone", { headers: new Metadata(headers), onReplyHeaders }))).toBeInstanceOf(
      NotFound,
    );
    expect(received.map((metadata) => metadata.getAll("seen"))).toEqual(
      [1, 2].map(() => ["Tenant,a;Tenant,b;traceparent,00-1", "one"]),
    );
  });

  test("that may not be sent is refused: at the caller, and in a reply as the method's failure", async () => {
    const prefix = uniquePrefix();
    const { log } = await serveShop({ clear: async (call) => call.replyHeaders.set("a", "ä") }, { prefix });
    const client = new ShopClient(await openConnection(), { prefix });
    expect(await failureOf(client.clear({ headers: { a: "ä" } }))).toMatchObject({
      code: "INVALID_ARGUMENT",
      outcome: "NOT_SENT",
    });
    const error = (await failureOf(client.clear())) as { code: string; reference: string };
    expect(error.code).toBe("INTERNAL");
    expect(log).toMatchObject([{ reference: error.reference }]);
  });

  test("is not inherited by the calls that a method makes, unless it says so", async () => {
    const prefix = uniquePrefix();
    const client = new ShopClient(await openConnection(), { prefix });
    await serveShop(
      {
        list: async (_limit, call) => [
          await client.find("context", call),
          await client.find("spread", { ...call }),
          await client.find("named", { ...call, headers: call.headers }),
        ],
        find: async (id, call) => sampleItem(`${id}:${call.headers.get("tenant") ?? ""}`),
      },
      { prefix },
    );
    const items = await client.list(1, { headers: { tenant: "t" } });
    expect(items.map(({ id }) => id)).toEqual(["context:", "spread:", "named:t"]);
  });
});

describe("a message that requires a feature", () => {
  test("is refused by the handler, or dropped and logged where nobody is answered", async () => {
    const prefix = uniquePrefix();
    const viewed = createDeferred();
    const { connection, log } = await serveShop({ view: () => viewed.reject(new Error("it ran")) }, { prefix });
    const peer = await RawPeer.open(await sharedServer(), () => undefined);
    const caller = await openConnection();
    const replies: string[] = [];
    await answer(caller, "_INBOX.raw", (message) => {
      replies.push(message.string());
    });
    const head = "NATS/1.0\r\nAutonats-Require: streams\r\n\r\n";
    peer.publish(`${prefix}.shop.v1.View`, head, '{"id":"1"}');
    peer.publish(`${prefix}.shop.v1.Clear`, head, "", "_INBOX.raw");
    peer.subscribe("x", "1");
    await new ShopClient(caller, { prefix }).clear();
    for (; replies.length === 0; ) await connection.flush();
    expect(JSON.parse(replies[0] ?? "")).toMatchObject({ code: "UNIMPLEMENTED", reason: "UNSUPPORTED_FEATURE" });
    expect(replies[0]).toContain("streams");
    expect(log).toMatchObject([{ method: "View", message: expect.stringContaining("feature") }]);
  });

  test("is not a reply that could be taken for a result", async () => {
    const prefix = uniquePrefix();
    const server = await sharedServer();
    const peer = await RawPeer.open(server, ({ reply = "" }, self) => {
      self.publish(reply, "NATS/1.0\r\nAutonats-Require: chunks\r\n\r\n", "\tnull");
    });
    peer.subscribe(`${prefix}.shop.v1.Clear`, "1");
    const client = new ShopClient(await openConnection(server), { prefix });
    let error: unknown;
    do error = await failureOf(client.clear());
    while ((error as { reason?: string }).reason === "NO_RESPONDERS");
    expect(error).toMatchObject({ code: "INTERNAL", reason: "MALFORMED_REPLY", outcome: "UNKNOWN_OUTCOME" });
  });
});

describe("a reply that no handler wrote", () => {
  test("is ignored when a handler's comes too", async () => {
    const prefix = uniquePrefix();
    const other = await openConnection();
    await answer(other, `${prefix}.shop.v1.Buy`, (message) => message.respond('{"stream":"CALLS","seq":7}'));
    const gate = createDeferred();
    await serveShop({ buy: async (_id, count) => gate.promise.then(() => count) }, { prefix });
    const client = new ShopClient(other, { prefix });
    const call = client.buy("1", 4);
    await other.flush();
    gate.resolve();
    expect(await call).toBe(4);
  });

  test.each([
    ['{"stream":"CALLS","seq":7}', 'a stream captures "'],
    ['{"error":{"code":503,"err_code":10077,"description":"full"}}', 'a stream captures "'],
    ["null", "something else replied on"],
    ["", "something else replied on"],
  ])("is said to be that at the deadline: %j", async (body, said) => {
    const prefix = uniquePrefix();
    const other = await openConnection();
    await answer(other, `${prefix}.shop.v1.Clear`, (message) => message.respond(body));
    expect(await failureOf(new ShopClient(other, { prefix }).clear({ timeoutMs: 500 }))).toMatchObject({
      code: "DEADLINE_EXCEEDED",
      reason: "FOREIGN_REPLY",
      outcome: "UNKNOWN_OUTCOME",
      message: expect.stringContaining(said),
    });
  });
});
