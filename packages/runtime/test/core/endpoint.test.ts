import { array, assert, asyncProperty, constantFrom, integer, record } from "fast-check";
import { expect, test, vi } from "vitest";
import { DEFAULT_LIMITS } from "../../src/codec/limits.js";
import { type Deadline, Deadlines } from "../../src/connection/deadlines.js";
import type { SharedConnection } from "../../src/connection/shared-connection.js";
import type { UnaryMethod } from "../../src/descriptor.js";
import { AutonatsError } from "../../src/errors/autonats-error.js";
import { Slots } from "../../src/handler/admission.js";
import { CallsByReply } from "../../src/handler/calls-by-reply.js";
import { Endpoint, type MethodImplementation } from "../../src/handler/endpoint.js";
import { keyLimitsOf } from "../../src/handler/keys/key-options.js";
import { KeyedCalls } from "../../src/handler/keys/keyed-calls.js";
import type { Replies } from "../../src/handler/replies.js";
import type { ServedCall } from "../../src/handler/served-call.js";
import type { EndpointHost } from "../../src/handler/served-method.js";

const SLOTS = 5;

type Ending = "return" | "throw" | "resolve" | "reject" | "foreign" | "wrong" | "own" | "never";

const method: UnaryMethod<unknown, unknown> = {
  kind: "unary",
  name: "Do",
  timeoutMs: 60_000,
  concurrency: SLOTS,
  request: { encode: (value) => value, decode: (value) => value },
  result: {
    encode: (value) => {
      if (value === "wrong") throw new TypeError("not a result");
      return value;
    },
    decode: (value) => value,
  },
  fingerprint: "0123456789abcdef",
};

/** A wheel that can be told whose time has come. */
class ImpatientWheel extends Deadlines {
  readonly #entries = new Set<Deadline>();

  override add(entry: Deadline): void {
    this.#entries.add(entry);
    super.add(entry);
  }

  override remove(entry: Deadline): void {
    this.#entries.delete(entry);
    super.remove(entry);
  }

  expireOne(index: number): void {
    const entry = [...this.#entries][index % Math.max(1, this.#entries.size)];
    if (entry === undefined) return;
    this.remove(entry);
    entry.expire();
  }
}

/** An endpoint, the answers that it gave, and what runs in it. */
class Bench {
  readonly answers = new Map<string, number>();
  readonly wheel = new ImpatientWheel();
  readonly settle = new Map<string, (ending: Ending) => void>();
  readonly endpoint: Endpoint;
  readonly calls = new CallsByReply<ServedCall>();
  running = 0;
  most = 0;
  /** Bytes of requests that wait. */
  held = 0;

