import * as fc from "fast-check";
import { util } from "prettier";
import { expect, test } from "vitest";
import { textWidth } from "../src/document/text-width.js";

test.each(["abc", "größe", "日本語", "ｆｕｌｌ", "é", "한국어", "", "→", "…", "“quoted”", "soft\u00adhyphen"])(
  "%j is as wide as Prettier says",
  (text) => {
    expect(textWidth(text)).toBe(util.getStringWidth(text));
  },
);

test("text of the scripts that names are written in is as wide as Prettier says", () => {
  const scripts = fc.oneof(
    fc.integer({ min: 0x20, max: 0x24f }),
    fc.integer({ min: 0x370, max: 0x52f }),
    fc.integer({ min: 0x3041, max: 0x3096 }),
    fc.integer({ min: 0x4e00, max: 0x9fff }),
    fc.integer({ min: 0xac00, max: 0xd7a3 }),
  );
  const text = fc.array(scripts).map((points) => String.fromCodePoint(...points));
  fc.assert(
    fc.property(text, (each) => {
      expect(textWidth(each)).toBe(util.getStringWidth(each));
    }),
  );
});
