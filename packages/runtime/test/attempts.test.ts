import { createMemoryNetwork, installVirtualTime, type MemoryNetwork, type VirtualTime } from "@autonats/testing";
import fc from "fast-check";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { Multiplexer } from "../src/connection/multiplexer.js";
import { SharedConnection } from "../src/connection/shared-connection.js";
import { type ClientOptions, codeOf, type Observer } from "../src/index.js";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { failureOf } from "./support/condition.js";
import { sampleItem } from "./support/serving.js";
import { ShopClient } from "./support/shop.js";

cleanUpAfterEach();

let time: VirtualTime;

beforeEach(() => {
  time = installVirtualTime();
  onTestFinished(() => time.uninstall());
});

/** Handlers of a shop whose replies the test writes itself, and a client that calls them. */
class Peers {
  readonly network: MemoryNetwork = createMemoryNetwork();
  readonly client: ShopClient;
  /** Reply subjects of the requests that came, in their order, where they came, and those of calls that were given up. */
  readonly requests: string[] = [];
  readonly subjects: string[] = [];
  readonly cancelled: string[] = [];
  readonly told: string[] = [];
  readonly #link = this.network.connect();
  readonly #own = this.network.connect();

  constructor(options: ClientOptions = {}) {
    const observer: Observer = {
      onAttemptEnded: (_call, attempt, error) =>
        void this.told.push(`${attempt} ${error === undefined ? "ok" : codeOf(error)}`),
      onRetryScheduled: (_call, attempt, error) =>
        void this.told.push(`${attempt} scheduled${error === undefined ? " beside" : ""}`),
      onRetryDenied: (_call, attempt) => void this.told.push(`${attempt} denied`),
      onCallSettled: (_call, error) => void this.told.push(error === undefined ? "done" : codeOf(error)),
    };
    this.client = new ShopClient(this.#own, {
      retry: { attempts: 3, backoffMs: 0 },
      observers: [observer],
      ...options,
    });
    for (const method of ["Find", "Buy", "at.*.Find"]) {
      this.#link.subscribe(`autonats.shop.v1.${method}`, "autonats", ({ subject, reply }) => {
        this.requests.push(reply);
        this.subjects.push(subject);
      });
    }
    this.#link.subscribe("autonats.shop.v1.cancel", undefined, ({ body }) => {
      this.cancelled.push(new TextDecoder().decode(body));
    });
  }

  /** Answers a request, by its place. */
  answer(place: number, name = "tea"): void {
    this.#reply(place, undefined, `\t${JSON.stringify({ ...sampleItem("1"), name })}`);
  }

  /** Answers a request as an instance of this name. */
  answerAs(instance: string, place: number): void {
    const head = `NATS/1.0\r\nAutonats-Load: ${instance} 0 0 5\r\n\r\n`;
    this.#reply(place, head, `\t${JSON.stringify(sampleItem("1"))}`);
  }

  /** Answers a request as the server does that finds nobody. */
  miss(place: number): void {
    this.#reply(place, "NATS/1.0 503\r\n\r\n", "");
  }

  fail(place: number, code: string, number: number, more: object = {}): void {
    const head = `NATS/1.0\r\nNats-Service-Error-Code: ${number}\r\nNats-Service-Error: m\r\n\r\n`;
    this.#reply(place, head, JSON.stringify({ code, message: "m", ...more }));
  }

  /** Whether nothing is left of any call. */
  get isIdle(): boolean {
    const shared = SharedConnection.of(this.#own);
    return Multiplexer.of(shared).size === 0 && shared.deadlines.size === 0;
  }

  #reply(place: number, head: string | undefined, body: string): void {
    const encoder = new TextEncoder();
    const subject = this.requests[place] ?? "none";
    this.#link.publish(subject, "", head === undefined ? undefined : encoder.encode(head), encoder.encode(body));
  }
}

/** Lets the client learn of one instance, and makes the calls by which it looks for others. Returns how many requests came. */
async function becomeKnown(peers: Peers): Promise<number> {
  for (let place = 0; place < 20; place++) {
    const call = peers.client.find("1");
    await time.advance(5);
    peers.answerAs("A", place);
    await time.until(call);
  }
  return peers.requests.length;
}

