import { readFileSync } from "node:fs";
import type { Message } from "@autonats/runtime";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  createMemoryNetwork,
  type FaultRule,
  installVirtualTime,
  type MemoryLink,
  type MemoryNetwork,
  type VirtualTime,
} from "../../src/index.js";
import { Faults } from "../../src/memory/faults.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const nothing = bytes("");

let time: VirtualTime;
beforeEach(() => {
  time = installVirtualTime();
});
afterEach(() => time.uninstall());

/** Notes what comes to a subject, and when. */
function note(link: MemoryLink, subject: string): { readonly subject: string; readonly at: number }[] {
  const notes: { subject: string; at: number }[] = [];
  const start = performance.now();
  link.subscribe(subject, undefined, (message: Message) => {
    notes.push({ subject: message.subject, at: performance.now() - start });
  });
  return notes;
}

/** Two connections, and what the second has received. */
function pair(network: MemoryNetwork): [MemoryLink, MemoryLink, ReturnType<typeof note>] {
  const [from, to] = [network.connect({ name: "from" }), network.connect({ name: "to" })];
  return [from, to, note(to, ">")];
}

function publish(link: MemoryLink, ...subjects: string[]): void {
  for (const subject of subjects) link.publish(subject, "", undefined, nothing);
}

describe("faults", () => {
  test("delay messages, which stay in their order", async () => {
    const [from, , got] = pair(createMemoryNetwork({ seed: 1, faults: [{ delay: { minMs: 10, maxMs: 50 } }] }));
    publish(from, ...Array.from({ length: 30 }, (_, index) => `a.${index}`));
    await time.advance(9);
    expect(got).toEqual([]);
    await time.advance(41);
    expect(got.map(({ subject }) => subject)).toEqual(Array.from({ length: 30 }, (_, index) => `a.${index}`));
  });

  test("let subjects overtake each other where they may, and messages of one subject never", async () => {
    const faults: FaultRule = { delay: { minMs: 0, maxMs: 50 }, reorder: true };
    const network = createMemoryNetwork({ seed: 2, faults: [faults] });
    const [from, to] = pair(network);
    const order: string[] = [];
    to.subscribe(">", undefined, ({ subject, body }) => order.push(`${subject} ${new TextDecoder().decode(body)}`));
    for (let index = 0; index < 10; index += 1) {
      from.publish("a", "", undefined, bytes(`${index}`));
      from.publish("b", "", undefined, bytes(`${index}`));
    }
    await time.advance(50);
    const of = (subject: string) => order.filter((text) => text.startsWith(subject));
    for (const subject of ["a", "b"])
      expect(of(subject)).toEqual(Array.from({ length: 10 }, (_, i) => `${subject} ${i}`));
    expect(order).not.toEqual(Array.from({ length: 20 }, (_, i) => `${i % 2 ? "b" : "a"} ${i >> 1}`));
  });

  test("lose about as many as they should, the same in each run of a seed, whatever others do", async () => {
    const run = async (isBusy: boolean): Promise<readonly string[]> => {
      const network = createMemoryNetwork({ seed: 3, faults: [{ drop: 0.2, delay: { minMs: 0, maxMs: 5 } }] });
      const [from, , got] = pair(network);
      const other = network.connect({ name: "other" });
      for (let index = 0; index < 1000; index += 1) {
        publish(from, `a.${index}`);
        if (isBusy) publish(other, "other");
      }
      await time.advance(10);
      return got.map(({ subject, at }) => `${subject} ${at.toFixed(3)}`).filter((text) => !text.startsWith("other"));
    };
    const first = await run(false);
    expect(first.length).toBeGreaterThan(740);
    expect(first.length).toBeLessThan(860);
    expect(await run(true)).toEqual(first);
  });

  test("send replies twice, and nothing else", async () => {
    const [from, to] = pair(createMemoryNetwork({ faults: [{ duplicateReplies: 1, delay: 3 }] }));
    const replies = note(to, "_INBOX.>");
    const requests = note(to, "autonats.>");
    publish(from, "_INBOX.a.1", "autonats.user.Get");
    await time.advance(10);
    expect(replies).toHaveLength(2);
    expect(requests).toHaveLength(1);
  });

  test("happen where a rule says; the first that fits counts", async () => {
    const network = createMemoryNetwork();
    const [from, to, got] = pair(network);
    const other = network.connect({ name: "other" });
    network.faults({ from: "other" }, { to: "to", subject: "a.*", drop: 1 }, { from: ["from", "nobody"], delay: 7 });
    publish(from, "a.1", "b.1");
    publish(to, "b.2");
    publish(other, "a.2");
    await time.advance(7);
    expect(got).toEqual([
      { subject: "b.2", at: 0 },
      { subject: "a.2", at: 0 },
      { subject: "b.1", at: 7 },
    ]);
  });

  test("confirmations come after everything that was under way", async () => {
    const network = createMemoryNetwork({ faults: [{ from: "from", delay: 20 }] });
    const [from, to, got] = pair(network);
    publish(from, "a");
    await time.until(to.confirm());
    expect(got).toHaveLength(1);
  });

  test.each([{ delay: -1 }, { delay: { minMs: 5, maxMs: 4 } }, { drop: 1.1 }, { duplicateReplies: Number.NaN }])(
    "%j is refused",
    (rule) => {
      expect(() => createMemoryNetwork({ faults: [rule] })).toThrow(RangeError);
    },
  );

  test("are the same in both languages", () => {
    const file = new URL("./fates.json", import.meta.url);
    const { seed, rule, fates } = JSON.parse(readFileSync(file, "utf8"));
    const faults = new Faults(seed);
    faults.set([rule]);
    for (const { from, to, isLost, delayMs, secondMs } of fates) {
      const fate = faults.decide(from, to, "_INBOX.x", true);
      expect({ isLost: fate.isLost, delayMs: fate.delayMs, secondMs: fate.secondMs ?? null }).toEqual({
        isLost,
        delayMs,
        secondMs,
      });
    }
  });
});

