import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeBody } from "../../src/codec/body.js";
import { decodeJson, encodeJson } from "../../src/codec/json-values.js";
import { type BodyLimits, DEFAULT_LIMITS, withLimits } from "../../src/codec/limits.js";
import { LongBody } from "../../src/codec/long-body.js";
import { isLong, parseAhead } from "../../src/codec/parse-long.js";
import { BodyScan, scanBody } from "../../src/codec/scan.js";
import { goodBodies } from "./fuzz/good-bodies.js";
import { print, toTree } from "./fuzz/json-tree.js";
import { mutate } from "./fuzz/mutations.js";
import { createRandom } from "./fuzz/random.js";

/**
 * What a body says, read in pieces of so many characters; `undefined` where there is a doubt. One that takes a scan has to be
 * refused by it: to parse the text after that would not be divided.
 */
function inPieces(text: string, piece: number): unknown {
  const body = new LongBody(text, piece);
  while (body.step());
  const refusal = refusalOf(text, text.length);
  expect(refusalOf(text, piece), text).toBe(refusal);
  if (body.doubt === "scan") expect(refusal, text).toBeDefined();
  return body.doubt === undefined ? body.value : undefined;
}

/** Why a scan of so many bytes at a time refuses a body; `undefined` where it does not. */
function refusalOf(text: string, size: number): string | undefined {
  const bytes = Buffer.from(text);
  const scan = new BodyScan({ bytes, text });
  try {
    while (scan.step(size));
    return undefined;
  } catch (thrown) {
    return String(thrown);
  }
}

/** What a body says, read as a whole; `undefined` where it may not be accepted. */
function asAWhole(text: string): unknown {
  try {
    scanBody({ bytes: Buffer.from(text), text });
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function expectSame(text: string, piece: number): void {
  const expected = asAWhole(text);
  const found = inPieces(text, piece);
  expect(JSON.stringify(found), text).toBe(JSON.stringify(expected));
  expect(found, text).toEqual(expected);
}

describe("a body that is read in pieces", () => {
  test.each([
    "[[1,2],[3,4]]",
    ' { "a" : [ 1 , 2 ] , "b" : { "c" : [ ] } } ',
    '{"__proto__":{"x":[1,2,3]},"y":{"__proto__":1}}',
    '{"2":[1],"1":[2],"a":{"3":[],"0":[]}}',
    '["a \\" ] \\\\",["\\ud83d\\ude00"],{"\\uD83D\\uDE00":[1]}]',
    '"text"',
    "null",
    "[]",
    "{}",
    "[[[[[[[[]]]]]]]]",
    // No JSON.
    "",
    "[1,]",
    "[[1],]",
    "[[1]2]",
    "[2[1]]",
    "[[1][2]]",
    "[,[1]]",
    "[[1],,2]",
    "[1,2,,3]",
    '{"a":5[1]}',
    '{"a":"b":[1]}',
    '{"a"[1]}',
    "{[1]}",
    '{"a":[1] "b":2}',
    '{"a":[1],}',
    "[1}",
    '{"a":1]',
    "[1]]",
    "[1] 2",
    "1 [1]",
    "[1",
    '["a',
    '["a\\',
    "[1],[2]",
    // What JSON has and a body may not.
    '{"a":[1],"a":[2]}',
    '{"a":[1],"b":2,"c":3,"b":[4]}',
    '{"a":1,"\\u0061":[2]}',
    '["\\ud83d"]',
    '{"\\ude00":[1]}',
    '["\\ud83d\\u0041"]',
    '["\\ud83z"]',
    '["\\ud83d\\u00"]',
    '["\\ud8',
    '{"a":1,"b":2,"\\u0061":3}',
    // Both.
    '{"id":"\\u12","m\\u0065ta":"\\uD800x","\\"":"\\u12"}',
  ])("says the same as one that is read as a whole: %s", (text) => {
    for (let piece = 1; piece <= 16; piece++) expectSame(text, piece);
  });

  test("says the same, whatever it is", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 60 }), (seed, piece) => {
        const random = createRandom(seed);
        const tree = mutate(toTree(JSON.parse(Buffer.from(random.pick(goodBodies).bytes).toString())), random);
        expectSame(print(tree, random), piece);
      }),
      { numRuns: 3000 },
    );
  });

  test("says the same with a part missing, twice or replaced", () => {
    const json = fc.json({ maxDepth: 4 });
    const part = fc.record({
      at: fc.nat(400),
      length: fc.nat(6),
      by: fc.constantFrom("", ",", "[", "]", "{", "}", ":", '"', "\\", " ", "1"),
    });
    fc.assert(
      fc.property(json, part, fc.integer({ min: 1, max: 30 }), (text, { at, length, by }, piece) => {
        const start = at % (text.length + 1);
        expectSame(text.slice(0, start) + by + text.slice(start + length), piece);
        expectSame(text.slice(0, start + length) + text.slice(start), piece);
      }),
      { numRuns: 6000 },
    );
  });

  test("is bound by the same limits", () => {
    const limits = fc.record({ maxDepth: fc.integer({ min: 1, max: 4 }), maxElements: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), limits, fc.integer({ min: 1, max: 30 }), (text, own, piece) => {
        withLimits(own, () => expectSame(text, piece));
      }),
      { numRuns: 3000 },
    );
  });
});

describe("parseAhead", () => {
  const long = `{"rows":[${Array.from({ length: 20_000 }, (_, index) => `{"id":${index}}`).join()}]`;
  const decode = (bytes: Uint8Array, limits: BodyLimits = DEFAULT_LIMITS): unknown =>
    decodeBody({ encode: encodeJson, decode: decodeJson }, bytes, { limits });

  test("lets other work run before it ends", async () => {
    const bytes = Buffer.from(`[${"[],".repeat(300_000)}0]`);
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns++;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    await parseAhead(bytes, DEFAULT_LIMITS);
    isOver = true;
    expect(turns).toBeGreaterThan(0);
  });

  test.each([`${long}}`, `${long},"rows":0}`, `${long}]`, `${long},"x":"\\ud800"}`])(
    "leaves the outcome for decodeBody",
    async (text) => {
      const bytes = Buffer.from(text);
      expect(isLong(bytes)).toBe(true);
      const outcome = (): unknown => {
        try {
          return decode(bytes);
        } catch (thrown) {
          return String(thrown);
        }
      };
      const expected = outcome();
      await parseAhead(bytes, DEFAULT_LIMITS);
      expect(outcome()).toEqual(expected);
    },
  );

  test("says nothing about other limits", async () => {
    const bytes = Buffer.from(`${long}}`);
    await parseAhead(bytes, { maxDepth: 1, maxElements: 10 });
    expect(decode(bytes)).toEqual(JSON.parse(`${long}}`));
    expect(() => decode(bytes, { maxDepth: 1, maxElements: 10 })).toThrow("deeper");
  });
});