const GROUP = "autonats.shop.v1.Find";

function subjectOf(instance: string): string {
  return `autonats.shop.v1.at.${instance}.Find`;
}

describe("an attempt of an idempotent method that is not answered", () => {
  test("has another one beside it after its share of the time, where it is not known how long answers take", async () => {
    const peers = new Peers();
    const call = peers.client.find("1", { timeoutMs: 3000 });
    await time.advance(999);
    expect(peers.requests).toHaveLength(1);
    await time.advance(10);
    expect(peers.requests).toHaveLength(2);
    expect(peers.cancelled).toHaveLength(0);
    peers.answer(1);
    expect((await time.until(call)).name).toBe("tea");
    expect(peers.told).toEqual(["2 scheduled beside", "1 CANCELLED", "2 ok", "done"]);
    await time.advance(10);
    expect(peers.cancelled).toEqual([peers.requests[0]]);
    expect(peers.isIdle).toBe(true);
  });

  test("is not given up where it may need longer than its share", async () => {
    const peers = new Peers();
    for (const place of [0, 2]) {
      const call = peers.client.find("1", { timeoutMs: 3000 });
      await time.advance(1400 - place * 50);
      expect(peers.requests).toHaveLength(place === 0 ? 2 : 3);
      expect(peers.cancelled).toHaveLength(place === 0 ? 0 : 1);
      peers.answer(place, "slow");
      expect((await time.until(call)).name).toBe("slow");
    }
  });

  test("is given up sooner where answers were quick, but not before 100 ms", async () => {
    const peers = new Peers();
    const first = peers.client.find("1");
    await time.advance(70);
    peers.answer(0);
    await time.until(first);
    const second = peers.client.find("1");
    await time.advance(139);
    expect(peers.requests).toHaveLength(2);
    await time.advance(10);
    expect(peers.requests).toHaveLength(3);
    expect(peers.cancelled).toEqual([peers.requests[1]]);
    peers.answer(2);
    expect((await time.until(second)).name).toBe("tea");
    expect(peers.told.slice(2)).toEqual(["1 DEADLINE_EXCEEDED", "2 scheduled", "2 ok", "done"]);
    await time.advance(25_000);
    const third = peers.client.find("1");
    await time.advance(10);
    peers.answer(3);
    await time.until(third);
    const fourth = peers.client.find("1");
    await time.advance(95);
    expect(peers.requests).toHaveLength(5);
    await time.advance(10);
    expect(peers.requests).toHaveLength(6);
    peers.answer(5);
    await time.until(fourth);
  });

  test("still counts if its answer comes first", async () => {
    const peers = new Peers();
    const call = peers.client.find("1", { attemptTimeoutMs: 100 });
    await time.advance(110);
    expect(peers.requests).toHaveLength(2);
    peers.answer(0, "late");
    expect((await time.until(call)).name).toBe("late");
    await time.advance(10);
    expect(peers.cancelled).toEqual([peers.requests[0], peers.requests[1]]);
    expect(peers.told).toEqual(["1 DEADLINE_EXCEEDED", "2 scheduled", "2 CANCELLED", "done"]);
    expect(peers.isIdle).toBe(true);
  });

  test("says nothing more where it ends as it was told to", async () => {
    const peers = new Peers();
    const call = peers.client.find("1", { attemptTimeoutMs: 100 });
    await time.advance(110);
    peers.fail(0, "CANCELLED", 499);
    await time.advance(10);
    peers.answer(1);
    expect((await time.until(call)).name).toBe("tea");
  });

  test("has no more after it than the call may have, and the last is waited for until the deadline", async () => {
    const peers = new Peers();
    const call = failureOf(peers.client.find("1", { attemptTimeoutMs: 100, timeoutMs: 1000 }));
    expect(await time.until(call)).toMatchObject({ code: "DEADLINE_EXCEEDED", outcome: "UNKNOWN_OUTCOME" });
    expect(peers.requests).toHaveLength(3);
    expect(peers.cancelled).toHaveLength(2);
    expect(peers.isIdle).toBe(true);
  });

  test("is waited for where the budget is used up", async () => {
    const peers = new Peers({ retry: { budgetRatio: 0, budgetPerSecond: 0 } });
    const call = peers.client.find("1", { attemptTimeoutMs: 100, timeoutMs: 1000 });
    await time.advance(900);
    expect(peers.requests).toHaveLength(1);
    expect(peers.cancelled).toHaveLength(0);
    peers.answer(0);
    await time.until(call);
    expect(peers.told).toEqual(["2 denied", "1 ok", "done"]);
  });

  test("has another one beside it once another instance is known", async () => {
    const peers = new Peers();
    const place = await becomeKnown(peers);
    const call = peers.client.find("1", { attemptTimeoutMs: 100 });
    await time.advance(500);
    expect(peers.subjects.slice(place)).toEqual([subjectOf("A")]);
    expect(peers.cancelled).toHaveLength(0);
    const other = peers.client.find("2", { attempts: 1 });
    await time.advance(5);
    peers.answerAs("B", place + 1);
    await time.until(other);
    await time.advance(110);
    expect(peers.subjects.slice(place + 2)).toEqual([subjectOf("B")]);
    expect(peers.cancelled).toEqual([peers.requests[place]]);
    peers.answer(place + 2);
    await time.until(call);
    expect(peers.isIdle).toBe(true);
  });

  test("has one for any instance beside it where its own has gone", async () => {
    const peers = new Peers();
    const place = await becomeKnown(peers);
    const call = peers.client.find("1", { attemptTimeoutMs: 100 });
    await time.advance(20);
    const other = failureOf(peers.client.find("2", { attempts: 1 }));
    for (const missed of [1, 2]) {
      await time.advance(5);
      peers.miss(place + missed);
    }
    await time.until(other);
    await time.advance(80);
    expect(peers.subjects.slice(place)).toEqual([subjectOf("A"), subjectOf("A"), GROUP, GROUP]);
    peers.answer(place + 3);
    await time.until(call);
    expect(peers.isIdle).toBe(true);
  });

  test("is waited for where the next one may not be made, and the call reports what the others came to", async () => {
    const peers = new Peers();
    const call = failureOf(peers.client.find("1", { attempts: 2, attemptTimeoutMs: 100, timeoutMs: 1000 }));
    await time.advance(110);
    peers.fail(1, "RESOURCE_EXHAUSTED", 429, { reason: "BUSY" });
    await time.advance(50);
    peers.fail(0, "CANCELLED", 499);
    expect(await time.until(call)).toMatchObject({ code: "DEADLINE_EXCEEDED", outcome: "UNKNOWN_OUTCOME" });
    expect(peers.isIdle).toBe(true);
  });

  test("settles the call by an error that is an answer", async () => {
    const peers = new Peers();
    const call = failureOf(peers.client.find("1", { attemptTimeoutMs: 100 }));
    await time.advance(110);
    peers.fail(0, "NOT_FOUND", 404);
    expect(await time.until(call)).toMatchObject({ code: "NOT_FOUND" });
    expect(peers.isIdle).toBe(true);
  });

  test("is cancelled with the call, and so are those after it", async () => {
    const peers = new Peers();
    const abort = new AbortController();
    const call = failureOf(peers.client.find("1", { hedgeAfterMs: 50, signal: abort.signal }));
    await time.advance(60);
    abort.abort();
    expect(await time.until(call)).toMatchObject({ code: "CANCELLED", outcome: "CANCELLED" });
    await time.advance(10);
    expect(new Set(peers.cancelled)).toEqual(new Set(peers.requests));
    expect(peers.requests).toHaveLength(2);
    expect(peers.isIdle).toBe(true);
  });

  test("is waited for until the deadline where options say so", async () => {
    const peers = new Peers({ retry: { attemptTimeoutMs: 60_000 } });
    const call = failureOf(peers.client.find("1"));
    await time.until(call);
    expect(peers.requests).toHaveLength(1);
  });
});

