import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { refusals, statuses } from "@autonats/http-contract";
import { AutonatsError, type Code } from "@autonats/runtime";
import { expect, test } from "vitest";
import { createGateway } from "../src/index.js";
import { openGateway, type Request } from "./support/gateway.js";
import { libraryService } from "./support/library.js";

const find = "/library/v1/Find";
const book = '{"id":"42"}';

const refused: readonly (readonly [keyof typeof refusals, string, Request])[] = [
  ["unknownPath", "/library/v1/find", {}],
  ["unknownPath", "/library/v1/Find/", {}],
  ["unknownPath", "//library/v1/Find", {}],
  ["unknownPath", "/library/v1/%46ind", {}],
  ["unknownPath", "/", {}],
  ["wrongMethod", find, { method: "GET" }],
  ["wrongMethod", find, { method: "PUT" }],
  ["wrongMethod", find, { method: "OPTIONS" }],
  ["wrongContentType", find, { headers: { "content-type": undefined }, body: book }],
  ["wrongContentType", find, { headers: { "content-type": "text/plain" }, body: book }],
  ["wrongContentType", find, { headers: { "content-type": "application/x-www-form-urlencoded" }, body: "" }],
  ["wrongContentType", find, { headers: { "content-type": "application/json; charset=latin1" }, body: book }],
  ["wrongContentType", find, { headers: { "content-encoding": "gzip" }, body: book }],
  ["invalidTimeout", find, { headers: { "autonats-timeout": "2s" }, body: book }],
  ["invalidTimeout", find, { headers: { "autonats-timeout": "0" }, body: book }],
  ["invalidTimeout", find, { headers: { "autonats-timeout": "-1" }, body: book }],
  ["bodyTooLarge", find, { body: "x".repeat(101) }],
  ["bodyTooLarge", find, { headers: { "transfer-encoding": "chunked" }, body: "x".repeat(101) }],
];

test.each(refused)("%s: %s %o", async (name, path, request) => {
  const { ask } = await openGateway({}, { maxBodyBytes: 100 });
  const { status, headers, json } = await ask(path, request);
  const { status: expected, ...body } = refusals[name];
  expect(status).toBe(expected);
  expect(json).toEqual(body);
  expect(headers["content-type"]).toBe("application/json");
  if (name === "wrongMethod") expect(headers["allow"]).toBe("POST");
});

const accepted: readonly Request[] = [
  { headers: { "content-type": "application/json" } },
  { headers: { "content-type": "application/json; charset=utf-8" } },
  { headers: { "content-type": 'Application/JSON;charset="UTF-8"' } },
  { headers: { "content-encoding": "identity" } },
  { headers: { "autonats-timeout": "000000000500" } },
];

test.each(accepted)("a call may have %o", async (request) => {
  const { ask } = await openGateway({});
  expect((await ask(find, { ...request, body: book })).status).toBe(200);
});

const unparsed: readonly (readonly [keyof typeof refusals, string])[] = [
  ["malformedRequest", "nonsense\r\n\r\n"],
  ["malformedRequest", `POST ${find} HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n`],
  ["headersTooLarge", `POST ${find} HTTP/1.1\r\nHost: a\r\nA: ${"a".repeat(20_000)}\r\n\r\n`],
];

test.each(unparsed)("%s: what is not HTTP is answered too", async (name, text) => {
  const { served } = await openGateway({});
  const answer = await new Promise<string>((resolve, reject) => {
    let received = "";
    const socket = connect(served.port, "127.0.0.1", () => socket.write(text));
    socket.on("data", (chunk) => {
      received += chunk;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(received));
  });
  const { status, ...body } = refusals[name];
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `, "u"));
  expect(JSON.parse(answer.slice(answer.indexOf("\r\n\r\n")))).toEqual(body);
});

test("a request that is larger than a message is not sent", async () => {
  const { ask } = await openGateway({}, { maxBodyBytes: 4 * 1024 * 1024 });
  const { status, json } = await ask(find, { body: JSON.stringify({ id: "x".repeat(2 * 1024 * 1024) }) });
  expect(status).toBe(statuses.RESOURCE_EXHAUSTED);
  expect(json).toMatchObject({ code: "RESOURCE_EXHAUSTED", reason: "TOO_LARGE" });
});

test.each(Object.keys(statuses) as Code[])("an error of the code %s has its status", async (code) => {
  const { ask } = await openGateway({ clear: () => Promise.reject(new AutonatsError(code, "so it is")) });
  const { status, json } = await ask("/library/v1/Clear");
  expect(status).toBe(statuses[code]);
  expect(json).toMatchObject({ code, message: "so it is" });
});

test("statuses are the numbers that error replies have", () => {
  const protocol = readFileSync(new URL("../../../docs/protocol.md", import.meta.url), "utf8");
  for (const [code, status] of Object.entries(statuses)) expect(protocol).toContain(`| \`${code}\` | ${status} |`);
});

