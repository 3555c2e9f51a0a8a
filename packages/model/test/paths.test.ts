import { describe, expect, test } from "vitest";
import { isInside, pathFrom, toSlashes } from "../src/node/index.js";

test("backslashes separate names on Windows alone", () => {
  expect(toSlashes("C:\\shop\\src\\user.ts", "win32")).toBe("C:/shop/src/user.ts");
  expect(toSlashes("/shop/back\\slash.ts", "linux")).toBe("/shop/back\\slash.ts");
  expect(toSlashes("/shop/back\\slash.ts", "darwin")).toBe("/shop/back\\slash.ts");
});

test.each([
  ["/shop", "/shop", true],
  ["/shop", "/shop/src/user.ts", true],
  ["/shop", "/shopping/user.ts", false],
  ["/", "/shop", true],
  ["C:/shop", "C:/shop/user.ts", true],
  ["C:/", "C:/shop", true],
  ["C:/shop", "D:/shop/user.ts", false],
])("below %s: %s, %j", (directory, path, expected) => {
  expect(isInside(directory, path)).toBe(expected);
});

describe("the path from a directory", () => {
  test.each([
    ["linux", "/shop", "/shop", "."],
    ["linux", "/shop", "/shop/src/user.ts", "src/user.ts"],
    ["linux", "/shop/go", "/shop/src/user.ts", "../src/user.ts"],
    ["linux", "/shop", "/shop/./back\\slash.ts", "back\\slash.ts"],
    ["win32", "C:/shop", "C:/shop", "."],
    ["win32", "C:/shop", "C:/shop/src/user.ts", "src/user.ts"],
    ["win32", "C:/shop/go", "C:/shop/src/user.ts", "../src/user.ts"],
    ["win32", "C:/shop", "c:/Shop/src/user.ts", "src/user.ts"],
    ["win32", "C:/shop", "D:/other/user.ts", "D:/other/user.ts"],
  ] as const)("%s: from %s to %s", (platform, directory, path, expected) => {
    expect(pathFrom(directory, path, platform)).toBe(expected);
  });
});
