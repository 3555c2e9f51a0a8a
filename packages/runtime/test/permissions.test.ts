import type { NatsServer } from "@autonats/testing/nats-server";
import { describe, expect, test } from "vitest";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { failureOf, until } from "./support/condition.js";
import { openAsOldServer } from "./support/old-server.js";
import { openConnection, startServer } from "./support/servers.js";
import { serveShop } from "./support/serving.js";
import { ShopClient } from "./support/shop.js";

cleanUpAfterEach();

const all = { user: "all", password: "p" };

describe("a caller", () => {
  test("that may not publish is told at once, and what to grant", async () => {
    const server = await startServer({ users: [all, { user: "u", password: "p", publish: { deny: ["autonats.>"] } }] });
    await serveShop({}, { connection: await openConnection(server, { user: "all", pass: "p" }) });
    const client = new ShopClient(await openConnection(server, { user: "u", pass: "p" }), { timeoutMs: 60_000 });
    const calls = [client.find("1"), client.find("2"), client.buy("1", 1)].map(failureOf);
    for (const call of calls) {
      const error = await call;
      expect(error).toMatchObject({ code: "PERMISSION_DENIED", outcome: "NOT_DELIVERED" });
      expect(String(error)).toContain("autonats.shop.v1.");
    }
  });

  test("whose permission is taken away cannot say that nothing was delivered", async () => {
    const server = await startServer({ users: [all, { user: "u", password: "p" }] });
    await serveShop({}, { connection: await openConnection(server, { user: "all", pass: "p" }) });
    const client = new ShopClient(await openConnection(server, { user: "u", pass: "p" }), { timeoutMs: 60_000 });
    await client.find("1");
    await server.reload({ users: [all, { user: "u", password: "p", publish: { deny: ["autonats.>"] } }] });
    expect(await failureOf(client.find("1"))).toMatchObject({ code: "PERMISSION_DENIED", outcome: "UNKNOWN_OUTCOME" });
    expect(await failureOf(client.buy("1", 1))).toMatchObject({ code: "PERMISSION_DENIED", outcome: "NOT_DELIVERED" });
  });

  test("that may not receive replies is told at once, and goes on when that is granted", async () => {
    const denied = { user: "u", password: "p", subscribe: { deny: ["_INBOX.>"] } };
    const server = await startServer({ users: [all, denied] });
    await serveShop({}, { connection: await openConnection(server, { user: "all", pass: "p" }) });
    const client = new ShopClient(await openConnection(server, { user: "u", pass: "p" }), { timeoutMs: 60_000 });
    const first = await failureOf(client.find("1"));
    expect(first).toMatchObject({ code: "PERMISSION_DENIED", outcome: "UNKNOWN_OUTCOME" });
    expect(String(first)).toContain("_INBOX.");
    expect(await failureOf(client.find("1"))).toMatchObject({ code: "PERMISSION_DENIED", outcome: "NOT_SENT" });
    await server.reload({ users: [all, { user: "u", password: "p" }] });
    await until("calls succeed", () =>
      client.find("1").then(
        () => true,
        () => false,
      ),
    );
  });

  test("may have an inbox prefix of its own, if the handler knows", async () => {
    const users = [all, { user: "u", password: "p", subscribe: { allow: ["_INBOX_app.>"] } }];
    const server = await startServer({ users });
    const connection = await openConnection(server, { user: "all", pass: "p" });
    await serveShop({}, { connection, prefix: "strict" });
    await serveShop({}, { connection, prefix: "open", replyPrefix: "_INBOX_app." });
    const caller = await openConnection(server, { user: "u", pass: "p", inboxPrefix: "_INBOX_app" });
    expect(await new ShopClient(caller, { prefix: "open" }).buy("1", 1)).toBe(1);
    const strict = new ShopClient(caller, { prefix: "strict" });
    expect(await failureOf(strict.buy("1", 1, { timeoutMs: 200 }))).toMatchObject({ code: "DEADLINE_EXCEEDED" });
  });
});

