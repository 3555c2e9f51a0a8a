import fc from "fast-check";
import { expect, test } from "vitest";
import { sourceAt, sourcePath } from "../src/header.js";

test.each([
  ["src/user.gen.ts", "src/user.ts", "user.ts"],
  ["user.gen.ts", "user.ts", "user.ts"],
  ["internal/mesh/nats_client.go", "src/user.ts", "../../src/user.ts"],
  ["gen/user.gen.ts", "a b/ü.ts", "../a b/ü.ts"],
  ["gen/user.gen.ts", "/elsewhere/user.ts", "/elsewhere/user.ts"],
])("in %s, %s is named %s", (file, source, named) => {
  expect(sourcePath(file, source)).toBe(named);
  expect(sourceAt(file, named)).toBe(source);
});

test("a source above the root keeps its way out", () => {
  expect(sourceAt("gen/user.gen.ts", "../../api/user.ts")).toBe("../api/user.ts");
});

test("every source is found again by the path that names it", () => {
  const name = fc.stringMatching(/^[a-z][a-z .ü-]{0,5}[a-z]$/u);
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join("/"));
  fc.assert(
    fc.property(path, path, (file, source) => {
      expect(sourceAt(file, sourcePath(file, source))).toBe(source);
    }),
  );
});
