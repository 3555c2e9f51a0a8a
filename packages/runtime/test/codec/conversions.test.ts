import * as rt from "@autonats/runtime/codegenv1";
import { expect, test } from "vitest";

/** A class as users write them. */
class Money {
  readonly #cents: bigint;

  constructor(cents: bigint) {
    if (cents < 0n) throw new RangeError("secret");
    this.#cents = cents;
  }

  static fromJSON(cents: bigint): Money {
    return new Money(cents);
  }

  toJSON(): bigint {
    if (this.#cents === 13n) throw new Error("secret");
    return this.#cents;
  }
}

const money: rt.Codec<Money> = {
  encode: (value, at, key) => rt.encodeConverted(value, at, key, (own) => own.toJSON(), rt.encodeInt64),
  decode: (value, at, key) => rt.decodeConverted(value, at, key, (data) => Money.fromJSON(data), rt.decodeInt64),
};

test("a value is written by its class and read by its class", () => {
  expect(money.encode(new Money(7n), undefined, "")).toBe("7");
  const read = money.decode("7", undefined, "");
  expect(read).toBeInstanceOf(Money);
  expect(read.toJSON()).toBe(7n);
});

test.each([
  ["what its data may not be", () => money.decode("seven", undefined, "price")],
  ["what its class throws of", () => money.decode("-1", undefined, "price")],
  ["what it cannot say of itself", () => money.encode(new Money(13n), undefined, "price")],
  ["what is not an object", () => money.encode("7" as never, undefined, "price")],
])("%s is invalid at its path, and the words of the class stay here", (_what, act) => {
  expect(act).toThrow(expect.objectContaining({ name: "InvalidValue", path: "price" }));
  expect(act).not.toThrow("secret");
});

const choice: readonly rt.Condition[] = [
  { json: "number" },
  { json: "string" },
  { json: "list" },
  { json: "object", fields: [{ name: "x", present: true }] },
  { json: "object" },
];

test.each([
  ["a number", 1, 0],
  ["a URL", new URL("nats://localhost"), 1],
  ["a buffer", Buffer.from("a"), 1],
  ["an ArrayBuffer", new ArrayBuffer(1), 1],
  ["a date", new Date(), 1],
  ["a class that becomes an object", { __proto__: { toJSON: () => ({ x: 1 }) } }, 3],
  ["a set", new Set(), 2],
  ["a typed array", new Float32Array(1), 2],
  ["a map", new Map(), 4],
  ["a plain object", { y: 1 }, 4],
])("%s is the alternative that its JSON is", (_what, value, place) => {
  expect(rt.choose(value, undefined, "", choice)).toBe(place);
});
