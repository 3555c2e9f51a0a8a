import { expect, test } from "vitest";
import { paramDocs, withoutParamDocs } from "../src/param-docs.js";

test.each([
  ["@param id Its id.", "Its id."],
  ["@param id - Its id.", "Its id."],
  ["@param {string} id Its id.", "Its id."],
  ["@param [id] Its id.", "Its id."],
  ["@param [id=7] Its id.", "Its id."],
  ["Finds one.\n\n@param id Its id,\n  whole.\n@returns it", "Its id,\n  whole."],
  ["@param id", undefined],
  ["An e-mail to a@param id", undefined],
])("%j says of id: %j", (doc, text) => {
  expect(paramDocs(doc).get("id")).toBe(text);
});

test.each([
  ["Finds one.\n\n@param id Its id,\n  whole.\n@returns it", "Finds one.\n\n@returns it"],
  ["@param id Its id.", undefined],
  ["Finds one.", "Finds one."],
])("%j without parameters is %j", (doc, rest) => {
  expect(withoutParamDocs(doc)).toBe(rest);
});