test("headers become metadata, and metadata headers, where options say so", async () => {
  const { ask } = await openGateway(
    {
      find: async (_id, call) => {
        call.replyHeaders.set("x-shelf", "12");
        call.replyHeaders.set("x-secret", "13");
        return ["traceparent", "x-tenant", "cookie"].map((name) => call.headers.get(name) ?? null);
      },
    },
    { requestHeaders: ["traceparent", "X-Tenant"], replyHeaders: ["X-Shelf"] },
  );
  const headers = { traceparent: "00-1-1-00", "x-tenant": "acme", cookie: "a=b" };
  const answer = await ask(find, { headers, body: book });
  expect(answer.json).toEqual(["00-1-1-00", "acme", null]);
  expect(answer.headers).toMatchObject({ "x-shelf": "12" });
  expect(answer.headers).not.toHaveProperty("x-secret");
});

test("a header that cannot be metadata is refused, but traces are left out", async () => {
  const { ask } = await openGateway({}, { requestHeaders: ["traceparent", "x-tenant"] });
  const wrong = "ü";
  expect((await ask(find, { headers: { "x-tenant": wrong }, body: book })).json).toMatchObject({
    code: "INVALID_ARGUMENT",
  });
  expect((await ask(find, { headers: { traceparent: wrong }, body: book })).status).toBe(200);
});

test("a hook decides who may call, and what goes along", async () => {
  const { ask, log } = await openGateway(
    { find: async (id, call) => `${call.headers.get("user")} wants ${id}` },
    {
      authenticate: async ({ headers }, { service, method }) => {
        if (headers.authorization === "bug") throw new Error("secret");
        if (headers.authorization === "nothing") return null as never;
        if (headers.authorization === "broken")
          return {
            get user(): string {
              throw new Error("secret");
            },
          };
        if (headers.authorization !== "Bearer ann") throw new AutonatsError("UNAUTHENTICATED", `${service}.${method}`);
        return { user: "ann" };
      },
    },
  );
  const as = (authorization: string) => ask(find, { headers: { authorization }, body: book });
  expect((await as("Bearer ann")).text).toBe('"ann wants 42"');
  expect(await as("Bearer bob")).toMatchObject({
    status: 401,
    json: { code: "UNAUTHENTICATED", message: "Library.Find" },
  });
  expect((await as("nothing")).text).toBe('"undefined wants 42"');
  expect((await as("broken")).status).toBe(500);
  log.length = 0;
  const { status, json, text } = await as("bug");
  expect(status).toBe(500);
  expect(text).not.toContain("secret");
  expect(log).toMatchObject(
    [
      { level: "error", error: new Error("secret"), ...(json as { reference: string }), message: expect.any(String) },
    ].map(({ code: _, ...entry }: Record<string, unknown>) => entry),
  );
});

test("pages of other origins may call if they are named", async () => {
  const origins = ["https://app.example.com"];
  const { ask } = await openGateway({}, { cors: { origins, credentials: true, requestHeaders: ["Authorization"] } });
  const preflight = (origin: string) =>
    ask(find, { method: "OPTIONS", headers: { origin, "access-control-request-method": "POST" }, body: "" });
  const allowed = await preflight("https://app.example.com");
  expect(allowed.status).toBe(204);
  expect(allowed.headers).toMatchObject({
    "access-control-allow-origin": "https://app.example.com",
    "access-control-allow-credentials": "true",
    "access-control-allow-methods": "POST",
    "access-control-allow-headers": "Content-Type, Autonats-Timeout, Authorization",
    vary: "Origin",
  });
  const other = await preflight("https://evil.example.com");
  expect(other.headers).not.toHaveProperty("access-control-allow-origin");
  const called = await ask(find, { headers: { origin: "https://app.example.com" }, body: book });
  expect(called.headers).toMatchObject({
    "access-control-allow-origin": "https://app.example.com",
    "access-control-expose-headers": "Retry-After",
  });
});

test("paths may begin with something, and others are left to the next listener", async () => {
  const { gateway, ask, connection } = await openGateway({}, { basePath: "/api" });
  expect((await ask(`/api${find}`, { body: book })).status).toBe(200);
  expect((await ask(find, { body: book })).status).toBe(404);
  let isLeft = false;
  gateway({ url: find, headers: {} } as never, {} as never, () => {
    isLeft = true;
  });
  expect(isLeft).toBe(true);
  for (const basePath of ["/", "api", "/api/"]) {
    expect(() => createGateway(connection, [libraryService], { basePath })).toThrow(RangeError);
  }
  expect(() => createGateway(connection, [libraryService, libraryService])).toThrow("two methods have the path");
  expect(() => createGateway(connection, [], { replyHeaders: ["Content-Length"] })).toThrow(RangeError);
  expect(() => createGateway(connection, [], { maxCalls: 0 })).toThrow(RangeError);
});