  constructor(descriptor: UnaryMethod<unknown, unknown> = method) {
    const host: EndpointHost = {
      service: "Test",
      version: "",
      subject: "test",
      instance: "one",
      replyPrefixes: ["_INBOX."],
      shared: {
        deadlines: this.wheel,
        arrivals: { cameAt: (now: number) => now },
        outbox: { isFull: false, countGuest: (bytes: number) => this.#hold(bytes) },
      } as unknown as SharedConnection,
      replies: {
        answer: (call: ServedCall, _head: unknown, _body: unknown, now: number) => {
          this.#count(call.reply);
          call.onSent(0, now);
        },
        notify: (reply: string) => this.#count(reply),
      } as unknown as Replies,
      requestOptions: { limits: DEFAULT_LIMITS },
      slots: new Slots(Number.POSITIVE_INFINITY),
      calls: this.calls,
      keys: new KeyedCalls(keyLimitsOf()),
      interceptors: [],
      observers: [],
      log: () => undefined,
      group: { state: "serving", noteCall: () => undefined },
      countCalls: () => this.running,
      isLeaving: () => false,
      onCallEnded: () => undefined,
    };
    const limits = { concurrency: descriptor.concurrency, queue: 20_000, timeoutMs: Number.POSITIVE_INFINITY };
    this.endpoint = new Endpoint(descriptor, this.#run, limits, host);
  }

  arrive(reply: string, ending: Ending): void {
    const data = new TextEncoder().encode(JSON.stringify({ reply, ending }));
    this.endpoint.receive({ subject: "test.Do", reply, head: undefined, body: data });
  }

  readonly #run: MethodImplementation = (request) => {
    const { reply, ending } = request as { reply: string; ending: Ending };
    if (ending === "return") return "done";
    if (ending === "throw") throw new Error("at once");
    this.running += 1;
    this.most = Math.max(this.most, this.running);
    return new Promise((resolve, reject) => {
      this.settle.set(reply, (how) => {
        this.running -= 1;
        this.settle.delete(reply);
        if (how === "reject") reject(new Error("later"));
        else if (how === "own") reject(new AutonatsError("ABORTED", "its own"));
        // biome-ignore lint/suspicious/noThenProperty: a promise of another make, which settles twice.
        else if (how === "foreign") resolve({ then: (ok: (value: string) => void) => [ok("done"), ok("again")] });
        else resolve(how === "wrong" ? "wrong" : "done");
      });
    });
  };

  #count(reply: string): void {
    this.answers.set(reply, (this.answers.get(reply) ?? 0) + 1);
  }

  #hold(bytes: number): void {
    this.held += bytes;
  }
}

const step = record({
  action: constantFrom("arrive", "arrive", "arrive", "settle", "settle", "cancel", "expire", "turn"),
  ending: constantFrom<Ending>("return", "throw", "resolve", "reject", "foreign", "wrong", "never"),
  index: integer({ min: 0, max: 40 }),
});

test("whatever methods and callers do, slots never leak, no more than five run, and each call is answered once", async () => {
  await assert(
    asyncProperty(array(step, { maxLength: 80 }), async (steps) => {
      const bench = new Bench();
      const replies: string[] = [];
      const endings = new Map<string, Ending>();
      for (const { action, ending, index } of steps) {
        const reply = replies[index % Math.max(1, replies.length)] ?? "";
        if (action === "arrive") {
          const next = `_INBOX.${replies.length}`;
          replies.push(next);
          endings.set(next, ending);
          bench.arrive(next, ending);
        } else if (action === "settle") {
          bench.settle.get(reply)?.(endings.get(reply) ?? "resolve");
        } else if (action === "cancel") {
          const call = bench.calls.find(reply);
          if (call !== undefined) bench.endpoint.cancel(call);
        } else if (action === "expire") {
          bench.wheel.expireOne(index);
        } else {
          await Promise.resolve();
        }
        expect(bench.running).toBeLessThanOrEqual(SLOTS);
        for (const count of bench.answers.values()) expect(count).toBe(1);
      }
      await settleAll(bench);
      expect(bench.most).toBeLessThanOrEqual(SLOTS);
      expect(bench.endpoint.size).toBe(0);
      expect(bench.wheel.size).toBe(0);
      expect(bench.calls.size).toBe(0);
      expect(bench.held).toBe(0);
      expect([...bench.answers.keys()].sort()).toEqual([...replies].sort());
      const { requests, errors } = bench.endpoint.stats;
      expect(requests).toBeLessThanOrEqual(replies.length);
      expect(errors).toBeLessThanOrEqual(requests);
      // All slots are free: five more run at once.
      for (let index = 0; index < SLOTS; index += 1) bench.arrive(`_INBOX.last${index}`, "resolve");
      expect(bench.running).toBe(SLOTS);
      await settleAll(bench);
    }),
    { numRuns: 400 },
  );
});