describe("a handler", () => {
  test.each([
    ["autonats.shop.v1.Find", /autonats\.shop\.v1\.Find" with the queue group "autonats"/],
    ["autonats.shop.v1.cancel", /autonats\.shop\.v1\.cancel/],
    ["autonats.shop.v1.group", /autonats\.shop\.v1\.group/],
    ["$SRV.INFO", /\$SRV\.INFO/],
  ])("that may not subscribe to %s does not run, says what to grant, and serves nothing", async (subject, text) => {
    const denied = { user: "u", password: "p", subscribe: { deny: [subject] } };
    const server = await startServer({ users: [all, denied] });
    const error = await failureOf(
      serveShop({}, { connection: await openConnection(server, { user: "u", pass: "p" }) }),
    );
    expect(error).toMatchObject({ code: "PERMISSION_DENIED" });
    expect(String(error)).toMatch(text);
    const client = new ShopClient(await openConnection(server, { user: "all", pass: "p" }));
    expect(await failureOf(client.buy("1", 1))).toMatchObject({ reason: "NO_RESPONDERS" });
  });

  test("that may not reply says so in its log", async () => {
    const denied = { user: "u", password: "p", publish: { deny: ["_INBOX.>"] } };
    const server = await startServer({ users: [all, denied] });
    const { log } = await serveShop({}, { connection: await openConnection(server, { user: "u", pass: "p" }) });
    const client = new ShopClient(await openConnection(server, { user: "all", pass: "p" }));
    await failureOf(client.buy("1", 1, { timeoutMs: 50 }));
    await until("it is logged", () => log.length > 0);
    expect(log).toMatchObject([{ level: "error", service: "Shop", subject: expect.stringMatching(/^_INBOX\./) }]);
  });

  test("whose permission is taken away says so, and serves again when it reconnects with it", async () => {
    const server = await startServer({ users: [all, { user: "u", password: "p" }] });
    const connection = await openConnection(server, { user: "u", pass: "p" });
    const { log } = await serveShop({}, { connection });
    const client = new ShopClient(await openConnection(server, { user: "all", pass: "p" }));
    await client.buy("1", 1);
    await server.reload({ users: [all, { user: "u", password: "p", subscribe: { deny: ["autonats.shop.v1.Buy"] } }] });
    await until("it is logged", () => log.some((entry) => entry.subject === "autonats.shop.v1.Buy"));
    await until(
      "calls fail",
      async () => (await client.buy("1", 1).catch((error) => error)).reason === "NO_RESPONDERS",
    );
    await server.reload({ users: [all, { user: "u", password: "p" }] });
    await connection.reconnect();
    await until("calls succeed", () =>
      client.buy("1", 1).then(
        () => true,
        () => false,
      ),
    );
  });

  test.each([
    ["a server", (server: NatsServer) => server.url],
    ["one that does not say from which queue group", openAsOldServer],
  ])("whose permission is taken away for a moment by %s serves again by itself, and says both", async (_, urlOf) => {
    const server = await startServer({ users: [all, { user: "u", password: "p" }] });
    const connection = await openConnection(server, { servers: await urlOf(server), user: "u", pass: "p" });
    const { log } = await serveShop({}, { connection });
    const client = new ShopClient(await openConnection(server, { user: "all", pass: "p" }));
    await client.buy("1", 1);
    await server.reload({ users: [all, { user: "u", password: "p", subscribe: { deny: ["autonats.>"] } }] });
    await until("it is logged", () => log.some((entry) => entry.subject === "autonats.shop.v1.Buy"));
    await server.reload({ users: [all, { user: "u", password: "p" }] });
    await until("calls succeed", () =>
      client.buy("1", 1).then(
        () => true,
        () => false,
      ),
    );
    const about = log.filter((entry) => entry.subject === "autonats.shop.v1.Buy").map(({ message }) => message);
    expect(about).toEqual([expect.stringContaining("denied"), expect.stringContaining("granted")]);
  });
});
