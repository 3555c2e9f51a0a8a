import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { missingFeature } from "../../src/wire/features.js";
import { buildHead, parseHead } from "../../src/wire/head.js";
import { fieldsOf, Metadata, readMetadata } from "../../src/wire/metadata.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("parseHead", () => {
  test("picks our names, the first of each, as they are written", () => {
    const head =
      "NATS/1.0 503\r\nAutonats-Timeout:  250 \r\nautonats-timeout: 1\r\nAutonats-Timeout: 2\r\nAutonats-Require: a\n\r\n";
    expect(parseHead(bytes(head))).toEqual({
      status: "503",
      timeout: "250",
      require: "a",
      errorText: undefined,
      errorNumber: undefined,
    });
  });

  test.each([
    "",
    "NATS/1.0",
    "NATS/1.0\r\n",
    "\r\n\r\n",
    "HTTP/1.1 200\r\n\r\n",
    "NATS/1.0 5\r\n\r\n",
    "NATS/1.0\r\nname\r\n\r\n",
  ])("%j cannot be parsed", (text) => {
    expect(parseHead(bytes(text))).toBeUndefined();
  });

  test("each byte is looked at a few times, whatever the head is made of", () => {
    const parts = fc.constantFrom("\r\n", "\n", ":", " ", "\t", "a", "Autonats-", "Autonats-Timeout", "é", "NATS/1.0");
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), fc.integer({ min: 1, max: 200 }), (texts, times) => {
        const counted = countReads(bytes(`NATS/1.0\r\n${texts.join("").repeat(times)}\r\n\r\n`));
        parseHead(counted.bytes);
        expect(counted.reads()).toBeLessThanOrEqual(12 * counted.bytes.length + 100);
      }),
    );
  });

  test("a megabyte of names is read whole", () => {
    const names = Array.from({ length: 150_000 }, (_, index) => `${index}:`).join("\r\n");
    const head = bytes(`NATS/1.0\r\n${names}\r\nAutonats-Timeout: 7\r\n\r\n`);
    expect(parseHead(head)?.timeout).toBe("7");
    expect(readMetadata(head).size).toBe(150_000);
  });
});

describe("metadata", () => {
  test("is read in any case, values in their order", () => {
    const metadata = readMetadata(
      bytes("NATS/1.0\r\nA: 1\r\nb: x\r\na: 2\r\nNats-Msg-Id: 3\r\nautonats-x: 4\r\n: 5\r\n\r\n"),
    );
    expect(metadata.getAll("a")).toEqual(["1", "2"]);
    expect(metadata.get("B")).toBe("x");
    expect([...metadata]).toEqual([
      ["A", "1"],
      ["A", "2"],
      ["b", "x"],
    ]);
  });

  test("one value is found as it would be if all were read", () => {
    const name = fc.constantFrom("trace", "TRACE", "Trace", "state", "", "nats-id", "Autonats-X", "\u212a", "a:b", "é");
    const value = fc.oneof(
      fc.stringMatching(/^[ \t]?[a-z: \r]{0,8}[ \t]?$/),
      fc.constantFrom("é", "", "x".repeat(1024)),
    );
    const end = fc.constantFrom("\r\n", "\n", "\r\r\n");
    const line = fc.tuple(name, value, end).map(([field, text, newline]) => `${field}:${text}${newline}`);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), fc.oneof(name, fc.constant("k")), end, (lines, wanted, last) => {
        const head = bytes(`NATS/1.0\r\n${lines.join("")}${last}trace: after\r\n`);
        fc.pre(parseHead(head) !== undefined);
        const all = readMetadata(head);
        expect(all.size).toBe([...all].length);
        expect(readMetadata(head).get(wanted)).toBe(all.get(wanted));
      }),
    );
  });

  test("is changed by name", () => {
    const metadata = new Metadata({ token: "a", tenant: ["b", "c"] });
    metadata.set("Token", "d");
    metadata.append("TENANT", "e");
    expect([...new Metadata(metadata)]).toEqual([
      ["Token", "d"],
      ["tenant", "b"],
      ["tenant", "c"],
      ["tenant", "e"],
    ]);
    metadata.delete("tenant");
    expect(metadata.size).toBe(1);
  });

  test.each([
    [{ "": "x" }, "name"],
    [{ "two words": "x" }, "name"],
    [{ "a:b": "x" }, "name"],
    [{ é: "x" }, "name"],
    [{ ["a".repeat(129)]: "x" }, "name"],
    [{ "Autonats-Timeout": "1" }, "reserved"],
    [{ "nats-msg-id": "1" }, "reserved"],
    [{ Status: "1" }, "reserved"],
    [{ a: "é" }, "value"],
    [{ a: "x\r\nb: c" }, "value"],
    [{ a: " x" }, "value"],
    [{ a: "x " }, "value"],
    [{ a: "x".repeat(4097) }, "value"],
    [{ a: Array(65).fill("x") }, "65 values"],
    [{ a: Array(5).fill("x".repeat(4000)) }, "20005 bytes"],
  ])("%o may not be sent", (init, problem) => {
    expect(() => fieldsOf(init as Record<string, string>)).toThrow(problem);
  });

  test("what may be sent comes out as it went in", () => {
    const value = fc
      .string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)), maxLength: 50 })
      .map((text) => text.trim());
    const name = fc.stringMatching(/^[a-z0-9]{1,20}$/).filter((text) => text !== "status" && text !== "description");
    fc.assert(
      fc.property(fc.dictionary(name, fc.array(value, { minLength: 1, maxLength: 3 }), { maxKeys: 10 }), (init) => {
        const fields = fieldsOf(init);
        const head = buildHead(fields);
        expect([...readMetadata(head)]).toEqual(fields);
        expect(parseHead(head)).toEqual({ status: "" });
      }),
    );
  });
});

test("the first feature that is missing is named, fit to be shown", () => {
  expect(missingFeature(undefined)).toBeUndefined();
  expect(missingFeature(" , ,")).toBeUndefined();
  expect(missingFeature(", streams,chunks")).toBe("streams");
  expect(missingFeature("é".repeat(200))).toBe("?".repeat(64));
});

/** Bytes that count how often one of them is read. */
function countReads(source: Uint8Array): { bytes: Uint8Array; reads(): number } {
  let reads = 0;
  const wrap = (part: Uint8Array): Uint8Array =>
    new Proxy(part, {
      get: (target, key) => {
        if (typeof key === "string" && /^[0-9]+$/.test(key)) {
          reads += 1;
          return target[Number(key)];
        }
        if (key === "indexOf") {
          return (byte: number, from: number) => {
            const found = target.indexOf(byte, from);
            reads += (found === -1 ? target.length : found + 1) - from;
            return found;
          };
        }
        if (key === "length") return target.length;
        if (key === "subarray") {
          // What is decoded is read too.
          return (start: number, end: number) => {
            reads += end - start;
            return target.subarray(start, end);
          };
        }
        return Reflect.get(target, key, target) as unknown;
      },
    });
  return { bytes: wrap(source), reads: () => reads };
}