test("an attempt of a method that is not idempotent is waited for until the deadline", async () => {
  const peers = new Peers({ retry: { attemptTimeoutMs: 100, hedgeAfterMs: 10 } });
  await time.until(failureOf(peers.client.buy("1", 1, { timeoutMs: 1000 })));
  expect(peers.requests).toHaveLength(1);
});

describe("hedging", () => {
  test("makes a second attempt beside the first, and cancels the one that is not answered first", async () => {
    for (const winner of [0, 1]) {
      const peers = new Peers({ retry: { hedgeAfterMs: 20 } });
      const call = peers.client.find("1");
      await time.advance(15);
      expect(peers.requests).toHaveLength(1);
      await time.advance(10);
      expect(peers.requests).toHaveLength(2);
      expect(peers.cancelled).toHaveLength(0);
      peers.answer(winner);
      await time.until(call);
      await time.advance(10);
      expect(peers.cancelled).toEqual([peers.requests[1 - winner]]);
      expect(peers.told).toContain("2 scheduled beside");
      expect(peers.told.filter((text) => text.endsWith("ok"))).toEqual([`${winner + 1} ok`]);
      expect(peers.isIdle).toBe(true);
    }
  });

  test("is within the budget, and an attempt may then still be late", async () => {
    const peers = new Peers({ retry: { hedgeAfterMs: 20, budgetRatio: 0, budgetPerSecond: 0 } });
    const call = peers.client.find("1", { attemptTimeoutMs: 100, timeoutMs: 1000 });
    await time.advance(200);
    expect(peers.requests).toHaveLength(1);
    expect(peers.told).toEqual(["2 denied", "2 denied"]);
    peers.answer(0);
    await time.until(call);
  });

  test("waits for the first where the second fails", async () => {
    const peers = new Peers({ retry: { hedgeAfterMs: 20, attempts: 2 } });
    const call = peers.client.find("1");
    await time.advance(25);
    peers.fail(1, "INTERNAL", 500);
    await time.advance(25);
    peers.answer(0);
    expect((await time.until(call)).name).toBe("tea");
  });

  test("fails with the last failure where both fail", async () => {
    const peers = new Peers({ retry: { hedgeAfterMs: 20, attempts: 2 } });
    const call = failureOf(peers.client.find("1"));
    await time.advance(25);
    peers.fail(0, "INTERNAL", 500);
    await time.advance(5);
    peers.fail(1, "RESOURCE_EXHAUSTED", 429, { reason: "BUSY" });
    expect(await time.until(call)).toMatchObject({ code: "INTERNAL", outcome: "FAILED" });
    expect(peers.isIdle).toBe(true);
  });
});

