import { assert, constantFrom, json, jsonValue, property, shuffledSubarray, string } from "fast-check";
import { expect, test } from "vitest";
import { RequestDigest } from "../../src/handler/keys/request-digest.js";

const digest = new RequestDigest();
const of = (text: string): number => digest.of(new TextEncoder().encode(text));

/** Writes a value with its members in another order, and white space anywhere. */
function rewrite(value: unknown, order: (keys: string[]) => string[], space: string): string {
  if (Array.isArray(value)) return `[${value.map((item) => space + rewrite(item, order, space)).join(",")}${space}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = order(Object.keys(value)).map((key) => {
    const member = (value as Readonly<Record<string, unknown>>)[key];
    return `${space}${JSON.stringify(key)}${space}:${space}${rewrite(member, order, space)}`;
  });
  return `{${members.join(`${space},`)}${space}}`;
}

test("bodies that differ in the order of members and in white space alone have one digest", () => {
  assert(
    property(jsonValue(), constantFrom("", " ", "\n\t\r "), (value, space) => {
      const text = JSON.stringify(value);
      expect(of(rewrite(value, (keys) => keys.reverse(), space))).toBe(of(text));
    }),
  );
  const keys = Array.from({ length: 12 }, (_, index) => `key ${index}`);
  assert(
    property(shuffledSubarray(keys, { minLength: keys.length }), (order) => {
      const value = Object.fromEntries(keys.map((key, index) => [key, [index, { b: index, a: key }]]));
      expect(of(rewrite(value, (names) => (names.length === keys.length ? order : names), ""))).toBe(
        of(JSON.stringify(value)),
      );
    }),
  );
});

test("bodies that say something else have other digests", () => {
  assert(
    property(json(), json(), (one, other) => {
      const isSame = canonical(JSON.parse(one)) === canonical(JSON.parse(other));
      expect(of(one) === of(other)).toBe(isSame);
    }),
  );
  const texts = [
    ...["", "[]", "[[]]", "[{}]", '{"a":1}', '{"a":2}', '{"b":1}', '{"a":"1"}', '{"a":1,"b":2}', '{"a":2,"b":1}'],
    ...['{"a":12}', '{"a":[1,2]}', '{"a":[2,1]}', '{"a":[12]}', '{"a":{"b":1}}', '{"a":{"b":{}}}', '{"a":{},"b":{}}'],
    ...['{"a":"b c"}', '{"a":"b  c"}', '{"a":null}', "[1,[2]]", "[[1],2]", "[1,2]", '{"a":{"b":1,"c":2}}'],
    ...['{"a":{"b":1},"c":2}', '"', '"\\', "{", "[", "{{", "}", '{"a":[1,', "[".repeat(5000), "[".repeat(5001)],
  ];
  expect(new Set(texts.map(of)).size).toBe(texts.length);
});

test("an empty body says what an empty object says", () => {
  expect(of("")).toBe(of(" { } "));
});

test("any text has a digest, and nobody else's digest is the same", () => {
  const other = new RequestDigest();
  assert(property(string({ unit: "binary" }), (text) => Number.isSafeInteger(of(text))));
  expect(other.of(new TextEncoder().encode("[1]"))).not.toBe(of("[1]"));
});

function canonical(value: unknown): string {
  return rewrite(value, (keys) => keys.sort(), "");
}
