import { expect, test } from "vitest";
import { collectSymbols, createScope, group, namespaceSymbol, renderDocument, symbol } from "../src/index.js";

test("symbols are collected once each, for run time if one use needs that", () => {
  const document = [
    symbol("User", "./user.js", { typeOnly: true }),
    group([symbol("Key", "./user.js", { typeOnly: true }), symbol("User", "./user.js")]),
    namespaceSymbol("codec", "./codec.js"),
  ];
  expect(collectSymbols(document).map(({ name, typeOnly, namespace }) => [name, typeOnly, namespace])).toEqual([
    ["User", false, false],
    ["Key", true, false],
    ["codec", false, true],
  ]);
});

test("names take the place of symbols", () => {
  const document = group(["new ", symbol("default", "./user.js", { local: "User" }), "()"]);
  expect(renderDocument(document, 80, ({ local }) => `${local}2`)).toBe("new User2()");
});

test("a scope gives every name once", () => {
  const scope = createScope(["class"]);
  expect(["class", "user", "user", "user2", "user"].map(scope.claim)).toEqual([
    "class2",
    "user",
    "user2",
    "user22",
    "user3",
  ]);
  expect(scope.has("user3")).toBe(true);
  expect(scope.has("user4")).toBe(false);
});

test("a scope varies names as it is told", () => {
  const scope = createScope(["new"], (name, attempt) => name + "_".repeat(attempt - 1));
  expect(["new", "new"].map(scope.claim)).toEqual(["new_", "new__"]);
});
