import fc from "fast-check";
import { expect, test } from "vitest";
import { hasEscapedKey, parseByTokens } from "../../src/codec/escaped-keys.js";
import { parseBytes } from "../../src/codec/parse.js";

/** Text in which nearly everything has to be escaped. */
const hostile = fc.string({ unit: fc.constantFrom("\\", '"', "\n", "b", "u0062", ":", "{", "é", "\u2028") });
const document = fc.json({ stringUnit: "binary" }).filter((text) => !text.includes("__proto__"));

test("documents that are parsed by their tokens say what they say to the engine", () => {
  fc.assert(
    fc.property(fc.oneof(document, fc.dictionary(hostile, fc.dictionary(hostile, hostile)).map(toJson)), (text) => {
      expect(parseByTokens(text)).toEqual(JSON.parse(text));
      expect(Object.keys(Object(parseByTokens(text)))).toEqual(Object.keys(Object(JSON.parse(text))));
    }),
    { numRuns: 2_000 },
  );
});

function toJson(value: unknown): string {
  return JSON.stringify(value);
}

test("a document has an escaped key where one of its objects has", () => {
  fc.assert(
    fc.property(fc.dictionary(hostile, hostile), fc.constantFrom("", " ", "\n\t"), (record, blank) => {
      const members = Object.entries(record).map(([key, value]) => `${toJson(key)}${blank}:${blank}${toJson(value)}`);
      const expected = Object.keys(record).some((key) => toJson(key).includes("\\"));
      expect(hasEscapedKey(`[{${members.join(`,${blank}`)}}]`)).toBe(expected);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['{"b":[],"\\\\":0}', '{"b":1,"\\u0063":2}', { b: 1, c: 2 }],
  ['{"h":[],"\\\\":0}', '{"h":1,"\\"":2}', { h: 1, '"': 2 }],
  ['{"i":0,"\\\\n":0}', '{"i":1,"\\n\\t":2}', { i: 1, "\n\t": 2 }],
  ['{"j":0,"a\\\\":0}', '{"j":1,"a\\u0062":2}', { j: 1, ab: 2 }],
])("after %s, the keys of %s are its own", (before, text, expected) => {
  const first = parseBytes(Buffer.from(before));
  expect(parseBytes(Buffer.from(text))).toEqual(expected);
  // In a body so long that it is parsed in pieces.
  const long = parseBytes(Buffer.from(`[${`${text},`.repeat(10_000)}${text}]`)) as unknown[];
  expect(new Set(long.map(toJson))).toEqual(new Set([toJson(expected)]));
  expect(first).toBeDefined();
});

test("a key that is written in two ways is there twice, whatever came before", () => {
  const first = parseBytes(Buffer.from('{"b":1,"\\\\":2}'));
  expect(() => parseBytes(Buffer.from('{"b":1,"\\u0062":2}'))).toThrow("b is a duplicate key");
  expect(first).toEqual({ b: 1, "\\": 2 });
});

test("what sets prototypes elsewhere is a member", () => {
  const parsed = parseByTokens('{"\\u005f_proto__":{"a":1},"b":[{}]}') as object;
  expect(Object.keys(parsed)).toEqual(["__proto__", "b"]);
  expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
});

test("strings of a mebibyte of escapes and 60,000 levels are parsed", () => {
  const long = "\\n".repeat(1 << 19);
  expect(parseByTokens(`{"\\u0061":"${long}"}`)).toEqual({ a: "\n".repeat(1 << 19) });
  const deep = `${'{"\\u0061":'.repeat(60_000)}0${"}".repeat(60_000)}`;
  let levels = 0;
  for (let value = parseByTokens(deep); value !== 0; value = (value as { readonly a: unknown }).a) levels += 1;
  expect(levels).toBe(60_000);
});
