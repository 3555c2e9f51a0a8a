import { describe, expect, it } from "vitest";
import { reservedFieldName, reservedMethodName, toPascalCase, toUpperSnakeCase } from "../src/index.js";

/** What every plain object, function, promise and class answers to, asked of the engine itself. */
const inherited = Object.getOwnPropertyNames(Object.prototype);
const ofFunctions = Object.getOwnPropertyNames(Function.prototype).filter((name) => /^[A-Za-z_]+$/.test(name));
const ofPromises = Object.getOwnPropertyNames(Promise.prototype);

describe("reserved names", () => {
  it.each([...inherited, ...ofFunctions, ...ofPromises, "prototype", "toJSON"])("refuses a method %s", (name) => {
    expect(reservedMethodName(name)).toBeTypeOf("string");
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