describe("a partition", () => {
  test("ends by itself, and others do not end with it", async () => {
    const network = createMemoryNetwork();
    const [from, , got] = pair(network);
    const ends = [network.partition("from", "to"), network.partition(["to"], ["from"])];
    for (const subject of ["a", "b", "c"]) {
      publish(from, subject);
      await time.advance(1);
      ends.shift()?.();
    }
    expect(got.map(({ subject }) => subject)).toEqual(["c"]);
  });

  test("loses what one side sends to the other, and nothing else, until it is healed", async () => {
    const network = createMemoryNetwork();
    const [from, to, got] = pair(network);
    const other = network.connect({ name: "other" });
    const back = note(from, "back");
    network.partition("from", ["to", "nobody"]);
    publish(from, "lost");
    publish(to, "back");
    publish(other, "kept");
    await time.advance(1);
    network.heal();
    publish(from, "healed");
    await time.advance(1);
    expect(got.map(({ subject }) => subject)).toEqual(["back", "kept", "healed"]);
    expect(back).toEqual([]);
  });
});

describe("a link", () => {
  test("that is frozen says nothing and hears nothing, and catches up when it thaws", async () => {
    const network = createMemoryNetwork();
    const [from, to, got] = pair(network);
    const back = note(from, "back");
    to.freeze();
    expect(to.state).toBe("up");
    publish(from, "a");
    publish(to, "back");
    let isConfirmed = false;
    to.confirm().then(() => {
      isConfirmed = true;
    });
    await time.advance(1000);
    expect([got, back, isConfirmed]).toEqual([[], [], false]);
    to.thaw();
    await time.advance(0);
    expect(got.map(({ subject }) => subject)).toEqual(["a", "back"]);
    expect([back.length, isConfirmed]).toEqual([1, true]);
  });

  test("that is frozen and left is free, and has lost what waited", async () => {
    const network = createMemoryNetwork();
    const [from, to, got] = pair(network);
    to.freeze();
    publish(from, "a");
    await time.advance(1);
    await to.leave();
    await time.advance(1);
    publish(from, "b");
    await time.advance(1);
    expect(to.isFrozen).toBe(false);
    expect(got.map(({ subject }) => subject)).toEqual(["b"]);
  });

  test("that is slow receives one message after the other", async () => {
    const [from, to, got] = pair(createMemoryNetwork());
    to.slow(10);
    publish(from, "a", "b", "c");
    await time.advance(1000);
    expect(got.map(({ at }) => at)).toEqual([10, 20, 30]);
    to.slow(0);
    publish(from, "d");
    await time.advance(0);
    expect(got).toHaveLength(4);
  });

  test("that is killed is gone, and what was under way to it too", async () => {
    const network = createMemoryNetwork();
    const [from, to, got] = pair(network);
    const lost: string[] = [];
    network.watch(({ kind, message }) => kind === "lost" && lost.push(message.subject));
    publish(from, "a");
    to.kill();
    await time.advance(1);
    expect([to.state, got, lost]).toEqual(["closed", [], ["a"]]);
    expect(() => network.link("to")).toThrow('there is no connection "to"');
    expect(network.connect({ name: "to" })).toBe(network.link("to"));
    expect(() => network.connect({ name: "to" })).toThrow("already");
  });
});
