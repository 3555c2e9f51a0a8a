import fc from "fast-check";
import { expect, test } from "vitest";
import { buildCarryingHead, withCarried } from "../../src/wire/carried.js";
import { buildHead } from "../../src/wire/head.js";
import { type Fields, isSendable } from "../../src/wire/metadata.js";

const character = fc.constantFrom("a", "-", " ", "\r", "\n", "\t", ":", "\x7f", "é", "\u{1f600}", "\ud800");
const text = fc.oneof(
  fc.string({ unit: character, maxLength: 6 }),
  fc.constantFrom("", "x".repeat(4096), "x".repeat(4097)),
);
const name = fc.oneof(fc.constantFrom("traceparent", "Trace", "trace", "Autonats-X", "status", "n".repeat(128)), text);
const carried = fc.array(fc.tuple(name, text), { maxLength: 8 });
const sent = fc.array(fc.tuple(fc.constantFrom("from", "trace"), fc.constantFrom("me", "")), { maxLength: 2 });
const own = fc.constantFrom<Fields>([], [["Autonats-Timeout", "250"]]);

test("of what carries a trace a head has what may be sent, and all else that it is given", () => {
  fc.assert(
    fc.property(own, fc.option(sent, { nil: undefined }), carried, (first, fields, others) => {
      const all = [...first, ...withCarried(fields, others)];
      expect(withCarried(undefined, others).every(([key, value]) => isSendable(key, value))).toBe(true);
      expect(buildCarryingHead(first, fields, others)).toEqual(all.length === 0 ? undefined : buildHead(all));
    }),
    { numRuns: 200 },
  );
});

test("no more is carried than may be sent", () => {
  expect(
    buildCarryingHead([], undefined, [
      ["trace", "1"],
      ["no name", "2"],
    ]),
  ).toEqual(buildHead([["trace", "1"]]));
  const values = Array.from({ length: 70 }, (_, index): [string, string] => [`n${index}`, "x"]);
  expect(buildCarryingHead([], undefined, values)).toEqual(buildHead(values.slice(0, 64)));
  const long = values.slice(0, 6).map(([key]): [string, string] => [key, "x".repeat(4000)]);
  expect(buildCarryingHead([], undefined, long)).toEqual(buildHead(long.slice(0, 4)));
});
