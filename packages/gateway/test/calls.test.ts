import { AutonatsError } from "@autonats/runtime";
import { expect, test, vi } from "vitest";
import { openGateway } from "./support/gateway.js";
import { NotFound } from "./support/library.js";

const find = "/library/v1/Find";

test("a call is posted to its path, and answered with the JSON of the result", async () => {
  const { ask } = await openGateway({});
  const { status, headers, text } = await ask(find, { body: '{"id":"42"}' });
  expect([status, text]).toEqual([200, '{"id":"42","title":"Emma"}']);
  expect(headers).toMatchObject({ "content-type": "application/json", "cache-control": "no-store" });
});

test("a query does not belong to the path, and a body may come in pieces and be long", async () => {
  const id = "ü".repeat(100_000);
  const { ask } = await openGateway({});
  expect((await ask(`${find}?trace=1`, { body: JSON.stringify({ id }) })).json).toEqual({ id, title: "Emma" });
});

test("a method without result answers null, and needs no parameters", async () => {
  const { ask } = await openGateway({});
  expect((await ask("/library/v1/Clear", { body: "" })).text).toBe("null");
});

test("a one-way call is answered once it is sent", async () => {
  const noted: string[] = [];
  const { ask } = await openGateway({ note: (id) => void noted.push(id) });
  const { status, text } = await ask("/library/v1/Note", { body: '{"id":"7"}' });
  expect([status, text]).toEqual([202, ""]);
  await vi.waitFor(() => expect(noted).toEqual(["7"]));
});

test("what is wrong with the arguments of a one-way call is said, as no handler will", async () => {
  const { ask } = await openGateway({});
  const answers = ['{"id":7}', "[]", "nonsense"].map((body) => ask("/library/v1/Note", { body }));
  expect((await Promise.all(answers)).map(({ status, json }) => [status, json])).toEqual([
    [400, { code: "INVALID_ARGUMENT", message: "id must be a string, not a number", path: "id" }],
    [400, { code: "INVALID_ARGUMENT", message: "the body must be an object, not a list", path: "" }],
    [400, { code: "INVALID_ARGUMENT", message: "the body is not one JSON document", path: "" }],
  ]);
});

test("the handler says what is wrong with the arguments of a call", async () => {
  const { ask } = await openGateway({});
  const { status, json } = await ask(find, { body: '{"id":7}' });
  expect(status).toBe(400);
  expect(json).toMatchObject({ code: "INVALID_ARGUMENT", path: "id", message: "id must be a string, not a number" });
  expect((await ask(find, { body: "nonsense" })).status).toBe(400);
});

test("a declared error has its type and its data", async () => {
  const { ask } = await openGateway({ find: (id) => Promise.reject(new NotFound(id)) });
  const { status, json } = await ask(find, { body: '{"id":"9"}' });
  expect(status).toBe(404);
  expect(json).toEqual({ code: "NOT_FOUND", message: "no book 9", type: "NotFound", data: { id: "9" } });
});

test("any other error of a method has a reference, and not its text", async () => {
  const { ask } = await openGateway({ find: () => Promise.reject(new Error("secret")) });
  const { status, text, json } = await ask(find, { body: '{"id":"9"}' });
  expect(status).toBe(500);
  expect(json).toMatchObject({ code: "INTERNAL", reference: expect.any(String) });
  expect(text).not.toContain("secret");
});

test("a method says when it may be called again", async () => {
  const error = new AutonatsError("UNAVAILABLE", "closed for today", { retryAfterMs: 61_500 });
  const { ask } = await openGateway({ find: () => Promise.reject(error) });
  const { status, headers, json } = await ask(find, { body: '{"id":"9"}' });
  expect([status, headers["retry-after"]]).toEqual([503, "62"]);
  expect(json).toEqual({ code: "UNAVAILABLE", message: "closed for today", retryAfterMs: 61_500 });
});

test("a method that nobody serves is unavailable", async () => {
  const { ask } = await openGateway(undefined, { client: { retry: { attempts: 1 } } });
  const { status, headers, json } = await ask(find, { body: '{"id":"9"}' });
  expect([status, headers["retry-after"]]).toEqual([503, "1"]);
  expect(json).toMatchObject({ code: "UNAVAILABLE", reason: "NO_RESPONDERS" });
});

test("without a connection calls and one-way calls are unavailable, and so is the gateway", async () => {
  const { ask, gateway, connection } = await openGateway({});
  expect((await ask("/readyz", { method: "GET" })).status).toBe(200);
  await connection.close();
  expect(gateway.isReady).toBe(false);
  for (const method of ["Find", "Note"]) {
    const { status, json } = await ask(`/library/v1/${method}`, { body: '{"id":"9"}' });
    expect(status).toBe(503);
    expect(json).toMatchObject({ code: "UNAVAILABLE", reason: "CLOSED" });
  }
  expect(await ask("/readyz", { method: "GET" })).toMatchObject({ status: 503, text: "not connected to NATS\n" });
  expect((await ask("/livez", { method: "GET" })).status).toBe(200);
});

test("a handler without room says so, and when there may be some", async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { ask } = await openGateway({ wait: () => held }, { maxCalls: 1 });
  const first = ask("/library/v1/Wait");
  // The first call takes the one place of the gateway, as soon as it is there.
  await vi.waitFor(async () => expect((await ask(find, { body: '{"id":"1"}' })).status).toBe(429));
  const { headers, json } = await ask("/library/v1/Wait");
  expect(headers["retry-after"]).toBe("1");
  expect(json).toMatchObject({ code: "RESOURCE_EXHAUSTED", reason: "BUSY" });
  release();
  expect((await first).status).toBe(200);
  expect((await ask(find, { body: '{"id":"1"}' })).status).toBe(200);
});

test("the caller's deadline reaches the handler, and ends the call", async () => {
  let left: number | undefined;
  const { ask } = await openGateway({
    wait: (call) => {
      left = call.timeoutMs;
      return new Promise(() => undefined);
    },
  });
  const { status, json } = await ask("/library/v1/Wait", { headers: { "autonats-timeout": "120" } });
  expect(status).toBe(504);
  expect(json).toMatchObject({ code: "DEADLINE_EXCEEDED" });
  expect(left).toBeLessThanOrEqual(120);
});

test("a caller that leaves cancels its call", async () => {
  const signals: AbortSignal[] = [];
  const { ask } = await openGateway({
    wait: (call) => {
      signals.push(call.signal);
      return new Promise(() => undefined);
    },
  });
  const controller = new AbortController();
  const left = ask("/library/v1/Wait", { signal: controller.signal }).catch((error: Error) => error.name);
  await vi.waitFor(() => expect(signals).toHaveLength(1));
  controller.abort();
  expect(await left).toBe("AbortError");
  await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true));
});

test("whoever stops the gateway lets it answer what is under way", async () => {
  let release: () => void = () => undefined;
  const { ask, served } = await openGateway({
    wait: () =>
      new Promise((resolve) => {
        release = resolve;
      }),
  });
  const first = ask("/library/v1/Wait");
  await vi.waitFor(() => expect(String(release)).not.toContain("undefined"));
  const closed = served.close();
  release();
  expect((await first).status).toBe(200);
  await closed;
  await expect(ask(find)).rejects.toThrow(/ECONNREFUSED|hang up|ECONNRESET/u);
});
