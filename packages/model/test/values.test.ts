import { describe, expect, it } from "vitest";
import { parseConcurrency, parseErrorReference, parseTimeout, parseVersion } from "../src/link/values.js";

describe("parseTimeout", () => {
  it.each([
    ["2s", 2000],
    ["500ms", 500],
    ["1.5m", 90_000],
    ["1ms", 1],
    ["1440m", 86_400_000],
  ])("reads %s as %d ms", (text, value) => {
    expect(parseTimeout(text)).toEqual({ value });
  });

  it.each(["", "2", "s", "2 s", "-1s", "0s", "0.4ms", "1441m", "2h", "1e3s", "٢s"])("refuses %j", (text) => {
    expect(parseTimeout(text)).toHaveProperty("problem");
  });
});

describe("parseConcurrency", () => {
  it.each([
    ["1", 1],
    ["65535", 65_535],
  ])("reads %s", (text, value) => {
    expect(parseConcurrency(text)).toEqual({ value });
  });

  it.each(["", "0", "65536", "1.5", "-1", "1e3", "five"])("refuses %j", (text) => {
    expect(parseConcurrency(text)).toHaveProperty("problem");
  });
});

describe("parseVersion", () => {
  it.each([
    ["1.2.0", "1"],
    ["0.1.0", "0"],
    ["12.0.0-rc.1+build.5", "12"],
  ])("reads %s", (text, major) => {
    expect(parseVersion(text)).toEqual({ value: { text, major } });
  });

  it.each(["", "1", "1.2", "v1.2.3", "01.2.3", "1.2.3-", "1.2.3.4"])("refuses %j", (text) => {
    expect(parseVersion(text)).toHaveProperty("problem");
  });
});

describe("parseErrorReference", () => {
  it.each([
    ["NotFound", "NotFound", "NOT_FOUND"],
    ["NotFoundError", "NotFoundError", "NOT_FOUND"],
    ["OutOfStock", "OutOfStock", "FAILED_PRECONDITION"],
    ["OutOfStock RESOURCE_EXHAUSTED", "OutOfStock", "RESOURCE_EXHAUSTED"],
  ])("reads %s", (text, name, code) => {
    expect(parseErrorReference(text)).toEqual({ value: { name, code } });
  });

  it.each(["", "NotFound NOT_THERE", "NotFound, Gone", "A B C"])("refuses %j", (text) => {
    expect(parseErrorReference(text)).toHaveProperty("problem");
  });
});
