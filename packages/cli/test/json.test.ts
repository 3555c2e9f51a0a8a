import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import type { GenerateDocument } from "../src/generate/json-report.js";
import { type CliSurroundings, runCli } from "./support/run-cli.js";
import { orderSource, project, userSource } from "./support/sources.js";
import { createTempProject } from "./support/temp-project.js";

const schema: unknown = JSON.parse(
  readFileSync(new URL("../schema/generate-result.schema.json", import.meta.url), "utf8"),
);
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema as object);

/** The one document of a command, which its schema describes and whose exit code is the process's. */
async function document(
  root: string,
  args: readonly string[],
  surroundings?: CliSurroundings,
): Promise<GenerateDocument> {
  const { exitCode, stdout } = await runCli(root, ["g", "--json", ...args], surroundings);
  const result = JSON.parse(stdout);
  expect(validate(result), JSON.stringify(validate.errors)).toBe(true);
  expect(result).toMatchObject({ exitCode, ok: exitCode === 0 });
  return result;
}

test("--json tells everything in one document", async () => {
  const temp = createTempProject({
    ...project,
    "user.ts": userSource,
    "order.ts": orderSource("mistake"),
    "old.ts": orderSource().replaceAll("Order", "Old"),
  });
  await runCli(temp.root, ["g", "old.ts"]);
  temp.write("old.ts", "");
  const result = await document(temp.root, []);
  expect(result).toMatchObject({
    formatVersion: 1,
    command: "generate",
    exitCode: 1,
    mode: "write",
    root: temp.root,
    services: [
      {
        name: "User",
        language: "typescript",
        source: "user.ts",
        methods: 3,
        ok: true,
        files: ["user.codec.gen.ts", "user.gen.ts"],
      },
      { name: "Order", source: "order.ts", methods: 1, ok: false, files: [] },
    ],
    diagnostics: [
      { code: "AN3002", severity: "error", file: "order.ts", line: 3, column: 7, docs: "autonats explain AN3002" },
    ],
    errors: 1,
    warnings: 0,
    failures: [],
    repair: null,
  });
  expect(result.files).toEqual([
    { path: "user.codec.gen.ts", status: "created", language: "typescript", sources: ["user.ts"] },
    { path: "user.gen.ts", status: "created", language: "typescript", sources: ["user.ts"] },
    { path: "old.codec.gen.ts", status: "stale", language: "typescript", sources: ["old.ts"] },
    { path: "old.gen.ts", status: "stale", language: "typescript", sources: ["old.ts"] },
  ]);
});

test("--json keeps text for people on standard error", async () => {
  const { root } = createTempProject({ ...project, "user.ts": userSource });
  expect((await runCli(root, ["g", "--json"])).stderr).toMatch(/^✔ User /u);
});

test("--json --check has the differences and the command", async () => {
  const { root } = createTempProject({ ...project, "user.ts": userSource });
  const result = await document(root, ["--check"]);
  expect(result).toMatchObject({ exitCode: 1, mode: "check", repair: "autonats generate" });
  expect(result.files.map(({ status, diff }) => [status, diff?.split("\n")[0]])).toEqual([
    ["created", "--- /dev/null"],
    ["created", "--- /dev/null"],
  ]);
  await runCli(root, ["g"]);
  expect(await document(root, ["--check"])).toMatchObject({ exitCode: 0, repair: null });
});

test("--json reports wrong flags, wrong configurations and that there is nothing to do", async () => {
  const temp = createTempProject({ ...project, "user.ts": "" });
  expect(await document(temp.root, ["-t", "soon"])).toMatchObject({
    exitCode: 2,
    root: null,
    diagnostics: [{ code: "AN4002" }],
  });
  expect(await document(temp.root, [])).toMatchObject({ exitCode: 1, services: [], diagnostics: [{ code: "AN4007" }] });
  temp.write("autonats.yaml", "version: 1\nx: 1\n");
  expect(await document(temp.root, [])).toMatchObject({
    exitCode: 2,
    diagnostics: [{ code: "AN4001", file: "autonats.yaml" }],
  });
});

test("--json reports bugs", async () => {
  const { root } = createTempProject({ ...project, "user.ts": userSource });
  const now = (): number => {
    throw new Error("bug: x");
  };
  const result = await document(root, [], { now, tempDir: root });
  expect(result).toMatchObject({
    exitCode: 70,
    failures: [expect.stringContaining("a bug in autonats (Error: bug: x)")],
  });
});
