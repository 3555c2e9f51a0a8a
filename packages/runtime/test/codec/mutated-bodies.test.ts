import { InvalidValue } from "@autonats/runtime";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { decodeBody, encodeBody } from "../../src/codec/body.js";
import { parseBytes } from "../../src/codec/parse.js";
import { goodBodies } from "./fuzz/good-bodies.js";
import { print, toTree } from "./fuzz/json-tree.js";
import { mutate } from "./fuzz/mutations.js";
import { createRandom, type Random } from "./fuzz/random.js";
import { type Problem, problemsOf } from "./fuzz/reference.js";
import { codecOf } from "./vectors/codecs.js";

const SEEDS = 500;
const BODIES_PER_SEED = 100;

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

const { stackTraceLimit } = Error;

beforeAll(() => {
  // Half of the time would go into stacks that nobody looks at.
  Error.stackTraceLimit = 0;
});

afterAll(() => {
  Error.stackTraceLimit = stackTraceLimit;
});

test("50,000 bodies with changed structure", () => {
  const before = prototypes();
  fc.assert(
    fc.property(seeds, (seed) => {
      const random = createRandom(seed);
      for (let body = 0; body < BODIES_PER_SEED; body++) {
        const { type, bytes } = random.pick(goodBodies);
        const tree = toTree(JSON.parse(Buffer.from(bytes).toString()));
        const changed = Buffer.from(print(mutate(tree, random), random));
        checkAgainstReference(changed);
        checkReader(type, changed);
      }
    }),
    { numRuns: SEEDS },
  );
  expect(prototypes()).toEqual(before);
});

test("50,000 bodies with changed bytes", () => {
  const before = prototypes();
  fc.assert(
    fc.property(seeds, (seed) => {
      const random = createRandom(seed);
      for (let body = 0; body < BODIES_PER_SEED; body++) {
        const { type, bytes } = random.pick(goodBodies);
        checkReader(type, changeBytes(bytes, random));
      }
    }),
    { numRuns: SEEDS },
  );
  expect(prototypes()).toEqual(before);
});

/** A reader takes a body or says what is wrong with it; what it took can be written, and read again as the same. */
function checkReader(type: string, bytes: Uint8Array): void {
  const codec = codecOf(type);
  const read = attempt(() => decodeBody(codec, bytes));
  if ("problem" in read) return;
  const written = encodeBody(codec, read.value);
  const again = encodeBody(codec, decodeBody(codec, written));
  if (!Buffer.from(again).equals(written)) expect(Buffer.from(again).toString()).toBe(Buffer.from(written).toString());
}

/** The scan and the short way around it refuse what the reference refuses, and nothing else. */
function checkAgainstReference(bytes: Buffer): void {
  const text = bytes.toString();
  const parsed = attempt(() => parseBytes(bytes));
  const plain = attempt(() => JSON.parse(text) as unknown);
  if ("problem" in plain) {
    if (!("problem" in parsed)) expect.fail(`took ${text}`);
    return;
  }
  const problems = problemsOf(text);
  if (!("problem" in parsed)) {
    if (problems.length > 0) expect.fail(`took ${text}, with ${JSON.stringify(problems)}`);
  } else if (!problems.some(({ rule, path }) => rule === parsed.problem.rule && path === parsed.problem.path)) {
    expect.fail(`found ${JSON.stringify(parsed.problem)} in ${text}, with ${JSON.stringify(problems)}`);
  }
}

function attempt(action: () => unknown): { readonly value: unknown } | { readonly problem: Problem } {
  try {
    return { value: action() };
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return { problem: { rule: "SYNTAX", path: "" } };
    if (!(thrown instanceof InvalidValue)) throw thrown;
    return { problem: { rule: thrown.rule, path: thrown.path } };
  }
}

function changeBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let changed = Uint8Array.from(bytes);
  for (let times = random.below(3); times >= 0; times--) {
    const at = random.below(changed.length + 1);
    const head = changed.subarray(0, at);
    const tail = changed.subarray(at);
    const other = random.pick(goodBodies).bytes;
    const from = random.below(other.length + 1);
    const inserted = random.pick<Uint8Array>([
      Uint8Array.of(random.below(256)),
      Buffer.from(random.pick(['"', "\\", "{", "}", "[", "]", ",", ":", "\\u", "\\ud800", "\u00e9", " :", '":', "e9"])),
      other.subarray(from, from + random.below(12)),
      new Uint8Array(0),
    ]);
    changed = Uint8Array.from(Buffer.concat([head, inserted, tail.subarray(random.below(3))]));
  }
  return changed;
}

/** All that hangs on the prototypes that every value shares, in a form that `toEqual` holds together bit by bit. */
function prototypes(): readonly unknown[] {
  return [Object, Array, Map, Set, String, Number, Date, Uint8Array, Error].flatMap(({ prototype }) =>
    Reflect.ownKeys(prototype).flatMap((key) => {
      const { value, get, set, ...flags } = Object.getOwnPropertyDescriptor(prototype, key) ?? {};
      return [key, value === Object(value) ? identityOf(value) : value, identityOf(get), identityOf(set), flags];
    }),
  );
}

const identities = new Map<unknown, number>();

function identityOf(value: unknown): number {
  const known = identities.get(value) ?? identities.size;
  identities.set(value, known);
  return known;
}
