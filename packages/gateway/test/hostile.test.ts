import { connect } from "node:net";
import { failureFields, refusals, statuses } from "@autonats/http-contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openGateway } from "./support/gateway.js";

const declared = new Set<number>([
  200,
  202,
  204,
  ...Object.values(statuses),
  ...Object.values(refusals).map(({ status }) => status),
]);

const latin = (maxLength: number) => fc.uint8Array({ maxLength }).map((bytes) => Buffer.from(bytes).toString("latin1"));

const path = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("/library/v1/Find", "/library/v1/Clear", "/library/v1/Note") },
  {
    weight: 1,
    arbitrary: fc.constantFrom("/", "*", "//", "/livez", "/../../etc/passwd", "http://[::1/", "/__proto__/constructor"),
  },
  { weight: 2, arbitrary: fc.webPath() },
  { weight: 1, arbitrary: latin(40) },
);

const method = fc.oneof(
  { weight: 6, arbitrary: fc.constant("POST") },
  { weight: 1, arbitrary: fc.constantFrom("GET", "HEAD", "OPTIONS", "CONNECT", "TRACE", "PRI", "post", "") },
);

const header = fc.oneof(
  fc.tuple(
    fc.constantFrom(
      "Content-Type",
      "Content-Encoding",
      "Autonats-Timeout",
      "traceparent",
      "baggage",
      "x-tenant",
      "Origin",
      "Expect",
      "Access-Control-Request-Method",
      "Transfer-Encoding",
      "Content-Length",
      "Connection",
      "Upgrade",
      "Host",
      "Cookie",
    ),
    fc.oneof(
      fc.constantFrom(
        "application/json",
        "close",
        "keep-alive",
        "chunked",
        "100-continue",
        "websocket",
        "h2c",
        "5",
        "0",
        "9".repeat(30),
        "__proto__",
      ),
      latin(60),
    ),
  ),
  fc.tuple(latin(20), latin(20)),
);

const body = fc.oneof(
  fc.json().map((text) => Buffer.from(text)),
  fc.record({ id: fc.anything() }).map((value) => Buffer.from(String(safeJson(value)))),
  fc
    .constantFrom('{"__proto__":{"id":"1"},"id":"1"}', "[".repeat(5000), '{"id":"\\ud800"}', '{"id":"1","id":"2"}', "")
    .map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
);

/** A request as bytes: mostly one that HTTP takes, so that it gets as far as the gateway. */
const request = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(method, path, fc.array(header, { maxLength: 5 }), body, fc.boolean())
      .map(([verb, target, headers, bytes, isSound]) => {
        const own = isSound
          ? [
              ["Content-Type", "application/json"],
              ["Content-Length", `${bytes.length}`],
            ]
          : [];
        const lines = [
          `${verb} ${target} HTTP/1.1`,
          "Host: a",
          ...[...own, ...headers].map(([name, value]) => `${name}: ${value}`),
        ];
        return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), bytes]);
      }),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)) },
);

const sound = "Host: a\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n";

/** A request for each kind of answer, so that the test depends on chance no more than it has to. */
const everyKind = [
  `POST /library/v1/Find HTTP/1.1\r\n${sound}{"id":"42"}`,
  `POST /library/v1/Note HTTP/1.1\r\n${sound}{"id":"42"}`,
  `POST /library/v1/Find HTTP/1.1\r\n${sound}{"id": 42 }`,
  `POST /library/v1/Lose HTTP/1.1\r\n${sound}{"id":"42"}`,
  `GET /library/v1/Find HTTP/1.1\r\n${sound}{"id":"42"}`,
  "POST /library/v1/Find HTTP/1.1\r\nHost: a\r\n\r\n",
];

test("a thousand hostile requests get declared answers or none, and the gateway serves on", async () => {
  const { ask, served, log } = await openGateway(
    { find: async (id) => ({ id }) },
    { requestHeaders: ["traceparent", "baggage", "x-tenant"], maxBodyBytes: 4096, cors: { origins: "*" } },
  );
  const seen = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(request, async (bytes) => {
      for (const { status, text } of parseAnswers(await exchange(served.port, bytes))) {
        seen.set(status, (seen.get(status) ?? 0) + 1);
        expect(declared).toContain(status);
        if (status >= 400 && text !== "") expectFailure(status, text);
      }
    }),
    { numRuns: 1000, examples: everyKind.map((each) => [Buffer.from(each)]) },
  );
  // The requests have got somewhere, each kind of answer has come, and nothing failed within the gateway.
  for (const status of [200, 202, 400, 404, 405, 415]) expect(seen.has(status)).toBe(true);
  expect(seen.has(500)).toBe(false);
  expect(log).toEqual([]);
  expect((await ask("/library/v1/Find", { body: '{"id":"42"}' })).text).toBe('{"id":"42"}');
});

function expectFailure(status: number, text: string): void {
  const failure = JSON.parse(text) as Record<string, unknown>;
  expect(Object.keys(statuses)).toContain(failure["code"]);
  expect(failure["message"]).toEqual(expect.any(String));
  for (const name of Object.keys(failure)) expect(Object.keys(failureFields)).toContain(name);
  const own = Object.values(refusals).filter((refusal) => refusal.message === failure["message"]);
  const expected = own[0]?.status ?? statuses[failure["code"] as keyof typeof statuses];
  expect(status).toBe(expected);
}

/** Sends bytes, and resolves to all that comes back until the gateway has nothing more to say. */
function exchange(port: number, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    let received = "";
    const socket = connect(port, "127.0.0.1", () => socket.end(bytes));
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
    });
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(received));
  });
}

/** Takes answers of HTTP apart. Those here have a length, or none and no body. */
function parseAnswers(text: string): readonly { readonly status: number; readonly text: string }[] {
  const answers: { status: number; text: string }[] = [];
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf("\r\n\r\n", at);
    const head = text.slice(at, end);
    const status = Number(/^HTTP\/1\.1 ([0-9]{3}) /u.exec(head)?.[1]);
    // The answer to HEAD has a length and no body.
    const isHead = text.startsWith("HTTP/1.1 ", end + 4);
    const length = isHead ? 0 : Number(/\r\ncontent-length: ([0-9]+)/iu.exec(head)?.[1] ?? 0);
    const isWhole = end !== -1 && text.length >= end + 4 + length;
    const body = isWhole ? text.slice(end + 4, end + 4 + length) : "";
    if (status >= 200) answers.push({ status, text: body });
    at = isWhole ? end + 4 + length : text.length;
    if (/\r\ntransfer-encoding: chunked/iu.test(head)) at = text.length;
  }
  return answers;
}

function safeJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return "{}";
  }
}
