import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blockCommentLines, commentLine, commentLines, quoteGo, quoteTypescript } from "../src/index.js";

/** Any sequence of UTF-16 code units, halves of characters among them. */
const anyText = fc
  .array(fc.oneof(fc.nat(0xffff), fc.constantFrom(34, 39, 92, 10, 13, 96, 36, 42, 47, 0x2028)))
  .map((units) => String.fromCharCode(...units));

describe("a TypeScript literal", () => {
  test("has the value of its text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(new Function(`"use strict"; return ${quoteTypescript(text)};`)()).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["plain", '"plain"'],
    ['say "hi"', "'say \"hi\"'"],
    ["it's", '"it\'s"'],
    [`"it's"`, `'"it\\'s"'`],
    [`'"`, `"'\\""`],
    ["a\\b", '"a\\\\b"'],
    ["a\nb\tc\rd", '"a\\nb\\tc\\rd"'],
    ["\u2028\u2029\u202e\ufeff\u0000\u007f", '"\\u2028\\u2029\\u202e\\ufeff\\u0000\\u007f"'],
    ["\ud83d\ude00 \ud83d", '"\ud83d\ude00 \\ud83d"'],
    ["größe 日本", '"größe 日本"'],
  ])("%j is %s", (text, literal) => {
    expect(quoteTypescript(text)).toBe(literal);
  });
});

test.each([
  ["plain", '"plain"'],
  ['say "hi"\n', '"say \\"hi\\"\\n"'],
  ["\u2028\u0000", '"\\u2028\\u0000"'],
  ["`$", '"`$"'],
  ["half \ud83d", '"half \ufffd"'],
])("a Go literal of %j is %s", (text, literal) => {
  expect(quoteGo(text)).toBe(literal);
});

describe("comments", () => {
  test("lines of any kind of line end are lines", () => {
    expect(commentLines("a\nb\r\nc\rd\u2028e\u2029f\u0085g")).toEqual(["a", "b", "c", "d", "e", "f", "g"]);
  });

  test("what cannot be seen is spelled out, and no line ends in white space", () => {
    expect(commentLines("a\u0000\u202eb \t \n\tc\ud800")).toEqual(["a\\u0000\\u202eb", "\tc\\ud800"]);
  });

  test.each([
    ["ends */ here", "ends *\\/ here"],
    ["**//*/", "**\\//*\\/"],
    ["@ts-ignore", "\\@ts-ignore"],
    ["@ts-expect-error and @ts-nocheck", "\\@ts-expect-error and \\@ts-nocheck"],
    ["@tsx is not a directive", "@tsx is not a directive"],
    ["@deprecated Use `b`.", "@deprecated Use `b`."],
  ])("%s", (text, line) => {
    expect(blockCommentLines(text)).toEqual([line]);
  });

  test("a block comment never ends early", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const line of blockCommentLines(text)) {
          expect(line).not.toContain("*/");
          expect(line).not.toMatch(/[\n\r\u2028\u2029]/u);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("one line stays one line", () => {
    expect(commentLine(" a\n b\u2028c ")).toBe("a  b c");
  });
});
