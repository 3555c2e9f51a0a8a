import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type NatsConnection, nkeys } from "@nats-io/nats-core";
import { connect as connectPlainly } from "@nats-io/transport-node";
import { describe, expect, test, vi } from "vitest";
import { connect } from "../src/node/index.js";
import { cleanUpAfterEach, onCleanup } from "./support/cleanup.js";
import { failureOf, until } from "./support/condition.js";
import { answer, openConnection, startServer } from "./support/servers.js";
import { sampleItem, serveShop, uniquePrefix } from "./support/serving.js";
import { ShopClient } from "./support/shop.js";

cleanUpAfterEach();

describe("a connection", () => {
  test("is tried for more often, and sooner, than the client library does by itself", async () => {
    const server = await startServer();
    const connection = await openConnection(server);
    await serveShop({}, { connection });
    const client = new ShopClient(connection, { waitForReady: true, timeoutMs: 60_000 });
    await client.find("1");
    let attempts = 0;
    void (async () => {
      for await (const { type } of connection.status()) if (type === "reconnecting") attempts += 1;
    })();
    await server.kill();
    // By itself it gives up after the tenth, and would take two seconds for each.
    await until("it was tried for often", () => attempts > 12);
    await server.start();
    expect(await client.buy("1", 1)).toBe(1);
  });

  test("takes the credentials that the file has when it reconnects", async () => {
    const directory = mkdtempSync(join(tmpdir(), "autonats-credentials-"));
    onCleanup(() => rmSync(directory, { recursive: true }));
    const credentialsFile = join(directory, "user.creds");
    const [former, current] = [nkeys.createUser(), nkeys.createUser()];
    const write = (key: typeof former): void => writeFileSync(credentialsFile, credentialsOf(key.getSeed()));
    const accept = (key: typeof former) => ({
      extraConfiguration: `authorization { users: [{ nkey: ${key.getPublicKey()} }] }`,
    });
    write(former);
    const server = await startServer(accept(former));
    const connection = await openConnection(server, { credentialsFile });
    await serveShop({}, { connection });
    const client = new ShopClient(connection, { waitForReady: true, timeoutMs: 60_000 });
    await client.find("1");
    await server.reload(accept(current));
    await until("it is refused", async () => (await callOutcome(new ShopClient(connection))) === "NOT_SENT");
    write(current);
    expect(await client.buy("1", 1)).toBe(1);
  });

  test("that cannot be made at first says so, instead of trying for ever", async () => {
    const server = await startServer({ users: [{ user: "u", password: "p" }] });
    expect(await failureOf(connect({ servers: server.url, user: "u", pass: "x" }))).toMatchObject({
      code: "UNAUTHENTICATED",
    });
    await server.kill();
    expect(await failureOf(connect({ servers: server.url, user: "u", pass: "p" }))).toMatchObject({
      code: "UNAVAILABLE",
    });
  });

  test("has its events read once, however many use it", async () => {
    const connection = await openConnection();
    for (let user = 0; user < 20; user += 1) {
      const { handler } = await serveShop({}, { connection, prefix: uniquePrefix() });
      await failureOf(new ShopClient(connection, { prefix: uniquePrefix() }).find("1"));
      await handler.shutdown();
    }
    const { protocol } = connection as NatsConnection & { protocol: { listeners: readonly unknown[] } };
    expect(protocol.listeners).toHaveLength(1);
  });
});

test("a call made by whoever hears of a broken connection first is known not to be sent", async () => {
  const server = await startServer();
  const connection = await connectPlainly({ servers: server.url });
  onCleanup(() => connection.close());
  // The events of the client library go round in the order in which they were asked for.
  const events = connection.status();
  const client = new ShopClient(connection, { timeoutMs: 60_000 });
  const heard = (async () => {
    for await (const { type } of events) if (type === "disconnect") return failureOf(client.find("1"));
    return undefined;
  })();
  await failureOf(client.find("1"));
  await server.kill();
  expect(await heard).toMatchObject({ reason: "DISCONNECTED", outcome: "NOT_SENT" });
});

test("whoever can foretell Math.random can foretell no subject that a reply comes to, and no instance", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.25);
  onCleanup(() => vi.restoreAllMocks());
  const prefix = uniquePrefix();
  const replies: string[] = [];
  await answer(await openConnection(), `${prefix}.shop.v1.Find`, (message) => {
    replies.push(message.reply ?? "");
    message.respond(`\t${JSON.stringify(sampleItem("1"))}`);
  });
  for (let round = 0; round < 3; round += 1) {
    const client = new ShopClient(await openConnection(), { prefix });
    await client.find("1");
    await client.find("1");
  }
  expect(new Set(replies.map((reply) => reply.slice(0, reply.lastIndexOf(".")))).size).toBe(3);
  expect(new Set(replies.map((reply) => reply.slice(reply.lastIndexOf(".") + 1))).size).toBe(6);
  const instances = [];
  for (let round = 0; round < 3; round += 1) instances.push((await serveShop({}, { prefix })).handler.instance);
  expect(new Set(instances).size).toBe(3);
});

async function callOutcome(client: ShopClient): Promise<unknown> {
  return client.find("1", { timeoutMs: 200 }).then(
    () => "SUCCESS",
    (error) => error.outcome,
  );
}

/** A credentials file for a server that looks at the key alone. */
function credentialsOf(seed: Uint8Array): string {
  const block = (name: string, text: string): string => `-----BEGIN ${name}-----\n${text}\n------END ${name}------\n`;
  return block("NATS USER JWT", "e30.e30.e30") + block("USER NKEY SEED", new TextDecoder().decode(seed));
}