test("whatever comes when, a call settles once, in time, and nothing is left of it", async () => {
  const reply = fc.record({
    place: fc.nat(3),
    afterMs: fc.nat(120),
    kind: fc.constantFrom("ok", "busy", "crash", "answer", "cancelled"),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(reply, { maxLength: 6 }),
      fc.constantFrom(undefined, 10, 60),
      fc.constantFrom(undefined, 40),
      fc.constantFrom(undefined, 90),
      async (replies, hedgeAfterMs, attemptTimeoutMs, abortAfterMs) => {
        const peers = new Peers();
        const abort = new AbortController();
        const options = { hedgeAfterMs, attemptTimeoutMs, timeoutMs: 400, signal: abort.signal };
        const begunAt = performance.now();
        const settled: number[] = [];
        const call = peers.client.find("1", options).then(
          () => settled.push(performance.now()),
          () => settled.push(performance.now()),
        );
        if (abortAfterMs !== undefined) setTimeout(() => abort.abort(), abortAfterMs);
        for (const { place, afterMs, kind } of replies) {
          await time.advance(afterMs);
          if (kind === "ok") peers.answer(place);
          if (kind === "busy") peers.fail(place, "RESOURCE_EXHAUSTED", 429, { reason: "BUSY" });
          if (kind === "crash") peers.fail(place, "INTERNAL", 500);
          if (kind === "answer") peers.fail(place, "NOT_FOUND", 404);
          if (kind === "cancelled") peers.fail(place, "CANCELLED", 499);
        }
        await time.until(call);
        await time.advance(10);
        expect(settled).toHaveLength(1);
        expect(settled[0]).toBeLessThanOrEqual(begunAt + 402);
        expect(peers.requests.length).toBeLessThanOrEqual(3);
        expect(peers.isIdle).toBe(true);
        const ended = peers.told.filter((text) => /^\d (?!scheduled|denied)/.test(text)).map((text) => text[0]);
        expect(new Set(ended).size).toBe(ended.length);
      },
    ),
    { numRuns: 300 },
  );
});
