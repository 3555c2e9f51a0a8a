import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { namesBeside, readOwnFile, readOwnText, requireOwn } from "@autonats/own-files";
import { expect, test } from "vitest";

const manifest = fileURLToPath(new URL("../package.json", import.meta.url));

test("a file of a package is found by its name as a module", () => {
  expect(readOwnText("@autonats/own-files/package.json", import.meta.url)).toBe(readFileSync(manifest, "utf8"));
  expect(Buffer.from(readOwnFile("@autonats/own-files/package.json", import.meta.url))).toEqual(readFileSync(manifest));
});

test("the names beside a file are those of its directory", () => {
  const names = namesBeside("@autonats/own-files/package.json", import.meta.url);
  expect(names).toEqual(expect.arrayContaining(["package.json", "README.md", "LICENSE"]));
});

test("a module can be required", () => {
  expect(requireOwn("@autonats/own-files/package.json", import.meta.url)).toMatchObject({
    name: "@autonats/own-files",
  });
});
