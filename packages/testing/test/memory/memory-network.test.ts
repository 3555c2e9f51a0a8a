import type { Message } from "@autonats/runtime";
import { describe, expect, test } from "vitest";
import { createMemoryNetwork } from "../../src/index.js";
import type { MemoryLink } from "../../src/memory/memory-link.js";
import { isHeard, tokensOf } from "../../src/memory/subjects.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = ({ body }: Message): string => new TextDecoder().decode(body);

/** Collects what comes to a subject. */
function collect(link: MemoryLink, subject: string, queueGroup?: string): Message[] {
  const messages: Message[] = [];
  link.subscribe(subject, queueGroup, (message) => messages.push(message));
  return messages;
}

test.each([
  ["a.b", "a.b", true],
  ["a.b", "a.c", false],
  ["a.b", "a", false],
  ["a", "a.b", false],
  ["a.*", "a.b", true],
  ["a.*", "a.b.c", false],
  ["*.b", "a.b", true],
  ["a.*.c", "a.b.c", true],
  ["a.>", "a.b.c", true],
  ["a.>", "a", false],
  [">", "a", true],
  [">.a", "a.a", false],
])("%s hears %s: %s", (pattern, subject, expected) => {
  expect(isHeard(tokensOf(pattern), tokensOf(subject))).toBe(expected);
});

describe("a network in memory", () => {
  test("delivers later, in order, and to everybody who listens", async () => {
    const network = createMemoryNetwork();
    const [one, two] = [network.connect(), network.connect()];
    const all = [collect(one, "a.*"), collect(two, "a.>"), collect(two, "a.1")];
    one.publish("a.1", "", undefined, bytes("x"));
    one.publish("a.2", "", undefined, bytes("y"));
    expect(all.flat()).toEqual([]);
    await one.confirm();
    expect(all.map((messages) => messages.map(textOf))).toEqual([["x", "y"], ["x", "y"], ["x"]]);
  });

  test("delivers a message as it was when it was published, head and all", async () => {
    const link = createMemoryNetwork().connect();
    const messages = collect(link, "a");
    const [head, body] = [bytes("NATS/1.0\r\nbad header\r\n\r\n"), bytes("body")];
    link.publish("a", "b", head, body);
    head.fill(0);
    body.fill(0);
    await link.confirm();
    const expected = { subject: "a", reply: "b", head: bytes("NATS/1.0\r\nbad header\r\n\r\n"), body: bytes("body") };
    expect(messages).toEqual([expected]);
  });

  test("gives each message to one member of a queue group, each in its turn by chance", async () => {
    const network = createMemoryNetwork();
    const publisher = network.connect();
    const members = Array.from({ length: 3 }, () => collect(network.connect(), "a", "g"));
    const others = collect(network.connect(), "a", "h");
    for (let index = 0; index < 300; index += 1) publisher.publish("a", "", undefined, bytes(`${index}`));
    await publisher.confirm();
    expect(others).toHaveLength(300);
    expect(members.flat()).toHaveLength(300);
    for (const member of members) expect(member.length).toBeGreaterThan(50);
  });

  test("tells whoever asks where nobody listens, and nobody else", async () => {
    const network = createMemoryNetwork();
    const [one, two] = [network.connect(), network.connect()];
    const [mine, theirs] = [collect(one, "inbox.*"), collect(two, "inbox.*")];
    one.publish("nobody", "inbox.1", undefined, bytes("?"));
    one.publish("nobody", "", undefined, bytes("?"));
    await one.confirm();
    expect(mine).toEqual([
      { subject: "inbox.1", reply: "", head: bytes("NATS/1.0 503\r\n\r\n"), body: new Uint8Array(0) },
    ]);
    expect(theirs).toEqual([]);
  });

  test("refuses messages that are too large, and invalid subjects", () => {
    const link = createMemoryNetwork({ maxPayload: 10 }).connect();
    expect(link.maxPayload).toBe(10);
    expect(() => link.publish("a", "", bytes("12345"), bytes("123456"))).toThrow("11 bytes");
    for (const subject of ["", "a b", "a..b", "a."]) {
      expect(() => link.publish(subject, "", undefined, bytes(""))).toThrow("is not a subject");
    }
  });

  test("goes on when a receiver throws, and lets timers have their turn between any number of messages", async () => {
    const link = createMemoryNetwork().connect();
    let rounds = 0;
    link.subscribe("a", undefined, () => {
      rounds += 1;
      link.publish("a", "", undefined, bytes(""));
      throw new Error("of the receiver");
    });
    link.publish("a", "", undefined, bytes(""));
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(rounds).toBeGreaterThan(10);
    link.close();
  });
});

