import fc from "fast-check";
import { expect, test } from "vitest";
import { plainText } from "../src/text/plain-text.js";

test.each([
  ["option (a) = { b: < c: 1 > };", "option (a) = { b: { c: 1 } };"],
  ["map<string, int32> a = 1;", "map<string, int32> a = 1;"],
  ["map < int32 , A.B > a = 1; option b = <>;", "map < int32 , A.B > a = 1; option b = {};"],
  ['json_name = "\\u00fc\\U0001F600"', 'json_name = "ü😀"'],
  ["json_name = '\\u0022\\u005c\\u000a'", "json_name = '\\x22\\x5c\\x0a'"],
  ['"\\\\u0041 \\n \\x41 \\101"', '"\\\\u0041 \\n \\x41 \\101"'],
  ['"\\UFFFFFFFF"', '"\\UFFFFFFFF"'],
  ["// < \\u00fc\n/* > */ int32 \\u0041", "// < \\u00fc\n/* > */ int32 \\u0041"],
])("%s", (text, plain) => {
  expect(plainText(text)).toBe(plain);
});

test("everything stays on its line, and twice is once", () => {
  const piece = fc.constantFrom("map", "<", ">", '"a', '"', "\\u0041", "\\", "\n", "//", "/*", "*/", " ", "x", "'");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      const plain = plainText(text);
      expect(plain.split("\n").length).toBe(text.split("\n").length);
      expect(plainText(plain)).toBe(plain);
    }),
  );
});
