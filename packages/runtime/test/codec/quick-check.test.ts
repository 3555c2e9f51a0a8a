import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withLimits } from "../../src/codec/limits.js";
import { countColons, hasKeys, MAX_QUICK } from "../../src/codec/quick-check.js";
import { goodBodies } from "./fuzz/good-bodies.js";
import { nodesOf, print, type Tree, toTree } from "./fuzz/json-tree.js";
import { mutate } from "./fuzz/mutations.js";
import { createRandom } from "./fuzz/random.js";

const count = (text: string): number => countColons(Buffer.from(text));

describe("countColons", () => {
  test("counts what may follow a key, wherever it falls in a word", () => {
    for (let shift = 0; shift < 9; shift++) {
      const pad = "x".repeat(shift);
      expect(count(`["${pad}",{"a":1,"b" :2,"c"\n:3,"d"\t:4,"e"\r\n:5}]`)).toBe(5);
    }
  });

  test("leaves most colons in strings out", () => {
    expect(count('["2026-01-31T09:05:00Z","a: b","nats://127.0.0.1:4222","é:","\u{1f600}:"]')).toBe(0);
  });

  test("counts more than once in a while, but never too little", () => {
    expect(count('[" :",":","\\":","!:"]')).toBe(4);
  });

  test("counts on where a lane is full", () => {
    const members = Array.from({ length: 3000 }, (_, index) => `"${index}":0`);
    expect(count(`{${members.join()}}`)).toBe(3000);
    expect(count('":'.repeat(5000))).toBe(5000);
    expect(count('"::::'.repeat(3000))).toBe(3000);
  });

  test("forgets what was there before", () => {
    expect(count('"a":"b":"c":"d":')).toBe(4);
    expect(count('"a"')).toBe(0);
    expect(count("")).toBe(0);
  });

  test("gives up on long bodies", () => {
    expect(count(" ".repeat(MAX_QUICK))).toBe(0);
    expect(count(" ".repeat(MAX_QUICK + 1))).toBe(-1);
  });

  test("finds at least all keys", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = createRandom(seed);
        const tree = mutate(toTree(JSON.parse(Buffer.from(random.pick(goodBodies).bytes).toString())), random);
        expect(count(print(tree, random))).toBeGreaterThanOrEqual(membersOf(tree));
      }),
      { numRuns: 3000 },
    );
  });
});

describe("hasKeys", () => {
  test("counts the keys of all objects", () => {
    const value: unknown = JSON.parse('{"a":[{"b":1},{"b":null,"__proto__":{"c":[]}}]}');
    expect(hasKeys(value, 5)).toBe(true);
    expect(hasKeys(value, 4)).toBe(false);
    expect(hasKeys("text", 0)).toBe(true);
    expect(hasKeys(null, 0)).toBe(true);
  });

  test("is never true beyond the limits", () => {
    const nested = (depth: number): unknown => JSON.parse("[".repeat(depth) + "]".repeat(depth));
    expect(hasKeys(nested(64), 0)).toBe(true);
    expect(hasKeys(nested(65), 0)).toBe(false);
    const keys = (size: number): unknown => Object.fromEntries(Array.from({ length: size }, (_, index) => [index, 0]));
    withLimits({ maxDepth: 2, maxElements: 10 }, () => {
      expect(hasKeys(nested(2), 0)).toBe(true);
      expect(hasKeys(nested(3), 0)).toBe(false);
      expect(hasKeys(Array(10).fill(0), 0)).toBe(true);
      expect(hasKeys(Array(11).fill(0), 0)).toBe(false);
      expect(hasKeys([keys(10)], 10)).toBe(true);
      expect(hasKeys([keys(11)], 11)).toBe(false);
    });
  });
});

test("ordinary bodies go the short way", () => {
  const user = {
    id: "0198c2f4",
    name: "Zoë",
    when: "2026-01-31T09:05:00Z",
    site: "https://example.com:8080/?a=b:c",
    n: [1],
  };
  for (const indent of [0, 2]) {
    const text = JSON.stringify({ users: [user, user], more: null }, null, indent);
    expect(hasKeys(JSON.parse(text), count(text))).toBe(true);
  }
});

function membersOf(tree: Tree): number {
  return nodesOf(tree).reduce((sum, node) => sum + (node.kind === "object" ? node.members.length : 0), 0);
}
