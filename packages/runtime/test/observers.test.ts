import { expect, test } from "vitest";
import { codeOf, type ObservedHandler, type Observer } from "../src/index.js";
import { RecentEvents } from "../src/recent-events.js";

import { cleanUpAfterEach } from "./support/cleanup.js";
import { createDeferred, failureOf, until } from "./support/condition.js";
import { openConnection } from "./support/servers.js";
import { serveShop, uniquePrefix } from "./support/serving.js";
import { NotFound, ShopClient } from "./support/shop.js";

cleanUpAfterEach();

type Told = Required<Observer>;

/** Writes down what it is told, and what it is told of. */
class Diary implements Observer {
  readonly pages: string[] = [];
  readonly calls = new Set<unknown>();
  readonly handlers: ObservedHandler[] = [];

  readonly onCallStarted: Told["onCallStarted"] = (call) => this.#note(call, "started");
  readonly onAttemptEnded: Told["onAttemptEnded"] = (call, attempt, error) =>
    this.#note(call, `attempt ${attempt} ended ${codeIn(error)}`);
  readonly onCallSettled: Told["onCallSettled"] = (call, error) => this.#note(call, `settled ${codeIn(error)}`);
  readonly onRequestReceived: Told["onRequestReceived"] = (call) =>
    this.#note(call, `received by ${call.subject} ${call.version} from ${call.headers.get("From")}`);
  readonly onRequestRefused: Told["onRequestRefused"] = (call, reason) => this.#note(call, `refused ${reason}`);
  readonly onMethodStarted: Told["onMethodStarted"] = (call, waited) =>
    this.#note(call, waited > 0 ? "runs after a while" : "runs");
  readonly onMethodEnded: Told["onMethodEnded"] = (call) => this.#note(call, "ended");
  readonly onRequestSettled: Told["onRequestSettled"] = (call, code) => this.#note(call, `answered ${code ?? "OK"}`);
  readonly onHandlerCreated: Told["onHandlerCreated"] = (handler) => void this.handlers.push(handler);
  readonly onHandlerEnded: Told["onHandlerEnded"] = (handler) => void this.pages.push(`${handler.service} ended`);

  #note(call: { method: string }, what: string): void {
    this.calls.add(call);
    this.pages.push(`${call.method} ${what}`);
  }
}

function codeIn(error: unknown): string {
  return error === undefined ? "OK" : `${codeOf(error)}`;
}

test("are told how each attempt and each request has ended, with the same object throughout", async () => {
  const prefix = uniquePrefix();
  const [calling, serving] = [new Diary(), new Diary()];
  const find = (id: string): never => {
    throw new NotFound(id);
  };
  const { handler } = await serveShop({ find, buy: async () => 1 }, { prefix, observers: [serving] });
  const client = new ShopClient(await openConnection(), { prefix, observers: [calling] });
  await client.buy("1", 1, { headers: { from: "me" } });
  await failureOf(client.find("2", { headers: { FROM: "you" } }));
  client.view("3", { headers: { From: "them" } });
  await until("the last was answered", () => serving.pages.at(-1) === "View answered OK");
  await handler.shutdown();
  expect(calling.pages).toEqual([
    "Buy started",
    "Buy attempt 1 ended OK",
    "Buy settled OK",
    "Find started",
    "Find attempt 1 ended NOT_FOUND",
    "Find settled NOT_FOUND",
    "View started",
    "View attempt 1 ended OK",
    "View settled OK",
  ]);
  const received = (method: string, from: string): string =>
    `${method} received by ${prefix}.shop.v1.${method} 1.2.0 from ${from}`;
  expect(serving.pages).toEqual([
    ...[received("Buy", "me"), "Buy runs", "Buy ended", "Buy answered OK"],
    ...[received("Find", "you"), "Find runs", "Find ended", "Find answered NOT_FOUND"],
    ...[received("View", "them"), "View runs", "View ended", "View answered OK"],
    "Shop ended",
  ]);
  expect([calling.calls.size, serving.calls.size]).toEqual([3, 3]);
});

test("are told once of a request that is refused, and of one that is answered at its deadline", async () => {
  const prefix = uniquePrefix();
  const diary = new Diary();
  const gate = createDeferred();
  await serveShop({ clear: () => gate.promise }, { prefix, observers: [diary], limits: { concurrency: 1, queue: 1 } });
  const client = new ShopClient(await openConnection(), { prefix });
  const slow = failureOf(client.clear({ timeoutMs: 150 }));
  const waiting = client.clear();
  expect(await failureOf(client.clear())).toMatchObject({ reason: "BUSY" });
  const [observed] = diary.handlers;
  expect(observed).toMatchObject({ service: "Shop", version: "1.2.0", capacity: 5, isReady: true });
  expect(observed?.load().find(({ method }) => method === "Clear")).toEqual({
    ...{ method: "Clear", slots: 1, running: 1, waiting: 1, demand: 2 },
  });
  expect(await slow).toMatchObject({ code: "DEADLINE_EXCEEDED" });
  await until("it was answered", () => diary.pages.includes("Clear answered DEADLINE_EXCEEDED"));
  gate.resolve();
  await waiting;
  await until("the last was answered", () => diary.pages.includes("Clear answered OK"));
  const pages = diary.pages.filter((page) => !page.includes("received"));
  expect(pages).toEqual([
    "Clear runs",
    "Clear refused BUSY",
    "Clear answered RESOURCE_EXHAUSTED",
    "Clear answered DEADLINE_EXCEEDED",
    "Clear ended",
    "Clear runs after a while",
    "Clear ended",
    "Clear answered OK",
  ]);
});

test("the demand grows with what was lately refused, and falls back to nothing", async () => {
  const events = new RecentEvents();
  expect(events.perSecond(0)).toBe(0);
  for (let at = 5000; at < 25_000; at += 50) events.add(at);
  expect(events.perSecond(25_000)).toBeCloseTo(18, 0);
  expect(events.perSecond(30_000)).toBeCloseTo(8, 0);
  expect(events.perSecond(34_999)).toBe(0);
  events.add(1e9);
  expect(events.perSecond(1e9)).toBe(0.1);
  expect(events.perSecond(1e9 + 10_000)).toBe(0);
});
