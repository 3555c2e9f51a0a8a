import { type ChildProcessByStdio, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { connect, type NatsConnection, type NodeConnectionOptions } from "@nats-io/transport-node";
import { afterEach, expect, test, vi } from "vitest";
import {
  createTestCertificates,
  type NatsServer,
  type NatsServerOptions,
  startNatsCluster,
  startNatsServer,
} from "../src/nats-server/index.js";

const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

test("starts on a free loopback port and takes connections at once", async () => {
  const [first, second] = await Promise.all([start(), start()]);
  expect(first.port).not.toBe(second.port);
  const connection = await connectTo(first);
  expect(connection.info?.port).toBe(first.port);
  expect(connection.info?.host).toBe("127.0.0.1");
});

test("keeps its port over restarts, crashes and starts, and its JetStream files too", async () => {
  const server = await start({ jetstream: true });
  const { port, pid } = server;
  await server.restart();
  expect(server.port).toBe(port);
  expect(server.pid).not.toBe(pid);
  await server.kill();
  expect(server.pid).toBeUndefined();
  await server.start();
  expect((await connectTo(server)).info?.port).toBe(port);
  expect(await server.readMonitoring("jsz")).toMatchObject({ config: { store_dir: expect.any(String) } });
});

test("leaves neither process nor files behind", async () => {
  const server = await startNatsServer();
  const { pid } = server;
  expect(isAlive(pid)).toBe(true);
  await server.kill();
  expect(isAlive(pid)).toBe(false);
  await server.start();
  const { pid: second } = server;
  const directory = /configuration file: (\S+)\/nats-server\.conf/.exec(server.log)?.[1] ?? "";
  expect(existsSync(directory)).toBe(true);
  await server.stop();
  await server.stop();
  expect(isAlive(second)).toBe(false);
  expect(existsSync(directory)).toBe(false);
});

test("answers nothing while frozen, goes on when thawed, and can be stopped frozen", async () => {
  const server = await start();
  const connection = await connectTo(server);
  await server.freeze();
  const flushed = connection.flush().then(() => "flushed");
  expect(await Promise.race([flushed, pause(100).then(() => "silent")])).toBe("silent");
  server.thaw();
  expect(await flushed).toBe("flushed");
  await connection.close();
  await server.freeze();
  await server.stop();
  expect(server.pid).toBeUndefined();
});

test("passes its options to the server", async () => {
  const server = await start({ maxPayload: 4096, maxPending: 1_048_576, writeDeadlineMs: 1500, pingIntervalMs: 2000 });
  expect((await connectTo(server)).info?.max_payload).toBe(4096);
  expect(await server.readMonitoring("varz")).toMatchObject({
    max_pending: 1_048_576,
    write_deadline: 1_500_000_000,
    ping_interval: 2_000_000_000,
  });
});

test("holds users to their permissions, and takes new ones by a reload", async () => {
  const reader = { user: "reader", password: "r", subscribe: { allow: ["open.>"] }, publish: { deny: [">"] } };
  const writer = { user: "writer", password: "w" };
  const server = await start({ users: [reader, writer] });
  await expect(connect({ servers: server.url, reconnect: false })).rejects.toThrow(/authorization/i);
  const reading = await connectTo(server, { user: "reader", pass: "r" });
  const writing = await connectTo(server, { user: "writer", pass: "w" });

  const refused = subscribe(reading, "closed.x");
  const allowed = subscribe(reading, "open.x");
  await expect(refused.outcome).rejects.toThrow(/permission/i);
  await reading.flush();
  writing.publish("open.x", "hello");
  expect(await allowed.outcome).toBe("hello");

  await server.reload({ users: [{ ...reader, subscribe: { allow: ["open.>", "closed.>"] } }, writer] });
  const accepted = subscribe(reading, "closed.x");
  await reading.flush();
  writing.publish("closed.x", "hello again");
  expect(await accepted.outcome).toBe("hello again");
});

test("tells why a reload is refused, and stays as it was", async () => {
  const server = await start({ maxPayload: 4096 });
  await expect(server.reload({ extraConfiguration: "nonsense {" })).rejects.toThrow(/Failed to reload/);
  await server.reload({ maxPayload: 8192 });
  expect((await connectTo(server)).info?.max_payload).toBe(8192);
});

test("serves TLS to clients that trust the test authority, and asks them for a certificate", async () => {
  const directory = mkdtempSync(join(tmpdir(), "autonats-certificates-"));
  cleanups.push(async () => rmSync(directory, { recursive: true }));
  const { caFile, clientCertificateFile, clientKeyFile, ...files } = await createTestCertificates(directory);
  const server = await start({ tls: { ...files, caFile, verifyClients: true } });
  expect(server.url).toBe(`tls://localhost:${server.port}`);
  const tls = { caFile, certFile: clientCertificateFile, keyFile: clientKeyFile };
  await (await connectTo(server, { tls })).flush();
  await expect(connect({ servers: server.url, reconnect: false, tls: { caFile } })).rejects.toThrow();
  await expect(connect({ servers: server.url, reconnect: false, tls: {} })).rejects.toThrow(/certificate/i);
});

test("tells its clients to leave in lame duck mode", async () => {
  const server = await start({ lameDuckDurationMs: 30_000, lameDuckGraceMs: 100 });
  const connection = await connectTo(server);
  const told = (async () => {
    for await (const status of connection.status()) if (status.type === "ldm") return true;
    return false;
  })();
  server.lameDuck();
  expect(await told).toBe(true);
});

test("a cluster is routed only when all connections between its members are up", async () => {
  const cluster = await startNatsCluster(3);
  cleanups.push(() => cluster.stop());
  for (const server of cluster.servers) {
    const { routes } = (await server.readMonitoring("routez")) as { routes: { account?: string }[] };
    // Two neighbours, each with a pool of three and a connection of the system account.
    expect(routes.map(({ account = "" }) => account).sort()).toEqual(["", "", "", "", "", "", "$SYS", "$SYS"]);
  }
});

test("passes messages across a cluster of three, also after its seed was restarted", async () => {
  const cluster = await startNatsCluster(3);
  cleanups.push(() => cluster.stop());
  const [first, second, third] = cluster.servers;
  if (!first || !second || !third) throw new Error("bug: a cluster of three has three servers");
  expect(await passMessage(second, third)).toBe("hello");
  await first.kill();
  expect(await passMessage(second, third)).toBe("hello");
  await first.start();
  await cluster.routed();
  expect(await passMessage(first, third)).toBe("hello");
});

test("shows the server's log when it does not start", async () => {
  await expect(start({ extraConfiguration: "nonsense {" })).rejects.toThrow(/nonsense|Parse error/);
  const running = await start();
  await expect(startNatsServer({ binary: "/nowhere/nats-server", port: running.port })).rejects.toThrow(/ENOENT/);
});

test("dies with the process that started it", async () => {
  for (const [ending, code] of [
    ["process.exit(3)", 3],
    ["process.kill(process.pid, 'SIGTERM'); setInterval(() => undefined, 1000)", null],
    ["undefined", 0],
  ] as const) {
    const child = runScript(`
      const server = await startNatsServer();
      console.log(server.pid);
      ${ending};`);
    const [pid] = await once(createInterface(child.stdout), "line");
    const [actual] = await once(child, "exit");
    expect(actual).toBe(code);
    await vi.waitFor(() => expect(isAlive(Number(pid))).toBe(false), { timeout: 5000 });
  }
});

async function start(options: NatsServerOptions = {}): Promise<NatsServer> {
  const server = await startNatsServer(options);
  cleanups.push(() => server.stop());
  return server;
}

async function connectTo(server: NatsServer, options: NodeConnectionOptions = {}): Promise<NatsConnection> {
  const connection = await connect({ servers: server.url, ...options });
  cleanups.push(() => connection.close());
  return connection;
}

function subscribe(connection: NatsConnection, subject: string): { readonly outcome: Promise<string> } {
  const outcome = new Promise<string>((resolve, reject) => {
    connection.subscribe(subject, {
      callback: (error, message) => (error ? reject(error) : resolve(message.string())),
    });
  });
  outcome.catch(() => undefined);
  return { outcome };
}

/** Publishes until the message arrives, because interest spreads through a cluster in its own time. */
async function passMessage(from: NatsServer, to: NatsServer): Promise<string> {
  const [sender, receiver] = [await connectTo(from), await connectTo(to)];
  const subscription = subscribe(receiver, "across");
  await receiver.flush();
  const timer = setInterval(() => sender.publish("across", "hello"), 10);
  try {
    return await subscription.outcome;
  } finally {
    clearInterval(timer);
  }
}

function isAlive(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
    // A process whose parent is gone and that nobody has asked for its exit code is dead all the same.
    return process.platform !== "linux" || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

/** Runs a module that uses the built launcher in a process of its own. */
function runScript(body: string): ChildProcessByStdio<null, Readable, null> {
  const testing = fileURLToPath(new URL("..", import.meta.url));
  const compiler = fileURLToPath(new URL("../../../node_modules/typescript/bin/tsc", import.meta.url));
  execFileSync(process.execPath, [compiler, "-b", testing]);
  const launcher = new URL("../dist/nats-server/index.js", import.meta.url).href;
  const script = `import { startNatsServer } from ${JSON.stringify(launcher)};${body}`;
  return spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
}