test("a long queue of calls that end at once does not grow the stack", async () => {
  const bench = new Bench({ ...method, concurrency: 20_000 });
  for (let index = 0; index < 20_000; index += 1) bench.arrive(`_INBOX.a${index}`, "resolve");
  for (let index = 0; index < 20_000; index += 1)
    bench.arrive(`_INBOX.b${index}`, index % 2 === 0 ? "return" : "throw");
  expect(bench.endpoint.size).toBe(40_000);
  bench.settle.get("_INBOX.a0")?.("resolve");
  await new Promise((resolve) => setImmediate(resolve));
  expect(bench.endpoint.size).toBe(19_999);
  expect(bench.answers.size).toBe(20_001);
  await settleAll(bench);
});

test("what is found expired when its turn comes is answered, not started, and gives its slot to the next", async () => {
  const bench = new Bench({ ...method, concurrency: 2, timeoutMs: 20 });
  for (const name of ["a", "b", "c", "d"]) bench.arrive(`_INBOX.${name}`, "resolve");
  expect(bench.running).toBe(2);
  // The event loop is busy beyond the deadline, so that no timer comes between.
  for (const end = performance.now() + 25; performance.now() < end; );
  bench.settle.get("_INBOX.a")?.("resolve");
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  expect([...bench.answers.keys()]).toEqual(["_INBOX.a", "_INBOX.c", "_INBOX.d"]);
  expect(bench.running).toBe(1);
  expect(bench.endpoint.size).toBe(1);
  bench.arrive("_INBOX.e", "resolve");
  expect(bench.running).toBe(2);
  await settleAll(bench);
  expect(bench.endpoint.size).toBe(0);
});

test("a call whose time is over before its method has begun is answered, and not run", async () => {
  const started = performance.now();
  const clock = vi.spyOn(performance, "now").mockReturnValue(started);
  try {
    // The process is suspended while it reads the request.
    const decode = (value: unknown): unknown => {
      clock.mockReturnValue(started + 60_000);
      return value;
    };
    const bench = new Bench({ ...method, request: { ...method.request, decode } });
    bench.arrive("_INBOX.a", "resolve");
    expect(bench.most).toBe(0);
    expect(bench.answers.get("_INBOX.a")).toBe(1);
    expect(bench.endpoint.stats.lastError).toBe("DEADLINE_EXCEEDED: the deadline passed before the call could start");
    expect(bench.endpoint.size).toBe(0);
    expect(bench.endpoint.admission.meanMs).toBe(0);
  } finally {
    clock.mockRestore();
  }
});

test.each([
  ["after the deadline", 60_000, "DEADLINE_EXCEEDED: the method did not end before the deadline"],
  ["before it", 59_999.999, "INTERNAL: the method failed; the handler's log has the details"],
])("a failure that is not declared, %s, is told as what it is", async (_when, later, summary) => {
  const started = performance.now();
  const clock = vi.spyOn(performance, "now").mockReturnValue(started);
  try {
    const bench = new Bench();
    bench.arrive("_INBOX.a", "reject");
    clock.mockReturnValue(started + later);
    bench.settle.get("_INBOX.a")?.("reject");
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    expect(bench.endpoint.stats.lastError).toBe(summary);
    expect(bench.answers.get("_INBOX.a")).toBe(1);
    expect(bench.endpoint.size).toBe(0);
  } finally {
    clock.mockRestore();
  }
});

test("an error that the method has made says what it says, also after the deadline", async () => {
  const started = performance.now();
  const clock = vi.spyOn(performance, "now").mockReturnValue(started);
  try {
    const bench = new Bench();
    bench.arrive("_INBOX.a", "own");
    clock.mockReturnValue(started + 60_000);
    bench.settle.get("_INBOX.a")?.("own");
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    expect(bench.endpoint.stats.lastError).toBe("ABORTED: its own");
  } finally {
    clock.mockRestore();
  }
});

async function settleAll(bench: Bench): Promise<void> {
  for (let turn = 0; turn < 100 && (bench.settle.size > 0 || bench.endpoint.size > 0); turn += 1) {
    for (const settle of [...bench.settle.values()]) settle("resolve");
    await new Promise((resolve) => setImmediate(resolve));
  }
}
