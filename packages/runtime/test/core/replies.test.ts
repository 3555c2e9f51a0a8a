import { expect, test } from "vitest";
import { createHandler } from "../../src/codegenv1.js";
import { SharedConnection } from "../../src/connection/shared-connection.js";
import type { UnaryMethod } from "../../src/descriptor.js";
import type { CallsByReply } from "../../src/handler/calls-by-reply.js";
import { TIMED_OUT } from "../../src/handler/error-replies.js";
import { Replies } from "../../src/handler/replies.js";
import { routesOf } from "../../src/handler/router.js";
import type { ServedCall } from "../../src/handler/served-call.js";
import type { Message } from "../../src/link/message.js";
import { cleanUpAfterEach } from "../support/cleanup.js";
import { until } from "../support/condition.js";
import { FakeLink } from "../support/fake-link.js";

cleanUpAfterEach();

/** A link that delivers what a test says. */
class Wire extends FakeLink {
  readonly #receivers = new Map<string, (message: Message) => void>();

  override subscribe(subject: string, _queueGroup?: string, receive?: (message: Message) => void) {
    if (receive !== undefined) this.#receivers.set(subject, receive);
    return super.subscribe(subject);
  }

  deliver(subject: string, reply: string): void {
    const body = new TextEncoder().encode("{}");
    this.#receivers.get(subject)?.({ subject, reply, head: undefined, body });
  }
}

const method: UnaryMethod<unknown, unknown> = {
  kind: "unary",
  name: "Do",
  timeoutMs: 60_000,
  concurrency: 2,
  request: { encode: (value) => value, decode: (value) => value },
  result: { encode: (value) => value, decode: (value) => value },
  fingerprint: "",
};

test("a call keeps its slot until its answer is out", async () => {
  const link = new Wire();
  let started = 0;
  const run = async (): Promise<string> => {
    started += 1;
    return "done";
  };
  const service = { name: "Test", subject: "test", methods: { do: method } };
  const handler = createHandler(link, service, { do: run }, { log: () => undefined });
  const running = handler.run();
  await until("it asks", () => link.confirmsAsked > 0);
  await link.confirmAll();
  await running;
  link.change("down");
  for (const reply of ["a", "b", "c", "d"]) link.deliver("autonats.test.Do", `_INBOX.${reply}`);
  await new Promise((resolve) => setImmediate(resolve));
  expect(started).toBe(2);
  expect(link.published).toEqual([]);
  link.change("up");
  await until("all are answered", () => link.published.length === 4);
  expect(link.published).toEqual(["_INBOX.a", "_INBOX.b", "_INBOX.c", "_INBOX.d"]);
});

test("at most a hundred errors a second are sent after the deadline, and none while the connection is slow", () => {
  const link = new FakeLink();
  const replies = new Replies(SharedConnection.of(link), "Test", ["_INBOX."], () => undefined);
  for (let count = 0; count < 1000; count += 1) replies.notify("_INBOX.late", TIMED_OUT, 0);
  // Two where the second turned meanwhile.
  expect(link.published.length % 100).toBe(0);
  expect(link.published.length).toBeLessThanOrEqual(200);
  const later = performance.now() + 60_000;
  for (let count = 0; count < 1000; count += 1) replies.notify("_INBOX.waiting", TIMED_OUT, later);
  expect(link.published.filter((subject) => subject === "_INBOX.waiting")).toHaveLength(1000);
});

test("a cancellation looks at one call, however many there are", () => {
  const looked: string[] = [];
  const calls = { find: (reply: string) => void looked.push(reply) } as unknown as CallsByReply<ServedCall>;
  const none = {} as never;
  const routes = routesOf({
    subject: "s",
    instance: "i",
    queueGroup: "q",
    replyPrefixes: [],
    endpoints: new Map(),
    calls,
    replies: none,
    leave: none,
  });
  const cancel = routes.find(({ name }) => name === "cancel");
  const send = (bytes: number[]): unknown =>
    cancel?.receive({ subject: "s.cancel", reply: "", head: undefined, body: new Uint8Array(bytes) });
  send([0x61]);
  send([]);
  send([0xef, 0xbb, 0xbf]);
  send(Array<number>(300).fill(0x61));
  expect(looked).toEqual(["a", "\ufeff"]);
});
