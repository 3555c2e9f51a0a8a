import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";

const inPackage = new URL("../grammar/", import.meta.url);
const { resolve } = createRequire(import.meta.url);

it("ships the grammar of the installed tree-sitter-go, with its licence", () => {
  const installed = resolve("tree-sitter-go/package.json").replace(/package\.json$/u, "");
  const grammar = readFileSync(new URL("tree-sitter-go.wasm", inPackage));
  expect(grammar.equals(readFileSync(`${installed}tree-sitter-go.wasm`))).toBe(true);
  expect(readFileSync(new URL("tree-sitter-go.LICENSE", inPackage), "utf8")).toBe(
    readFileSync(`${installed}LICENSE`, "utf8"),
  );
});
