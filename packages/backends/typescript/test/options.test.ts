import type { Model } from "@autonats/model";
import { describe, expect, test } from "vitest";
import { type TypescriptOptions, typescriptBackend } from "../src/index.js";
import { outputPath } from "../src/plan/paths.js";
import { harmless, modelWith } from "./support/hostile-model.js";

function generate(model: Model, options: TypescriptOptions): Readonly<Record<string, string>> {
  const { files, diagnostics } = typescriptBackend.generate(model, options);
  expect(diagnostics).toEqual([]);
  return Object.fromEntries(files.map(({ path, content }) => [path, content]));
}

function importsOf(text: string | undefined): readonly string[] {
  return [...(text ?? "").matchAll(/ from "(\..*)";$/gmu)].map(([, specifier = ""]) => specifier);
}

describe("imports end as the project's own do", () => {
  test.each<[TypescriptOptions["importExtension"], string, readonly string[]]>([
    ["js", "a/user.ts", ["./user.codec.gen.js", "./user.js"]],
    ["ts", "a/user.ts", ["./user.codec.gen.ts", "./user.ts"]],
    ["none", "a/user.ts", ["./user", "./user.codec.gen"]],
    ["js", "a/user.tsx", ["./user.codec.gen.js", "./user.js"]],
    ["js", "a/user.mts", ["./user.codec.gen.mjs", "./user.mjs"]],
    ["none", "a/user.mts", ["./user.codec.gen.mjs", "./user.mjs"]],
    ["ts", "a/user.mts", ["./user.codec.gen.mts", "./user.mts"]],
    ["js", "a/user.cts", ["./user.cjs", "./user.codec.gen.js"]],
    ["ts", "a/user.d.ts", ["./user.codec.gen.ts", "./user.js"]],
  ])("%s: %s", (importExtension, file, expected) => {
    const files = generate(modelWith({ ...harmless, file }), { importExtension });
    const [service] = Object.keys(files).filter((path) => !path.includes(".codec."));
    expect(importsOf(files[service ?? ""])).toEqual(expected);
  });
});

describe("an output directory", () => {
  test("keeps the sources' own directories", () => {
    const model = modelWith({ ...harmless, file: "src/users/user.ts" });
    const files = generate(model, { out: "gen", importExtension: "js" });
    expect(Object.keys(files)).toEqual(["gen/src/users/user.codec.gen.ts", "gen/src/users/user.gen.ts"]);
    expect(importsOf(files["gen/src/users/user.gen.ts"])).toEqual([
      "../../../src/users/user.js",
      "./user.codec.gen.js",
    ]);
  });

  test.each([
    ["gen", "user.ts", "gen/user.gen.ts"],
    ["gen", "src/users/user.ts", "gen/src/users/user.gen.ts"],
    ["src/gen", "src/users/user.ts", "src/gen/users/user.gen.ts"],
    ["src/gen", "src/gen/user.ts", "src/gen/user.gen.ts"],
    ["src", "src/users/user.ts", "src/users/user.gen.ts"],
    ["./src/a/../gen/", "src/gentle/user.ts", "src/gen/gentle/user.gen.ts"],
    ["services/gen", "src/services/user.ts", "services/gen/src/services/user.gen.ts"],
    [".", "src/user.ts", "src/user.gen.ts"],
  ])("into %s, %s becomes %s", (out, source, path) => {
    expect(outputPath(source, "service", { out, importExtension: "js" })).toBe(path);
  });

  test.each(["./gen", "gen/", "gen/.", "a/../gen"])("%s is gen", (out) => {
    expect(Object.keys(generate(modelWith(harmless), { out, importExtension: "js" }))).toEqual([
      "gen/x.codec.gen.ts",
      "gen/x.gen.ts",
    ]);
  });
});

test("equal models give equal files, byte for byte", () => {
  const options = { importExtension: "js" } as const;
  const model = modelWith(harmless);
  expect(generate(model, options)).toEqual(generate(structuredClone(model), options));
});

test("a source in another language gets a file of types, which the others import", () => {
  const files = generate(modelWith({ ...harmless, file: "users/user.go" }), { importExtension: "js" });
  expect(Object.keys(files)).toEqual(["users/user.codec.gen.ts", "users/user.gen.ts", "users/user.types.gen.ts"]);
  expect(importsOf(files["users/user.gen.ts"])).toEqual(["./user.codec.gen.js", "./user.types.gen.js"]);
  expect(importsOf(files["users/user.codec.gen.ts"])).toEqual(["./user.types.gen.js"]);
  expect(importsOf(files["users/user.types.gen.ts"])).toEqual([]);
});

test("a model without services gives no files", () => {
  expect(generate({ formatVersion: 1, services: [], declarations: [] }, { importExtension: "js" })).toEqual({});
});
