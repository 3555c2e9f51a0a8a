import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeBody, encodeBody } from "../../src/codec/body.js";
import { arbitraries } from "./fuzz/arbitraries.js";
import { codecOf, typeNames } from "./vectors/codecs.js";

test.each(typeNames)("what is read of %s is what was written", (type) => {
  const codec = codecOf(type);
  const arbitrary = arbitraries[type];
  if (arbitrary === undefined) throw new Error(`no values of ${type}`);
  fc.assert(
    fc.property(arbitrary, (value) => {
      const read = decodeBody(codec, encodeBody(codec, value));
      if (!isDeepStrictEqual(read, value)) expect(read).toEqual(value);
      expect(isDeepStrictEqual(read, value)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
