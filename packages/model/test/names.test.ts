import { describe, expect, it } from "vitest";
import { reservedFieldName, reservedMethodName, toPascalCase, toUpperSnakeCase } from "../src/index.js";

/** What every plain object answers to, asked of the engine itself. */
const inherited = Object.getOwnPropertyNames(Object.prototype);
/** What functions, classes and promises have besides: a client is an object only. */
const ofOthers = [...Object.getOwnPropertyNames(Function.prototype), "prototype", "catch", "finally"].filter(
  (name) => /^[A-Za-z_]+$/.test(name) && !inherited.includes(name),
);

describe("reserved names", () => {
  it.each([...inherited, "then", "toJSON"])("refuses a method %s", (name) => {
    expect(reservedMethodName(name)).toBeTypeOf("string");
  });

  it.each(ofOthers)("allows a method %s", (name) => {
    expect(reservedMethodName(name)).toBeUndefined();
  });

  it.each(inherited)("refuses a field %s", (name) => {
    expect(reservedFieldName(name)).toBeTypeOf("string");
  });

  it.each(["name", "length", "then", "call", "id"])("allows a field %s", (name) => {
    expect(reservedFieldName(name)).toBeUndefined();
  });
});

describe("spelling", () => {
  it("keeps what follows the first letter", () => {
    expect(toPascalCase("getURLById")).toBe("GetURLById");
  });

  it.each([
    ["NotFound", "NOT_FOUND"],
    ["HTTPFailed", "HTTP_FAILED"],
    ["outOfStock2", "OUT_OF_STOCK2"],
  ])("spells %s as %s", (name, upper) => {
    expect(toUpperSnakeCase(name)).toBe(upper);
  });
});
