import * as rt from "@autonats/runtime/codegenv1";
import fc from "fast-check";
import { expect, test } from "vitest";

/** Writes a value, sends it as text, and reads it again. */
function roundTrip<T>({ encode, decode }: rt.Codec<T>, value: T): T {
  return decode(JSON.parse(JSON.stringify(encode(value, undefined, ""))), undefined, "");
}

const texts: rt.Codec<ReadonlySet<string>> = {
  encode: (value, at, key) => rt.encodeSet(value, at, key, rt.encodeString),
  decode: (value, at, key) => rt.decodeSet(value, at, key, rt.decodeString),
};

test("a set arrives as it was sent, in its order", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (list) => {
      const arrived = roundTrip(texts, new Set(list));
      expect([...arrived]).toEqual([...new Set(list)]);
    }),
  );
});

test("what a list has twice, a set has once", () => {
  expect(texts.decode(["a", "b", "a"], undefined, "")).toEqual(new Set(["a", "b"]));
});

test.each([
  ["a list", ["a"]],
  ["a map", new Map()],
])("%s is not a set", (_what, value) => {
  expect(() => texts.encode(value as never, undefined, "tags")).toThrow("must be a Set");
});

const floats: rt.Codec<Float32Array> = {
  encode: (value, at, key) => rt.encodeTypedArray(value, at, key, Float32Array, rt.encodeFloat32),
  decode: (value, at, key) => rt.decodeTypedArray(value, at, key, Float32Array, rt.decodeFloat32),
};
const longs: rt.Codec<BigUint64Array> = {
  encode: (value, at, key) => rt.encodeTypedArray(value, at, key, BigUint64Array, rt.encodeUint64),
  decode: (value, at, key) => rt.decodeTypedArray(value, at, key, BigUint64Array, rt.decodeUint64),
};

test("typed arrays arrive as they were sent", () => {
  fc.assert(
    fc.property(fc.float32Array({ noNaN: true, noDefaultInfinity: true }), fc.bigUint64Array(), (some, more) => {
      expect([...roundTrip(floats, some)]).toEqual([...some].map((each) => (each === 0 ? 0 : each)));
      expect(roundTrip(longs, more)).toEqual(more);
    }),
  );
});

test("a typed array of another class is refused, and so are numbers that do not fit", () => {
  expect(() => floats.encode(new Float64Array(1) as never, undefined, "v")).toThrow("must be a Float32Array");
  expect(() => longs.decode(["-1"], undefined, "v")).toThrow();
});

test("buffers arrive as buffers of their own class", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const buffer: rt.Codec<Buffer> = {
        encode: rt.encodeBytes,
        decode: (value, at, key) => rt.decodeAsBuffer(value, at, key, Buffer),
      };
      const arrived = roundTrip(buffer, Buffer.from(bytes));
      expect(Buffer.isBuffer(arrived)).toBe(true);
      expect(arrived.equals(bytes)).toBe(true);
      const whole = bytes.slice().buffer;
      expect(roundTrip({ encode: rt.encodeArrayBuffer, decode: rt.decodeArrayBuffer }, whole)).toEqual(whole);
      const clamped = new Uint8ClampedArray(bytes);
      const codec = { encode: rt.encodeUint8ClampedArray, decode: rt.decodeUint8ClampedArray };
      expect(roundTrip<Uint8ClampedArray>(codec, clamped)).toEqual(clamped);
    }),
  );
});
