import { array, assert, constantFrom, property, string, uint8Array } from "fast-check";
import { expect, test } from "vitest";
import { ByEnding } from "../../src/wire/ascii.js";

const name = string({ unit: constantFrom("a", "b", "c"), minLength: 1, maxLength: 4 });

test("finds the value whose name the end of a subject is, and no other", () => {
  assert(
    property(array(name, { maxLength: 20 }), string({ maxLength: 5 }), name, (names, before, asked) => {
      const values = new Map(names.map((each) => [each, { name: each }]));
      const bytes = new TextEncoder().encode(before + asked);
      const found = new ByEnding(values).find(bytes, bytes.length - asked.length);
      expect(found).toBe(values.get(asked));
    }),
  );
});

test("finds nothing in other bytes, however long they are", () => {
  const values = new ByEnding([["Find", 1]]);
  assert(
    property(uint8Array({ maxLength: 10 }), (bytes) => {
      expect(values.find(bytes, 0)).toBe(new TextDecoder().decode(bytes) === "Find" ? 1 : undefined);
    }),
  );
  expect(values.find(new Uint8Array(3), 5)).toBeUndefined();
});
