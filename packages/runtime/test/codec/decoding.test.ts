import { InvalidValue } from "@autonats/runtime";
import * as rt from "@autonats/runtime/codegenv1";
import { afterEach, describe, expect, test } from "vitest";
import { decodeBody } from "../../src/codec/body.js";
import { codecOf } from "./vectors/codecs.js";

const read = (type: string, text: string, options?: Parameters<typeof decodeBody>[2]): unknown =>
  decodeBody(codecOf(type), Buffer.from(text), options);

function refusal(action: () => unknown): InvalidValue {
  try {
    action();
  } catch (thrown) {
    if (thrown instanceof InvalidValue) return thrown;
    throw thrown;
  }
  throw new Error("nothing was refused");
}

describe("messages", () => {
  test("tell where and what, and never quote the value", () => {
    expect(refusal(() => read("Person", '{"id":"1","name":5,"email":"secret"}')).message).toBe(
      "name must be a string, not a number",
    );
    expect(refusal(() => read("Person", "secret")).message).toBe("the body is not one JSON document");
  });

  test("a long key is cut between characters", () => {
    const key = "\u{1f600}".repeat(70);
    const path = refusal(() => read("Counts", JSON.stringify({ [key]: "x" }))).path;
    expect(path).toBe(`["${"\u{1f600}".repeat(64)}…"]`);
  });
});

describe("values", () => {
  test("bytes have memory of their own", () => {
    const bytes = read("Bytes", '"AQID"') as Uint8Array;
    expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype);
    expect(bytes.buffer.byteLength).toBe(3);
  });

  test("records of data have no prototype", () => {
    const labels = read("Labels", '{"__proto__":"x"}') as Record<string, string>;
    expect(Object.getPrototypeOf(labels)).toBeNull();
    expect(Object.keys(labels)).toEqual(["__proto__"]);
  });

  test("nothing but declared fields is handed on", () => {
    const person = read("Person", '{"id":"1","name":"A","email":null,"__proto__":{"admin":true},"x":1}') as object;
    expect(Reflect.ownKeys(person)).toEqual(["id", "name", "email"]);
    expect(Object.getPrototypeOf(person)).toBe(Object.prototype);
  });

  test("methods without parameters or result look at no more than they must", () => {
    expect(decodeBody(rt.noParameters, Buffer.from('{"later":1}'))).toEqual({});
    expect(decodeBody(rt.noParameters, new Uint8Array(0), { emptyIsObject: true })).toEqual({});
    expect(refusal(() => decodeBody(rt.noParameters, Buffer.from("[]"))).rule).toBe("TYPE");
    expect(decodeBody(rt.noResult, Buffer.from("null"))).toBeUndefined();
    expect(decodeBody(rt.noResult, Buffer.from('{"later":1}'))).toBeUndefined();
    expect(refusal(() => decodeBody(rt.noResult, new Uint8Array(0))).rule).toBe("SYNTAX");
  });
});

test("what the constructor of a declared error throws is the cause", () => {
  const cause = new RangeError("from the constructor");
  const codec: rt.Codec<Error> = {
    encode: () => null,
    decode: () => {
      throw cause;
    },
  };
  expect(refusal(() => decodeBody(codec, Buffer.from("{}")))).toMatchObject({ rule: "FAILED", path: "", cause });
});

