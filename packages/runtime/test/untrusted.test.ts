import { describe, expect, test } from "vitest";
import { AutonatsError, type LogEntry, logToConsole } from "../src/index.js";
import { cleanUpAfterEach, onCleanup } from "./support/cleanup.js";
import { createDeferred, failureOf, until } from "./support/condition.js";
import { openConnection } from "./support/servers.js";
import { serveShop, uniquePrefix } from "./support/serving.js";
import { ShopClient } from "./support/shop.js";

cleanUpAfterEach();

const angry = (): never => {
  throw new RangeError("not today");
};

/** What methods may throw, and what happens when somebody looks at it. */
const thrown: readonly (readonly [string, () => unknown])[] = [
  ["an error whose message throws", () => Object.defineProperty(new Error(""), "message", { get: angry })],
  ["an error whose stack throws", () => Object.defineProperty(new Error("x"), "stack", { get: angry })],
  ["an error whose name throws", () => Object.defineProperty(new Error("x"), "name", { get: angry })],
  ["an error whose constructor throws", () => Object.defineProperty(new Error("x"), "constructor", { get: angry })],
  ["something whose toString throws", () => ({ toString: angry })],
  ["something without a prototype", () => Object.create(null)],
  ["a proxy that answers nothing", () => new Proxy(new Error("x"), { get: angry, getPrototypeOf: angry, has: angry })],
  ["a symbol", () => Symbol("x")],
  [
    "an error of ours whose code throws",
    () => Object.defineProperty(new AutonatsError("ABORTED", "x"), "code", { get: angry }),
  ],
  // biome-ignore lint/suspicious/noThenProperty: that is what it is about.
  ["something whose then throws", () => Object.defineProperty({}, "then", { get: angry })],
];

describe.each(["unary", "one-way"] as const)("a %s method throws, at once or later,", (kind) => {
  test.each(thrown)("%s", async (_what, create) => {
    const prefix = uniquePrefix();
    const log: LogEntry[] = [];
    const error = console.error;
    console.error = () => undefined;
    onCleanup(() => {
      console.error = error;
    });
    const say = (entry: LogEntry): void => {
      logToConsole(entry);
      log.push(entry);
    };
    const fail = [
      () => {
        throw create();
      },
      () => Promise.reject(create()),
      async () => {
        throw create();
      },
    ];
    let turn = 0;
    const next = (): never => (fail[turn++ % fail.length] as () => never)();
    await serveShop({ clear: next, view: next }, { prefix, log: say });
    const client = new ShopClient(await openConnection(), { prefix });
    for (let call = 0; call < fail.length; call += 1) {
      if (kind === "one-way") client.view("1");
      else expect(await failureOf(client.clear())).toMatchObject({ code: "INTERNAL", outcome: "FAILED" });
    }
    await until("all are logged", () => log.length === fail.length);
    expect(await client.buy("1", 1)).toBe(1);
  });
});

test("a log that returns a promise which is rejected ends nothing", async () => {
  const prefix = uniquePrefix();
  const rejections: unknown[] = [];
  const onRejection = (reason: unknown): void => void rejections.push(reason);
  process.on("unhandledRejection", onRejection);
  onCleanup(() => process.off("unhandledRejection", onRejection));
  const log = async (): Promise<void> => {
    throw new Error("the log's sink is down");
  };
  await serveShop({ clear: () => Promise.reject(new Error("x")) }, { prefix, log });
  const client = new ShopClient(await openConnection(), { prefix, log });
  client.view(7 as never);
  expect(await failureOf(client.clear())).toMatchObject({ code: "INTERNAL" });
  await new Promise((resolve) => setImmediate(resolve));
  expect(rejections).toEqual([]);
});

test("at most ten errors a second are logged with their stacks, and all with their references", async () => {
  const prefix = uniquePrefix();
  const { log } = await serveShop({ find: () => Promise.reject(new RangeError("x")) }, { prefix, selfEjection: false });
  const client = new ShopClient(await openConnection(), { prefix });
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: 100 }, () => failureOf(client.find("1"))));
  // One second may end and another begin while they run.
  const seconds = 2 + Math.floor((performance.now() - startedAt) / 1000);
  expect(log).toHaveLength(100);
  expect(log.every(({ reference }) => reference !== undefined)).toBe(true);
  const withStack = log.filter(({ error }) => error instanceof Error);
  expect(withStack.length).toBeGreaterThanOrEqual(10);
  expect(withStack.length).toBeLessThanOrEqual(10 * seconds);
  expect(log.filter(({ error }) => error === "RangeError: x")).toHaveLength(100 - withStack.length);
});

test("observers that throw disturb nothing, and are told of each stage", async () => {
  const prefix = uniquePrefix();
  const told: string[] = [];
  const observer = new Proxy(
    {},
    {
      get: (_target, stage) => {
        if (typeof stage !== "string" || !stage.startsWith("on")) return undefined;
        return () => {
          told.push(stage);
          throw new Error("mine");
        };
      },
    },
  );
  await serveShop({}, { prefix, observers: [observer] });
  const client = new ShopClient(await openConnection(), { prefix, observers: [observer] });
  expect(await client.buy("1", 1)).toBe(1);
  expect(told).toEqual([
    "onConnectionUsed",
    "onHandlerCreated",
    "onConnectionUsed",
    "onCallStarted",
    "onAttemptSent",
    "onRequestReceived",
    "onRequestAdmitted",
    "onMethodStarted",
    "onMethodEnded",
    "onReplySent",
    "onRequestSettled",
    "onAttemptEnded",
    "onCallSettled",
  ]);
});

test("options whose getters throw fail their call alone", async () => {
  const prefix = uniquePrefix();
  await serveShop({}, { prefix });
  const client = new ShopClient(await openConnection(), { prefix, log: () => undefined });
  for (const name of ["timeoutMs", "signal", "instance", "headers", "values"]) {
    const options = Object.defineProperty({}, name, { get: angry });
    expect(await failureOf(client.buy("1", 1, options)), name).toMatchObject({ code: "INVALID_ARGUMENT" });
    expect(() => client.view("1", options)).not.toThrow();
  }
  expect(await failureOf(client.buy("1", 1, { headers: { a: { toString: angry } } as never }))).toMatchObject({
    code: "INVALID_ARGUMENT",
  });
});

test("a log that is asked while the handler answers is not waited for", async () => {
  const prefix = uniquePrefix();
  const never = createDeferred();
  await serveShop({ clear: () => Promise.reject(new Error("x")) }, { prefix, log: () => never.promise as never });
  const client = new ShopClient(await openConnection(), { prefix });
  expect(await failureOf(client.clear())).toMatchObject({ code: "INTERNAL" });
});
