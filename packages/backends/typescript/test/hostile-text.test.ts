import type { GeneratedFile } from "@autonats/codegen";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { typescriptBackend } from "../src/index.js";
import { reservedWords } from "../src/names/reserved.js";
import { isIdentifier } from "../src/text/literals.js";
import { harmless, modelWith, type Texts } from "./support/hostile-model.js";
import { hostileText } from "./support/hostile-text.js";
import { tokenShape } from "./support/token-shape.js";

const runs = Number(process.env["AUTONATS_RUNS"] ?? 5000);
const options = { importExtension: "js" } as const;

function shapesOf(texts: Texts): string {
  const { files, diagnostics } = typescriptBackend.generate(modelWith(texts), options);
  expect(diagnostics).toEqual([]);
  return shapeOf(files);
}

function shapeOf(files: readonly GeneratedFile[]): string {
  return files
    .map(({ path, content }) => `${path.includes(".codec.") ? "codec" : "service"}\n${tokenShape(content)}`)
    .join("\n");
}

/** 10,000 cases, one or four texts in each: none changes the tokens or the declarations of what is printed. */
describe("hostile text stays where it is put", () => {
  test("in docs, literals, the names of packages and paths", () => {
    const expected = shapesOf(harmless);
    expect(expected).not.toContain("expected");
    const texts = fc.record({
      docs: hostileText,
      literals: hostileText,
      package: hostileText,
      file: hostileText.map((text) => `${text}.ts`),
    });
    fc.assert(
      fc.property(texts, (each) => {
        const { files } = typescriptBackend.generate(modelWith({ ...harmless, ...each }), options);
        for (const { path } of files) expect(path.split("/")).not.toContain("..");
        if (files.length > 0 && shapeOf(files) !== expected) expect(shapeOf(files)).toBe(expected);
      }),
      { numRuns: runs },
    );
  });

  describe("in names", () => {
    const shapeOfName = (names: string) => shapesOf({ ...harmless, names });
    /**
     * A name is written as it is, needs another beside it where it would be a binding, needs quotes, or is one that every object
     * inherits, so that an absent field has to be told from it. There is nothing else.
     */
    const identifier = shapeOfName("x");
    const reserved = shapeOfName("in");
    const quoted = shapeOfName("x y");
    const inherited = shapeOfName("valueOf");

    function expectShape(text: string): void {
      const expected = expectedShape(text);
      const shape = shapeOfName(text);
      if (shape !== expected) expect(shape).toBe(expected);
    }

    function expectedShape(text: string): string {
      if (text in Object.prototype) return inherited;
      if (reservedWords.includes(text)) return reserved;
      return isIdentifier(text) ? identifier : quoted;
    }

    test("that are nothing but harmless", () => {
      expect(identifier + reserved + quoted + inherited).not.toContain("expected");
    });

    test("of any text", () => {
      fc.assert(
        fc.property(hostileText, (text) => {
          fc.pre(text !== "__proto__" && text !== "other");
          expectShape(text);
        }),
        { numRuns: runs },
      );
    });

    test.each([...reservedWords, "constructor", "prototype", "then", "toString", "hasOwnProperty"])(
      "such as %s",
      expectShape,
    );
  });
});

describe("paths", () => {
  test.each(["../x.ts", "a/../../x.ts", "/etc/x.ts", "C:/x.ts", "a\\..\\..\\x.ts"])(
    "%s leads out of the project",
    (file) => {
      const { files, diagnostics } = typescriptBackend.generate(modelWith({ ...harmless, file }), options);
      expect(files).toEqual([]);
      expect(diagnostics.map(({ code }) => code)).toEqual(["AN5002"]);
    },
  );

  test.each(["../out", "/out", "a/../../out"])("an output directory %s leads out of the project", (out) => {
    const { files, diagnostics } = typescriptBackend.generate(modelWith(harmless), { ...options, out });
    expect(files).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["AN5002"]);
  });
});
