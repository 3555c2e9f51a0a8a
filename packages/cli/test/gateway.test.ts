import { connect } from "@autonats/runtime/node";
import { startNatsServer } from "@autonats/testing/nats-server";
import { expect, onTestFinished, test } from "vitest";
import { main } from "../src/main.js";
import { createTestIo, runCli } from "./support/run-cli.js";
import { goUserSource, orderSource, project, userSource } from "./support/sources.js";
import { createTempProject } from "./support/temp-project.js";
import { until } from "./support/until.js";

const projectFiles = { ...project, "user.ts": userSource, "order.ts": orderSource() };

/** A server, and somebody who answers `GetById` as a handler does. */
async function startUsers(prefix = "autonats"): Promise<string> {
  const server = await startNatsServer();
  const connection = await connect({ servers: server.url });
  onTestFinished(async () => {
    await connection.close();
    await server.stop();
  });
  connection.subscribe(`${prefix}.user.GetById`, {
    callback: (_error, message) => void message.respond(`\t{"id":${message.data.length},"name":"Ada"}`),
  });
  await connection.flush();
  return server.url;
}

/** Runs the gateway until the test has finished; resolves once it serves. */
async function startGateway(root: string, args: readonly string[], env = {}) {
  const io = createTestIo(root, { env });
  const ended = main(["gateway", "--port", "0", ...args], io);
  onTestFinished(() => io.interrupt());
  await until(() => io.written.stdout !== "" || io.written.stderr !== "");
  const url = /http:\S+/u.exec(io.written.stdout)?.[0] ?? "";
  return { io, ended, url };
}

function post(url: string, body: string): Promise<Response> {
  return fetch(url, { method: "POST", body, headers: { "content-type": "application/json" } });
}

test("serves the methods of all interfaces, and stops when it is told to", async () => {
  const { root } = createTempProject(projectFiles);
  const { io, ended, url } = await startGateway(root, ["--server", await startUsers()]);
  expect(io.written.stdout).toMatch(/^4 methods of 2 services at http:\/\/127\.0\.0\.1:[0-9]+\n$/u);
  const answer = await post(`${url}/user/GetById`, '{"id":"1"}');
  expect([answer.status, await answer.text()]).toEqual([200, '{"id":10,"name":"Ada"}']);
  expect((await post(`${url}/user/GetAll`, "{}")).status).toBe(503);
  expect((await post(`${url}/user/Nothing`, "{}")).status).toBe(404);
  io.interrupt();
  expect(await ended).toBe(0);
  expect(io.written.stderr).toBe("");
});

test("serves interfaces of Go", async () => {
  const { root } = createTempProject({ "go.mod": "module example.com/users\n", "users.go": goUserSource });
  const { url } = await startGateway(root, [], { NATS_URL: await startUsers() });
  expect((await post(`${url}/user/GetById`, '{"id":"1"}')).status).toBe(200);
});

test("the configuration says how, and flags come before it", async () => {
  const { root, write } = createTempProject(projectFiles);
  const server = await startUsers("shop");
  write(
    "autonats.yaml",
    `version: 1
gateway:
  services: [User]
  server: ${server}
  prefix: shop
  basePath: /api
  maxBodyBytes: 100
  origins: [https://app.example.com]
  requestHeaders: [authorization]
`,
  );
  const { io, url } = await startGateway(root, []);
  expect(io.written.stdout).toMatch(/^3 methods of 1 service at http:\/\/127\.0\.0\.1:[0-9]+\/api\n$/u);
  const answer = await fetch(`${url}/user/GetById`, {
    method: "POST",
    body: '{"id":"1"}',
    headers: { "content-type": "application/json", origin: "https://app.example.com" },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("access-control-allow-origin")).toBe("https://app.example.com");
  expect((await post(`${url}/user/GetById`, "x".repeat(101))).status).toBe(413);
  expect((await post(`${url}/order/Place`, "{}")).status).toBe(404);
  const other = await startGateway(root, ["--services", "Order"]);
  expect(other.io.written.stdout).toContain("1 method of 1 service");
});

test("says what is wrong with its settings", async () => {
  const { root, write } = createTempProject(projectFiles);
  const { exitCode, stderr } = await runCli(root, [
    "gateway",
    "--port",
    "70000",
    "--services",
    "User",
    "--server",
    "a b",
  ]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain("`--port` cannot be `70000`: it must be an integer from 0 to 65535");
  expect(stderr).toContain("`--server` cannot be `a b`");
  const unknown = await runCli(root, ["gateway", "--services", "User,Nobody"]);
  expect(unknown.exitCode).toBe(2);
  expect(unknown.stderr).toContain("`--services` cannot be `Nobody`: it must be one of Order, User");
  write("autonats.yaml", "version: 1\ngateway: { port: no, prot: 1 }\n");
  const { exitCode: refused, stderr: said } = await runCli(root, ["gateway"]);
  expect(refused).toBe(2);
  expect(said).toContain("gateway.port");
  expect(said).toContain("Did you mean `port`?");
});

test("an environment that does not suit it ends it with 3", async () => {
  const { root } = createTempProject(projectFiles);
  const unreachable = await runCli(root, ["gateway", "--server", "nats://127.0.0.1:1"]);
  expect(unreachable).toMatchObject({ exitCode: 3, stdout: "" });
  expect(unreachable.stderr).toMatch(/^error: cannot connect to NATS at nats:\/\/127\.0\.0\.1:1: /u);
  const server = await startUsers();
  const { url } = await startGateway(root, ["--server", server]);
  const taken = await runCli(root, ["gateway", "--server", server, "--port", new URL(url).port]);
  expect(taken).toMatchObject({ exitCode: 3, stdout: "" });
  expect(taken.stderr).toMatch(/^error: cannot serve HTTP at 127\.0\.0\.1, port [0-9]+: it is in use\n$/u);
});

test("mistakes in the sources are reported as by generate", async () => {
  const { root } = createTempProject({ ...project, "order.ts": orderSource("mistake") });
  const { exitCode, stderr } = await runCli(root, ["gateway"]);
  expect(exitCode).toBe(1);
  expect(stderr).toContain("@nats:timeout");
});
