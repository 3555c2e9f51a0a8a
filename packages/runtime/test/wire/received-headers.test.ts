import { headers, type Msg } from "@nats-io/nats-core";
import { expect, test } from "vitest";
import { parseHeaders, readHeaders } from "../../src/wire/received-headers.js";

const block = new TextEncoder().encode('NATS/1.0 503\r\nname:  value \r\nname: second\r\n\r\n"body"');
const known = headers(503, "no responders");
known.append("name", "value");
known.append("name", "second");

/** A message of a library that keeps headers and body in one block, and tells so much of its size. */
function message(size: (() => number) | undefined): Msg {
  const data = block.subarray(block.length - 6);
  return { subject: "s", data, headers: known, ...(size === undefined ? {} : { size }) } as unknown as Msg;
}

test.each<[string, (() => number) | undefined]>([
  ["as they came", () => 1 + block.length],
  ["as the library has them where it tells no size", undefined],
  ["as the library has them where the size is another", () => 6],
  ["as the library has them where the size is too much", () => 10_000],
])("headers are read %s", (_, size) => {
  expect(readHeaders(message(size))).toEqual({ status: "503", values: new Map([["name", "value"]]) });
});

test("headers that even the library cannot read are unreadable", () => {
  const broken = {
    subject: "s",
    data: block,
    get headers() {
      throw new Error("no headers");
    },
  } as unknown as Msg;
  expect(readHeaders(broken)).toBe("unreadable");
});

test("a value may have as many blanks as a message has room for", () => {
  const value = `a${" ".repeat(1_000_000)}b`;
  expect(parseHeaders(`NATS/1.0\r\nname: \t${value}\t \r\n\r\n`)?.values.get("name")).toBe(value);
});
