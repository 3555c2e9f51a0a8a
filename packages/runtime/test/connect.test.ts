import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestCertificates } from "@autonats/testing/nats-server";
import { nkeys } from "@nats-io/nats-core";
import { describe, expect, test, vi } from "vitest";
import { AutonatsError } from "../src/index.js";
import { linkOf } from "../src/link/connection.js";
import { type ConnectOptions, connect } from "../src/node/index.js";
import { ReconnectDelay } from "../src/node/reconnect-delay.js";
import { cleanUpAfterEach, onCleanup } from "./support/cleanup.js";
import { failureOf, until } from "./support/condition.js";
import { openConnection, startServer } from "./support/servers.js";
import { serveShop } from "./support/serving.js";
import { ShopClient } from "./support/shop.js";

cleanUpAfterEach();

describe("connect", () => {
  test("says where it could not connect, and keeps passwords to itself", async () => {
    const error = await failureOf(connect({ servers: ["nats://bob:secret@127.0.0.1:1", "127.0.0.1:2"] }));
    expect(error).toBeInstanceOf(AutonatsError);
    expect(error).toMatchObject({ code: "UNAVAILABLE", outcome: "NOT_SENT" });
    expect(String(error)).toContain("nats://127.0.0.1:1, 127.0.0.1:2");
    expect(String(error)).not.toContain("secret");
  });

  test.each([
    "nats://bob:s3cr3t@127.0.0.1:1",
    "nats://bob:pa@ss3cr3t@127.0.0.1:1",
    "nats://bob:pa/ss3cr3t@127.0.0.1:1",
    "nats://bob:s3cr3t%@127.0.0.1:1",
    "NATS://bob:s3cr3t@127.0.0.1:1",
    "bob:s3cr3t@127.0.0.1:1",
    "nats://s3cr3t@127.0.0.1:1",
    "nats://a:b@127.0.0.1:1,nats://bob:s3cr3t@127.0.0.1:1",
  ])("tells nothing of %s but the host", async (servers) => {
    const error = await failureOf(connect({ servers }));
    expect(String(error)).toContain("127.0.0.1:1");
    expect(String(error)).not.toMatch(/s3cr3t|bob/);
  });

  test("takes a user and password from the address, whatever characters they have", async () => {
    const server = await startServer({ users: [{ user: "b@b", password: "p/a:s@s%" }] });
    const host = server.url.replace(/^nats:\/\//, "");
    for (const login of ["b%40b:p/a:s@s%", "b%40b:p%2Fa%3As%40s%25"]) {
      const connection = await connect({ servers: `nats://${login}@${host}` });
      onCleanup(() => connection.close());
    }
    expect(await failureOf(connect({ servers: `nats://b%40b:x@${host}` }))).toMatchObject({ code: "UNAUTHENTICATED" });
    const both = await connect({ servers: `nats://x:y@${host}`, user: "b@b", pass: "p/a:s@s%" });
    onCleanup(() => both.close());
  });

  test("takes a token from the address, and no two users", async () => {
    const server = await startServer({ extraConfiguration: 'authorization { token: "t0k3n" }' });
    const host = server.url.replace(/^nats:\/\//, "");
    const connection = await connect({ servers: `nats://t0k3n@${host}` });
    onCleanup(() => connection.close());
    const servers = [`nats://a:b@${host}`, `nats://c:d@${host}`];
    expect(await failureOf(connect({ servers }))).toMatchObject({ code: "INVALID_ARGUMENT" });
  });

  test("has a hint for a server that wants TLS before it says a word", async () => {
    const silent = createServer(() => undefined).listen(0, "127.0.0.1");
    onCleanup(() => silent.close());
    await once(silent, "listening");
    const { port } = silent.address() as AddressInfo;
    const error = await failureOf(connect({ servers: `127.0.0.1:${port}`, timeout: 100 }));
    expect(String(error)).toContain("handshakeFirst: true");
  });

  test("says that credentials are refused", async () => {
    const server = await startServer({ users: [{ user: "u", password: "p" }] });
    expect(await failureOf(connect({ servers: server.url, user: "u", pass: "x" }))).toMatchObject({
      code: "UNAUTHENTICATED",
    });
  });

  test("passes TLS options on", async () => {
    const directory = mkdtempSync(join(tmpdir(), "autonats-connect-"));
    onCleanup(() => rmSync(directory, { recursive: true }));
    const { certificateFile, keyFile, caFile } = await createTestCertificates(directory);
    const server = await startServer({ tls: { certificateFile, keyFile, caFile } });
    const connection = await openConnection(server, { tls: { caFile } });
    await serveShop({}, { connection });
    expect(await new ShopClient(connection).buy("1", 1)).toBe(1);
  });

  test("goes on trying when credentials are withdrawn, and is back when they are valid again", async () => {
    const users = [{ user: "u", password: "p" }];
    const server = await startServer({ users });
    const connection = await openConnection(server, { user: "u", pass: "p" });
    await serveShop({}, { connection });
    const client = new ShopClient(connection, { waitForReady: true, timeoutMs: 30_000 });
    await client.buy("1", 1);
    let refusals = 0;
    void (async () => {
      for await (const { type } of connection.status()) if (type === "error") refusals += 1;
    })();
    await server.reload({ users: [{ user: "u", password: "other" }] });
    await until("it was refused often enough to end a connection of the client library's own", () => refusals > 4);
    expect(connection.isClosed()).toBe(false);
    await server.reload({ users });
    expect(await client.buy("1", 2)).toBe(2);
  });

  test("leaves a server that hangs for another one, without trying it again before", async () => {
    const [hanging, other] = [await startServer(), await startServer()];
    const connection = await connect({ servers: [hanging.url, other.url], noRandomize: true });
    onCleanup(() => connection.close());
    const events = connection.status();
    let attempts = 0;
    const back = (async () => {
      for await (const { type } of events) {
        if (type === "reconnecting") attempts += 1;
        if (type === "reconnect") return;
      }
    })();
    await hanging.freeze();
    await linkOf(connection).leave();
    await back;
    expect(attempts).toBe(1);
    expect(other.url).toContain(connection.getServer());
  });

  test("is back as soon as ever, although the clock of the system was set back by an hour", async () => {
    const server = await startServer();
    const connection = await openConnection(server);
    const { now } = Date;
    vi.spyOn(Date, "now").mockImplementation(() => now() - 3_600_000);
    onCleanup(() => vi.restoreAllMocks());
    await server.restart();
    await until("it is back", () =>
      connection.flush().then(
        () => true,
        () => false,
      ),
    );
  });

  test("leaves the order of servers, and the time between attempts, to options that say so", async () => {
    const [one, other] = [await startServer(), await startServer()];
    const servers = [one.url, other.url];
    const reconnectToServer = vi.fn<NonNullable<ConnectOptions["reconnectToServer"]>>((pool) => pool[0] ?? null);
    const chosen = await connect({ servers, noRandomize: true, reconnectToServer });
    onCleanup(() => chosen.close());
    expect(reconnectToServer).toHaveBeenCalledTimes(1);
    const reconnectDelayHandler = vi.fn(() => 1);
    const delayed = await connect({ servers, noRandomize: true, reconnectDelayHandler });
    onCleanup(() => delayed.close());
    expect(reconnectDelayHandler).toHaveBeenCalledTimes(1);
  });

  test("ends an outage when the connection is back, so that the next is one of its own", async () => {
    const server = await startServer();
    const onUp = vi.spyOn(ReconnectDelay.prototype, "onUp");
    onCleanup(() => onUp.mockRestore());
    const connection = await openConnection(server);
    await serveShop({}, { connection });
    const client = new ShopClient(connection, { waitForReady: true, timeoutMs: 30_000 });
    for (let ups = 1; ups < 4; ups += 1) {
      expect(await client.buy("1", 3)).toBe(3);
      expect(onUp).toHaveBeenCalledTimes(ups);
      await server.kill();
      await until("the break is noticed", () => connection.info === undefined);
      await server.start();
    }
  });

  test("takes a credentials file, and outlives one that is broken for a while", async () => {
    const directory = mkdtempSync(join(tmpdir(), "autonats-connect-"));
    onCleanup(() => rmSync(directory, { recursive: true }));
    const credentialsFile = join(directory, "user.creds");
    writeFileSync(credentialsFile, "nonsense");
    const server = await startServer();
    expect(await failureOf(connect({ servers: server.url, credentialsFile }))).toMatchObject({ code: "UNAVAILABLE" });
    const seed = new TextDecoder().decode(nkeys.createUser().getSeed());
    const block = (name: string, text: string): string => `-----BEGIN ${name}-----\n${text}\n------END ${name}------\n`;
    writeFileSync(credentialsFile, block("NATS USER JWT", "e30.e30.e30") + block("USER NKEY SEED", seed));
    const connection = await openConnection(server, { credentialsFile });
    writeFileSync(credentialsFile, "nonsense again");
    await server.restart();
    await until("it is back", () =>
      connection.flush().then(
        () => true,
        () => false,
      ),
    );
    expect(connection.isClosed()).toBe(false);
  });
});
