import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runCli } from "./support/run-cli.js";
import { orderSource, project, userSource } from "./support/sources.js";
import { createTempProject } from "./support/temp-project.js";

test("--check is content with what is up to date", async () => {
  const { root } = createTempProject({ ...project, "user.ts": userSource });
  await runCli(root, ["g"]);
  const { exitCode, stdout, stderr } = await runCli(root, ["g", "--check"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toMatch(/^✔ User .*up to date\n$/u);
});

test("--check shows what is missing, changed or left over, writes nothing, and says how to repair it", async () => {
  const temp = createTempProject({
    ...project,
    "user.ts": userSource,
    "order.ts": orderSource(),
    "item.ts": orderSource().replaceAll("Order", "Item"),
  });
  await runCli(temp.root, ["g", "user.ts", "item.ts"]);
  temp.write("user.ts", userSource.replace("  deleteAll(): Promise<void>;\n", ""));
  temp.write("item.ts", "export {};\n");
  const before = Object.fromEntries(readdirSync(temp.root).map((file) => [file, temp.read(file)]));
  const { exitCode, stdout, stderr } = await runCli(temp.root, ["g", "--check"]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("--- a/user.gen.ts\n+++ b/user.gen.ts\n@@ ");
  expect(stdout).toMatch(/\n-.*deleteAll/u);
  expect(stdout).toContain("--- /dev/null\n+++ b/order.gen.ts\n@@ ");
  expect(stdout).toContain("--- a/item.gen.ts\n+++ /dev/null\n@@ ");
  expect(stdout).toMatch(/✖ Order .*not up to date\n✖ User .*not up to date\n/u);
  expect(stderr).toMatch(/^✖ \d files are not up to date; to repair, run\n {4}autonats generate --clean\n$/u);
  expect(Object.fromEntries(readdirSync(temp.root).map((file) => [file, temp.read(file)]))).toEqual(before);
  expect((await runCli(temp.root, ["generate", "--clean"])).exitCode).toBe(0);
  expect((await runCli(temp.root, ["g", "--check"])).exitCode).toBe(0);
});

describe("the command that repairs", () => {
  const cases: readonly (readonly [readonly string[], Record<string, string>, string])[] = [
    [["g", "--check"], {}, "autonats generate"],
    [["generate", "--check", "-d", "my app", "-t", "2s"], {}, "autonats generate --dir 'my app' --timeout 2s"],
    [
      ["g", "--check", "-d", "my app", "src/*.ts", "it's"],
      {},
      "autonats generate --dir 'my app' 'src/*.ts' 'it'\\''s'",
    ],
    [["g", "--check", "--json", "--format", "text"], {}, "autonats generate"],
    [["g", "--check"], { npm_config_user_agent: "npm/11.0.0 node/v20" }, "npx autonats generate"],
    [["g", "--check"], { npm_config_user_agent: "pnpm/10.0.0 npm/? node/v20" }, "pnpm exec autonats generate"],
    [
      ["g", "--check", "-c", "3"],
      { AUTONATS_CONCURRENCY: "9", AUTONATS_OUT_FILE: "gen" },
      "autonats generate --out gen --concurrency 3",
    ],
  ];
  test.each(cases)("%j %j", async (args, env, command) => {
    const inner = { "src/user.ts": userSource, "it's/order.ts": orderSource(), "package.json": "{}" };
    const { root } = createTempProject({
      ...inner,
      ...Object.fromEntries(Object.entries(inner).map(([file, text]) => [`my app/${file}`, text])),
    });
    const cwd = args.includes("my app") ? root : `${root}/my app`;
    const { exitCode, stderr } = await runCli(cwd, args, { env });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`\n    ${command}\n`);
  });
});

test("--check fails on mistakes too", async () => {
  const { root } = createTempProject({ ...project, "order.ts": orderSource("mistake") });
  expect(await runCli(root, ["g", "--check"])).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining("AN3002"),
  });
});