describe("sizes", () => {
  test("a body may have as many bytes as it is allowed", () => {
    expect(read("Text", '"1234"', { maxBytes: 6 })).toBe("1234");
    expect(refusal(() => read("Text", '"12345"', { maxBytes: 6 }))).toMatchObject({ rule: "TOO_LARGE", path: "" });
    expect(refusal(() => read("Text", `"${"x".repeat(2 ** 20 - 1)}"`)).rule).toBe("TOO_LARGE");
    expect(read("Text", `"${"x".repeat(2 ** 20 - 2)}"`)).toHaveLength(2 ** 20 - 2);
  });

  // Around 64 KiB, reading changes its way.
  test.each([65_535, 65_536, 65_537, 200_000])("keys are compared in a body of %i bytes", (size) => {
    const body = (last: string): string => {
      const text = `{"a":{"x":1,"${last}":2},"pad":""}`;
      return text.replace('""', `"${"p".repeat(size - text.length)}"`);
    };
    expect(body("y")).toHaveLength(size);
    expect(read("Anything", body("y"))).toHaveProperty("a", { x: 1, y: 2 });
    expect(refusal(() => read("Anything", body("x")))).toMatchObject({ rule: "DUPLICATE_KEY", path: "a.x" });
    expect(refusal(() => read("Anything", body("\\u0078")))).toMatchObject({ rule: "DUPLICATE_KEY", path: "a.x" });
  });

  test("keys are compared in objects of many", () => {
    const keys = Array.from({ length: 9999 }, (_, index) => `"key${index}":${index}`);
    expect(Object.keys(read("Anything", `{${keys.join()},"é":1}`) as object)).toHaveLength(10_000);
    expect(refusal(() => read("Anything", `{${keys.join()},"key17":1}`)).path).toBe("key17");
    expect(refusal(() => read("Anything", `{"é":1,${keys.slice(1).join()},"é":1}`)).path).toBe('["é"]');
  });
});

describe("keys that are nearly the same", () => {
  test("differ in length by a multiple of 256", () => {
    for (const keys of [
      [44, 300],
      [300, 44],
    ]) {
      const [first = "", second = ""] = keys.map((length) => JSON.stringify("x".repeat(length)));
      // The blank before a colon in a string makes sure that the body is scanned.
      expect(Object.keys(read("Anything", `{${first}:1,${second}:" :"}`) as object)).toHaveLength(2);
      expect(refusal(() => read("Anything", `{${first}:1,${second}:2,${first}:" :"}`)).rule).toBe("DUPLICATE_KEY");
    }
  });

  test("differ in one character", () => {
    const key = (at: number): string => `"${"a".repeat(at)}b${"a".repeat(19 - at)}"`;
    const members = Array.from({ length: 20 }, (_, at) => `${key(at)}:" :"`);
    expect(Object.keys(read("Anything", `{${members.join()}}`) as object)).toHaveLength(20);
  });

  // Objects with more than 32 keys are looked at in another way.
  test.each([31, 32, 33, 34])("are duplicated around an object that follows %i others", (size) => {
    const members = Array.from({ length: size }, (_, index) => `"k${index}":0`).join();
    const inner = '"inner":{"k0":0,"k1":" :"}';
    expect(read("Anything", `{${members},${inner}}`)).toBeTypeOf("object");
    for (let twice = 0; twice < size; twice++) {
      expect(refusal(() => read("Anything", `{${members},${inner},"k${twice}":0}`)).path).toBe(`k${twice}`);
    }
    expect(refusal(() => read("Anything", `{${members},${inner},"inner":0}`)).path).toBe("inner");
  });
});

describe("where something was added to all objects", () => {
  const polluted = Object.prototype as unknown as Record<string, unknown>;

  afterEach(() => {
    delete polluted["extra"];
  });

  test("keys are compared all the same", () => {
    polluted["extra"] = 1;
    // One duplicate key, and one that every object seems to have.
    expect(refusal(() => read("Anything", '{"a":1,"a":2}'))).toMatchObject({ rule: "DUPLICATE_KEY", path: "a" });
    expect(read("Counts", '{"a":1}')).toEqual(new Map([["a", 1]]));
  });
});

test("a refusal leaves nothing behind for the next body", () => {
  const deep = `${"[".repeat(30)}{"a":1,"a":2}`;
  for (let times = 0; times < 3; times++) {
    expect(refusal(() => read("Anything", deep)).rule).toBe("DUPLICATE_KEY");
    expect(refusal(() => read("Anything", ",".repeat(12_000))).rule).toBe("SYNTAX");
    expect(read("Anything", '{"a":{"a":{"a :":1}},"b :":[{"a":1},{"a":1}]}')).toBeTypeOf("object");
  }
});
