import { describe, expect, test, vi } from "vitest";
import { Deadlines } from "../../src/connection/deadlines.js";
import { Outbox, type Sender } from "../../src/connection/outbox.js";
import { LinkClosed } from "../../src/link/link.js";
import { FakeLink } from "../support/fake-link.js";

const KIB = 1024;

/** An outbox on a link that confirms when it is told to. */
function createBench() {
  const link = new FakeLink();
  const deadlines = new Deadlines();
  const outbox = new Outbox(link, deadlines);
  const told: string[] = [];
  const post = (name: string, bytes: number, deadline = performance.now() + 60_000): Sender => {
    const sender: Sender = {
      onSent: () => told.push(`${name} sent`),
      onExpired: () => told.push(`${name} expired`),
      onTooLarge: (size, limit) => told.push(`${name} has ${size} of ${limit}`),
      onUnsendable: () => told.push(`${name} closed`),
    };
    outbox.send(name, "", undefined, new Uint8Array(bytes), deadline, sender);
    return sender;
  };
  return { link, deadlines, outbox, told, post };
}

describe("an outbox", () => {
  test("hands to the link at once what fits into the window, and keeps the rest in its order", async () => {
    const { link, outbox, told, post } = createBench();
    post("a", 600 * KIB);
    post("b", 600 * KIB);
    post("c", 1);
    expect(link.published).toEqual(["a"]);
    expect(outbox.isCongested).toBe(true);
    expect(outbox.held).toBe(1200 * KIB + 4);
    await link.confirmAll();
    expect(link.published).toEqual(["a", "b", "c"]);
    expect(told).toEqual(["a sent", "b sent", "c sent"]);
    expect(outbox.isCongested).toBe(false);
    // Nobody asks about a few bytes.
    await link.confirmAll();
    expect(outbox.held).toBe(2);
  });

  test("sends a message larger than the window when nothing else is on its way", async () => {
    const { link, post } = createBench();
    post("small", 1);
    post("large", 5000 * KIB);
    expect(link.published).toEqual(["small"]);
    await link.confirmAll();
    expect(link.published).toEqual(["small", "large"]);
  });

  test("drops expired parcels unsent, and then sends those that they blocked", async () => {
    const { link, deadlines, outbox, told, post } = createBench();
    post("a", 700 * KIB);
    post("late", 1000 * KIB, performance.now() + 10);
    post("b", 100 * KIB);
    await vi.waitFor(() => expect(told).toContain("late expired"));
    expect(link.published).toEqual(["a", "b"]);
    expect(deadlines.size).toBe(0);
    await link.confirmAll();
    expect(outbox.held).toBeLessThan(256 * KIB);
    post("past", 1, performance.now() - 1);
    expect(told.at(-1)).toBe("past expired");
    expect(link.published).toEqual(["a", "b"]);
  });

  test("does not write what the server would have only after its deadline, and writes what comes after it", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    try {
      const { link, told, post } = createBench();
      post("first", 500 * KIB);
      post("waits", 600 * KIB);
      vi.advanceTimersByTime(500);
      // 500 KiB have taken half a second.
      await link.confirmAll();
      expect(told).toEqual(["first sent", "waits sent"]);
      post("late", 100 * KIB, performance.now() + 600);
      post("fresh", 100 * KIB, performance.now() + 1000);
      expect(told.slice(2)).toEqual(["late expired", "fresh sent"]);
      // A line that was slow once is tried again.
      vi.advanceTimersByTime(1100);
      post("tried", 100 * KIB, performance.now() + 10);
      expect(told.slice(4)).toEqual(["tried sent"]);
    } finally {
      vi.useRealTimers();
    }
  });

  test("keeps what is sent while the link is down, until it is up or the deadline has passed", async () => {
    const { link, told, post } = createBench();
    link.change("down");
    post("a", 1);
    post("late", 1, performance.now() + 10);
    post("b", 1);
    await vi.waitFor(() => expect(told).toEqual(["late expired"]));
    link.change("up");
    expect(link.published).toEqual(["a", "b"]);
  });

  test("counts nothing that was lost with a socket", () => {
    const { link, outbox, post } = createBench();
    post("a", 900 * KIB);
    link.change("down");
    expect(outbox.held).toBe(0);
    link.change("up");
    post("b", 900 * KIB);
    expect(link.published).toEqual(["a", "b"]);
  });

  test("tells what waits when the link is closed, and what comes later", () => {
    const { link, deadlines, told, post } = createBench();
    link.change("down");
    post("a", 1);
    link.change("closed");
    post("b", 1);
    expect(told).toEqual(["a closed", "b closed"]);
    expect(deadlines.size).toBe(0);
  });

  test("withdraws what has not been sent, without notifying its owner", async () => {
    const { link, outbox, told, post } = createBench();
    const sent = post("a", 900 * KIB);
    const waiting = post("b", 900 * KIB);
    expect(outbox.withdraw(sent)).toBe(false);
    expect(outbox.withdraw(waiting)).toBe(true);
    expect(outbox.withdraw(waiting)).toBe(false);
    await link.confirmAll();
    expect(told).toEqual(["a sent"]);
    expect(outbox.held).toBe(0);
  });

  test("says when a message is larger than the server takes, which may be another by the time it is sent", async () => {
    const { link, told, post } = createBench();
    post("a", 900 * KIB);
    post("b", 200 * KIB);
    link.maxPayload = 100 * KIB;
    await link.confirmAll();
    expect(told).toEqual(["a sent", `b has ${200 * KIB} of ${100 * KIB}`]);
  });

  test("asks for confirmation after each quarter of the window, and wherever something waits for it", () => {
    const { link, outbox, post } = createBench();
    for (let index = 0; index < 10; index += 1) post("x", 100 * KIB);
    expect(link.confirmsAsked).toBe(3);
    post("y", 500 * KIB);
    expect(link.confirmsAsked).toBe(4);
    expect(outbox.hasRoom(1, 16 * 1024 * KIB)).toBe(true);
    expect(outbox.hasRoom(16 * 1024 * KIB, 16 * 1024 * KIB)).toBe(false);
  });

  test("goes on after each confirmation, however a limit below the window keeps others from sending", async () => {
    const { link, outbox, post } = createBench();
    post("a", 900);
    expect(outbox.hasRoom(200, 1000)).toBe(false);
    await link.confirmAll();
    expect(outbox.hasRoom(200, 1000)).toBe(true);
  });
});

test.each([
  ["larger where the server is quick", 10, 2048],
  ["no other where it takes its time", 300, 1024],
  ["smaller where it is slow", 600, 256],
])("the window becomes %s", async (_what, milliseconds, kibibytes) => {
  let now = 1000;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => now);
  try {
    const { link, post } = createBench();
    for (let index = 0; index < 2; index += 1) post("x", 1024 * KIB - 1);
    now += milliseconds;
    await link.confirmAll();
    now += milliseconds;
    await link.confirmAll();
    link.published.length = 0;
    const piece = 64 * KIB - 1;
    for (let index = 0; index < 100; index += 1) post("y", piece);
    expect(link.published).toHaveLength((kibibytes * KIB) / (piece + 1));
  } finally {
    clock.mockRestore();
  }
});

test("a link that throws has closed", () => {
  const { link, told, post } = createBench();
  link.fault = new LinkClosed();
  post("a", 1);
  expect(told).toEqual(["a closed"]);
});