describe("a subscription", () => {
  test("that is drained takes what was sent before, and nothing after", async () => {
    const network = createMemoryNetwork();
    const [one, two] = [network.connect(), network.connect()];
    const texts: string[] = [];
    const subscription = two.subscribe("a", undefined, (message) => texts.push(textOf(message)));
    one.publish("a", "", undefined, bytes("before"));
    const drained = subscription.drain();
    one.publish("a", "", undefined, bytes("after"));
    await drained;
    await one.confirm();
    expect(texts).toEqual(["before"]);
  });

  test("that is closed takes nothing more", async () => {
    const link = createMemoryNetwork().connect();
    const texts: string[] = [];
    const subscription = link.subscribe("a", undefined, (message) => texts.push(textOf(message)));
    link.publish("a", "", undefined, bytes("before"));
    subscription.close();
    await link.confirm();
    expect(texts).toEqual([]);
  });
});

describe("a link", () => {
  test("that is cut loses what is under way, hears nothing, and is as before when it is mended", async () => {
    const network = createMemoryNetwork();
    const [one, two] = [network.connect(), network.connect()];
    const events: string[] = [];
    two.listen({ onDown: () => events.push("down"), onUp: () => events.push("up") });
    const messages = collect(two, "a");
    one.publish("a", "", undefined, bytes("lost"));
    const confirmed = two.confirm();
    two.down();
    await expect(confirmed).rejects.toThrow("down");
    await expect(two.confirm()).rejects.toThrow("down");
    two.publish("a", "", undefined, bytes("lost too"));
    one.publish("a", "", undefined, bytes("unheard"));
    await one.confirm();
    two.up();
    one.publish("a", "", undefined, bytes("heard"));
    await one.confirm();
    expect(messages.map(textOf)).toEqual(["heard"]);
    expect(events).toEqual(["down", "up"]);
  });

  test("that leaves its server is back on another", async () => {
    const link = createMemoryNetwork({ servers: 3 }).connect();
    const events: string[] = [];
    link.listen({
      onDown: () => events.push("down"),
      onUp: () => events.push("up"),
      onLameDuck: () => events.push("duck"),
    });
    expect(link.serverCount).toBe(3);
    link.lameDuck();
    await link.leave();
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(events).toEqual(["duck", "down", "up"]);
  });

  test("that is closed takes nothing more, and says why once", () => {
    const network = createMemoryNetwork();
    const link = network.connect({ inboxPrefix: "mine" });
    const reasons: unknown[] = [];
    link.listen({ onClosed: (reason) => reasons.push(reason) });
    expect(link.inboxPrefix).toBe("mine");
    const reason = new Error("broken");
    link.close(reason);
    link.close();
    link.up();
    expect(link.state).toBe("closed");
    expect(reasons).toEqual([reason]);
    expect(() => link.publish("a", "", undefined, bytes(""))).toThrow("closed");
    expect(() => link.subscribe("a", undefined, () => undefined)).toThrow("closed");
  });

  test("counts what it receives", async () => {
    const link = createMemoryNetwork().connect();
    collect(link, "a");
    link.publish("a", "", bytes("NATS/1.0\r\n\r\n"), bytes("12345"));
    await link.confirm();
    expect(link.receivedBytes).toBe(17);
  });

  test("whose listener throws tells the others, and one that has stopped hears nothing", () => {
    const link = createMemoryNetwork().connect();
    const heard: string[] = [];
    link.listen({
      onDown: () => {
        throw new Error("of the listener");
      },
    });
    link.listen({ onDown: () => heard.push("one") });
    const stop = link.listen({ onDown: () => heard.push("two") });
    stop();
    link.down();
    expect(heard).toEqual(["one"]);
  });
});
