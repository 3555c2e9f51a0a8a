import { describe, expect, test } from "vitest";
import { toExported, toFieldNames, toGoWords, toParameterNames } from "../src/names/go-name.js";

describe("words", () => {
  test.each([
    ["id", "ID"],
    ["userId", "UserID"],
    ["userIds", "UserIDs"],
    ["url", "URL"],
    ["apiUrl", "APIURL"],
    ["HTTPServer", "HTTPServer"],
    ["httpServer", "HTTPServer"],
    ["utf8Text", "UTF8Text"],
    ["id2", "ID2"],
    ["v2Id", "V2ID"],
    ["created_at", "CreatedAt"],
    ["MAX_SIZE", "MaxSize"],
    ["OPEN", "Open"],
    ["EUR", "EUR"],
    ["in-progress", "InProgress"],
    ["ideas", "Ideas"],
    ["x", "X"],
    ["", ""],
    ["*/", ""],
    ["größe", "Größe"],
  ])("%j is %j", (name, goName) => {
    expect(toGoWords(name)).toBe(goName);
  });
});

test.each([
  ["getById", "GetById"],
  ["GetById", "GetById"],
  ["_internal", "Internal"],
  ["__x", "X"],
  ["_", "X"],
  ["_1", "X1"],
])("%j is exported as %j", (name, goName) => {
  expect(toExported(name)).toBe(goName);
});

describe("fields", () => {
  test.each([
    ["that meet keep their letters", ["userId", "userID"], [], ["UserId", "UserID"]],
    ["that still meet get a mark", ["foo", "Foo", "_foo"], [], ["Foo", "Foo_", "Foo_2"]],
    [
      "that meet have letters alone",
      ["@type", "type", "in-progress", "in_progress"],
      [],
      ["Type", "Type_", "In_progress", "In_progress_"],
    ],
    [
      "begin with a capital that Go knows",
      ["größe", "ßa", "ŉx", "名前", "𲎰a"],
      [],
      ["Größe", "Xßa", "Xŉx", "X名前", "A"],
    ],
    ["make way for methods", ["error", "message"], ["Error"], ["Error_", "Message"]],
    ["in both cases", ["error", "Error"], ["Error"], ["Error_", "Error_2"]],
  ])("%s", (_, names, methods, goNames) => {
    expect([...toFieldNames(names, methods).values()]).toEqual(goNames);
  });
});

test("parameters keep their names, with a mark where those are taken", () => {
  expect(toParameterNames(["type", "type_", "id", "ctx", "_"], ["type", "ctx"])).toEqual([
    "type_",
    "type__",
    "id",
    "ctx_",
    "arg",
  ]);
});
