import { runInNewContext } from "node:vm";
import { InvalidValue } from "@autonats/runtime";
import * as rt from "@autonats/runtime/codegenv1";
import { describe, expect, test } from "vitest";
import { encodeBody } from "../../src/codec/body.js";
import { withLimits } from "../../src/codec/limits.js";
import { codecOf } from "./vectors/codecs.js";

const write = (type: string, value: unknown): string => Buffer.from(encodeBody(codecOf(type), value)).toString();

function refusal(action: () => unknown): InvalidValue {
  try {
    action();
  } catch (thrown) {
    if (thrown instanceof InvalidValue) return thrown;
    throw thrown;
  }
  throw new Error("nothing was refused");
}

describe("values with code of their own", () => {
  test("what a getter throws is the cause", () => {
    const cause = new Error("from the getter");
    const value = {
      get sku(): string {
        throw cause;
      },
      quantity: 1,
    };
    expect(refusal(() => write("Line", value))).toMatchObject({ rule: "FAILED", path: "", cause });
    expect(refusal(() => write("Anything", value))).toMatchObject({ rule: "FAILED", cause });
  });

  test("what an iterator throws is the cause", () => {
    class Endless extends Map<string, number> {
      override [Symbol.iterator](): MapIterator<[string, number]> {
        throw new TypeError("from the iterator");
      }
    }
    expect(refusal(() => write("Counts", new Endless()))).toMatchObject({ rule: "FAILED" });
  });

  test("a map that does not end is cut off at the limit", () => {
    class Endless extends Map<string, number> {
      override *[Symbol.iterator](): MapIterator<[string, number]> {
        for (let index = 0; ; index++) yield [String(index), index];
      }
    }
    expect(refusal(() => write("Counts", new Endless()))).toMatchObject({ rule: "LENGTH", path: "" });
  });

  test("a getter of JSON is asked once, so that what was checked is what is written", () => {
    let asked = 0;
    const shifty = {
      get value(): unknown {
        asked++;
        return asked === 1 ? "harmless" : 1n;
      },
    };
    expect(write("Anything", { list: [shifty] })).toBe('{"list":[{"value":"harmless"}]}');
    expect(asked).toBe(1);
  });

  test("a getter that changes its mind is checked each time", () => {
    let asked = 0;
    const shifty = {
      id: "1",
      name: "A",
      email: null,
      get nickname(): unknown {
        return asked++ === 0 ? "x" : { toJSON: () => "y" };
      },
    };
    expect(refusal(() => write("Person", shifty))).toMatchObject({ rule: "TYPE", path: "nickname" });
  });

  test("toJSON is not called", () => {
    const toJSON = (): never => {
      throw new Error("called");
    };
    expect(write("Line", { sku: "s", quantity: 1, toJSON })).toBe('{"sku":"s","quantity":1}');
    expect(refusal(() => write("Anything", { toJSON }))).toMatchObject({ rule: "TYPE", path: "toJSON" });
    expect(write("Instant", Object.assign(new Date(0), { toJSON, getTime: toJSON }))).toBe('"1970-01-01T00:00:00Z"');
  });

  test("an instance of a class is written as the record that it is used as, and as nothing else", () => {
    class Item {
      sku = "s";
      readonly #quantity = 2;
      secret = "x";
      get quantity(): number {
        return this.#quantity;
      }
    }
    expect(write("Line", new Item())).toBe('{"sku":"s","quantity":2}');
    expect(refusal(() => write("Labels", new Item()))).toMatchObject({ rule: "TYPE" });
    expect(refusal(() => write("Line", []))).toMatchObject({ rule: "TYPE" });
  });

  test("values of another realm are as good", () => {
    const foreign = runInNewContext(`({
      date: new Date(0), map: new Map([["a", 1]]), bytes: new Uint8Array([1]), dict: { a: "b" }, list: [1, 2],
    })`) as Record<string, unknown>;
    expect(write("Instant", foreign["date"])).toBe('"1970-01-01T00:00:00Z"');
    expect(write("Counts", foreign["map"])).toBe('{"a":1}');
    expect(write("Bytes", foreign["bytes"])).toBe('"AQ=="');
    expect(write("Labels", foreign["dict"])).toBe('{"a":"b"}');
    expect(write("Numbers", foreign["list"])).toBe("[1,2]");
    expect(write("Anything", foreign["dict"])).toBe('{"a":"b"}');
  });
});

describe("nothing and too much", () => {
  test("undefined is not a body", () => {
    for (const type of [
      "Text",
      "Line",
      "Numbers",
      "Anything",
      "Counts",
      "Labels",
      "Raw",
      "Bytes",
      "Instant",
      "Colour",
    ]) {
      expect(refusal(() => write(type, undefined))).toMatchObject({ rule: "MISSING", path: "" });
    }
    expect(refusal(() => encodeBody({ encode: () => undefined, decode: () => 1 }, 1)).rule).toBe("MISSING");
  });

  test("lists with holes have nothing in them", () => {
    const holes: number[] = [1];
    holes[2] = 3;
    expect(refusal(() => write("Numbers", holes))).toMatchObject({ rule: "MISSING", path: "[1]" });
  });

  test("an enum's record may lack keys, and other records may not have keys without a value", () => {
    const key = rt.enumKey(new Set<"a" | "b">(["a", "b"]));
    const codec: rt.Codec<{ a?: number | undefined; b?: number | undefined }> = {
      encode: (value, at, name) => rt.encodeRecord(value, at, name, key, rt.encodeInt32),
      decode: (value, at, name) => rt.decodeRecord(value, at, name, key, rt.decodeInt32),
    };
    expect(Buffer.from(encodeBody(codec, { a: 1, b: undefined })).toString()).toBe('{"a":1}');
    expect(refusal(() => write("Labels", { a: undefined }))).toMatchObject({ rule: "MISSING", path: "a" });
  });

  test("the limits hold for writers", () => {
    const entries = Array.from({ length: 11 }, (_, index) => [`k${index}`, "v"] as const);
    const dict = Object.fromEntries(entries);
    const few = { maxDepth: 64, maxElements: 10 };
    const refusalWithin = (action: () => unknown): InvalidValue => withLimits(few, () => refusal(action));
    expect(refusalWithin(() => write("Labels", dict))).toMatchObject({ rule: "LENGTH", path: "" });
    expect(refusalWithin(() => write("Anything", { dict }))).toMatchObject({ rule: "LENGTH", path: "dict" });
    expect(refusalWithin(() => write("Anything", [[...entries]]))).toMatchObject({ rule: "LENGTH", path: "[0]" });
    expect(refusalWithin(() => write("Counts", new Map(entries.map(([key]) => [key, 1]))))).toMatchObject({
      rule: "LENGTH",
    });
    expect(write("Labels", dict)).toBeDefined();
  });
});

describe("half surrogate pairs", () => {
  test("the first of them is named", () => {
    const person = { id: "1", name: "A", email: "\ud800", phone: "\udc00" };
    expect(refusal(() => write("Person", person))).toMatchObject({ rule: "ENCODING", path: "email" });
    expect(refusal(() => write("Anything", { a: [{ b: ["x", "\ud800"] }] })).path).toBe("a[0].b[1]");
  });

  test("a key is named by its object", () => {
    const counts = new Map([["a\udc00", 1]]);
    expect(refusal(() => write("Counts", counts))).toMatchObject({ rule: "ENCODING", path: "" });
  });

  test("a raw document is named as a whole", () => {
    const value = { id: "1", meta: 1, raw: '["\ud800"]' };
    expect(refusal(() => write("Envelope", value))).toMatchObject({ rule: "ENCODING", path: "raw" });
  });

  test("text that only looks like an escape passes", () => {
    expect(write("Texts", ["\\ud800", "\u{1f600}"])).toBe('["\\\\ud800","\u{1f600}"]');
  });
});

test("bodies keep what they were written with, however many there are", () => {
  const characters = ["a", "é", "€", "\u{1f600}"];
  const texts = Array.from({ length: 3000 }, (_, index) => characters[index % 4]?.repeat((index * 37) % 900) ?? "");
  const bodies = texts.map((text) => encodeBody(codecOf("Text"), text));
  for (const [index, text] of texts.entries()) {
    expect(Buffer.from(bodies[index] ?? []).toString()).toBe(JSON.stringify(text));
  }
});

test("fixed lengths are exact", () => {
  const bytes: rt.Codec<Uint8Array> = {
    encode: (value, at, key) => rt.encodeFixedBytes(value, at, key, 3),
    decode: (value, at, key) => rt.decodeFixedBytes(value, at, key, 3),
  };
  const list: rt.Codec<number[]> = {
    encode: (value, at, key) => rt.encodeFixedList(value, at, key, 2, rt.encodeInt32),
    decode: (value, at, key) => rt.decodeFixedList(value, at, key, 2, rt.decodeInt32),
  };
  expect(bytes.encode(Uint8Array.of(1, 2, 3), undefined, "")).toBe("AQID");
  expect(bytes.decode("AQID", undefined, "")).toEqual(Uint8Array.of(1, 2, 3));
  expect(list.decode(list.encode([1, 2], undefined, ""), undefined, "")).toEqual([1, 2]);
  for (const wrong of [Uint8Array.of(1, 2), Uint8Array.of(1, 2, 3, 4)]) {
    expect(refusal(() => bytes.encode(wrong, undefined, ""))).toMatchObject({ rule: "LENGTH" });
    expect(refusal(() => bytes.decode(Buffer.from(wrong).toString("base64"), undefined, ""))).toMatchObject({
      rule: "LENGTH",
    });
  }
  for (const wrong of [[1], [1, 2, 3]]) {
    expect(refusal(() => list.encode(wrong, undefined, ""))).toMatchObject({ rule: "LENGTH" });
    expect(refusal(() => list.decode(wrong, undefined, ""))).toMatchObject({ rule: "LENGTH" });
  }
});
