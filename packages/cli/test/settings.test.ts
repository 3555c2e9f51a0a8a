import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readRequest } from "../src/config/request.js";
import { loadSettings } from "../src/config/settings.js";
import { builtInLanguages } from "../src/languages/registry.js";
import { runCli } from "./support/run-cli.js";
import { project, userSource } from "./support/sources.js";
import { createTempProject, type TempProject } from "./support/temp-project.js";

/** The timeouts of `getById` and `getAll`, in the generated code; `getAll` has an annotation of 2 s. */
async function timeouts(
  { root, read }: TempProject,
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<readonly number[]> {
  const { exitCode, stderr } = await runCli(root, ["g", ...args], { env });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return [...read("user.gen.ts").matchAll(/timeoutMs: (\d+)/gu)].map(([, value]) => Number(value)).slice(0, 2);
}

test("an annotation takes precedence over a flag, that over the environment, that over the configuration", async () => {
  const temp = createTempProject({ ...project, "user.ts": userSource });
  expect(await timeouts(temp)).toEqual([5000, 2000]);
  temp.write("autonats.yaml", "version: 1\ntimeout: 3s\n");
  expect(await timeouts(temp)).toEqual([3000, 2000]);
  expect(await timeouts(temp, [], { AUTONATS_REQUEST_TIMEOUT: "7" })).toEqual([7000, 2000]);
  expect(await timeouts(temp, [], { AUTONATS_TIMEOUT: "500ms", AUTONATS_REQUEST_TIMEOUT: "7" })).toEqual([500, 2000]);
  expect(await timeouts(temp, ["-t", "1.5s"], { AUTONATS_TIMEOUT: "500ms" })).toEqual([1500, 2000]);
  expect(await timeouts(temp, ["--timeout=4"])).toEqual([4000, 2000]);
  expect(await timeouts(temp, [], { AUTONATS_TIMEOUT: "" })).toEqual([3000, 2000]);
});

test("the names of 2020 keep working", async () => {
  const temp = createTempProject({ ...project, "user.ts": userSource, "elsewhere/x": "" });
  const env = {
    AUTONATS_BASE_DIR: "..",
    AUTONATS_OUT_FILE: "gen",
    AUTONATS_CONCURRENCY: "12",
    AUTONATS_TRACING: "true",
  };
  const { exitCode } = await runCli(temp.path("elsewhere"), ["g"], { env });
  expect(exitCode).toBe(0);
  expect(temp.read("gen/user.gen.ts")).toContain("concurrency: 12");
  expect(temp.read("gen/user.gen.ts")).toContain("traced(options)");
});

test("tracing is switched by flag, environment and configuration", async () => {
  const temp = createTempProject({ ...project, "user.ts": userSource });
  const isTraced = async (flags: readonly string[] = [], env = {}): Promise<boolean> => {
    expect((await runCli(temp.root, ["g", ...flags], { env })).exitCode).toBe(0);
    return temp.read("user.gen.ts").includes("@autonats/opentelemetry");
  };
  expect(await isTraced()).toBe(false);
  expect(await isTraced(["--tracing"])).toBe(true);
  expect(await isTraced([], { AUTONATS_TRACING: "1" })).toBe(true);
  temp.write("autonats.yaml", "version: 1\ntracing: true\n");
  expect(await isTraced()).toBe(true);
  expect(await isTraced([], { AUTONATS_TRACING: "false" })).toBe(false);
});

describe("what is wrong with flags or environment ends in exit code 2, all of it at once", () => {
  test.each([
    [["-t", "soon"], {}, "`--timeout` cannot be `soon`: use a number and a unit"],
    [["-t", "25h"], {}, "`--timeout` cannot be `25h`"],
    [["-c", "0"], {}, "`--concurrency` cannot be `0`"],
    [["-c", "1e3"], {}, "`--concurrency` cannot be `1e3`"],
    [["-d", "nowhere"], {}, "`--dir` cannot be `nowhere`: there is no such directory"],
    [["-d", "user.ts"], {}, "`--dir` cannot be `user.ts`: it is not a directory"],
    [["-d", ""], {}, "`--dir` cannot be ``: a path is not empty"],
    [["--max-warnings", "-1"], {}, "`--max-warnings` cannot be `-1`"],
    [["--format", "xml"], {}, "`--format` cannot be `xml`: it must be one of pretty, text, json, github-actions"],
    [["--color", "red"], {}, "`--color` cannot be `red`"],
    [["--import-extension", "mjs"], {}, "`--import-extension` cannot be `mjs`"],
    [["--language", "ts,rust"], {}, "`--language` cannot be `ts,rust`: `rust` is not one of typescript, go"],
    [["--config", "nowhere.yaml"], {}, "the configuration cannot be read: nowhere.yaml: no such file"],
    [["--check", "--watch"], {}, "`--check` and `--watch` cannot go together"],
    [["--check", "--dry-run"], {}, "`--check` and `--dry-run` cannot go together"],
    [["nowhere/*.ts"], {}, "`nowhere/*.ts` matches no TypeScript or Go file"],
    [["../x.ts"], {}, "`../x.ts` is outside the project root"],
    [["--language", "go"], {}, "no output directory is set for Go generated from TypeScript interfaces"],
    [["--language", "go,ts", "-o", "gen"], {}, "`--out` cannot take the code of more than one language"],
    [[], { AUTONATS_TIMEOUT: "soon" }, "`AUTONATS_TIMEOUT` cannot be `soon`"],
    [[], { AUTONATS_DIR: "nowhere" }, "`AUTONATS_DIR` cannot be `nowhere`"],
  ])("%j %j", async (args, env, message) => {
    const { root } = createTempProject({ ...project, "user.ts": userSource });
    const { exitCode, stdout, stderr } = await runCli(root, ["g", "--format", "text", ...args], { env });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /u);
    expect(readdirSync(root)).not.toContain("user.gen.ts");
  });

  test("several", async () => {
    const { root } = createTempProject({ "user.ts": userSource });
    const { stderr } = await runCli(root, ["g", "-t", "x", "-c", "x", "--check", "--watch"]);
    expect(stderr.match(/error\[/gu)).toHaveLength(3);
  });
});

describe("the configuration", () => {
  test("with a mistake shows its place and is not guessed at", async () => {
    const { root } = createTempProject({
      ...project,
      "user.ts": userSource,
      "autonats.yaml": "version: 1\ntimout: 3s\n",
    });
    const { exitCode, stdout, stderr } = await runCli(root, ["g"]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(
      "error[AN4001]: `timout` is not a setting\n  autonats.yaml:2:1\n   1 │ version: 1\n   2 │ timout: 3s\n     │ ━━━━━━\n",
    );
    expect(stderr).toContain("help  Did you mean `timeout`?");
  });

  test("with a pattern that finds nothing, or looks outside, shows where it is written", async () => {
    const { root } = createTempProject({
      ...project,
      "user.ts": userSource,
      "autonats.yaml": "version: 1\ninclude: [user.ts, 'nowhere/*.ts', ../x.ts]\n",
    });
    const { exitCode, stderr } = await runCli(root, ["g", "--format", "text"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("autonats.yaml:2:20: error[AN4006]: `nowhere/*.ts` matches no TypeScript or Go file");
    expect(stderr).toContain("autonats.yaml:2:36: error[AN4009]: `../x.ts` is outside the project root");
  });

  test("is found from the directories below, as far as the repository reaches", async () => {
    const temp = createTempProject({
      ...project,
      ".git/HEAD": "",
      "autonats.yaml": "version: 1\ninclude: [src]\n",
      "src/deep/user.ts": userSource,
      "src/other.ts": userSource.replace("server User", "server Other"),
    });
    const { exitCode, stdout } = await runCli(temp.path("src/deep"), ["g", "user.ts"]);
    expect({ exitCode, services: stdout.split("\n").length - 1 }).toEqual({ exitCode: 0, services: 1 });
    expect(temp.read("src/deep/user.gen.ts")).toContain("// Source: user.ts\n");
    await runCli(temp.path("src/deep"), ["g"]);
    expect(readdirSync(temp.path("src"))).toContain("other.gen.ts");
  });

  test("above that is not looked at", () => {
    const temp = createTempProject({
      "autonats.yaml": "version: 1\n",
      "inner/x": "",
      "repository/.git/HEAD": "",
      "repository/in/x": "",
    });
    const rootOf = (directory: string): string | undefined =>
      readRequest({}, [], { env: {}, cwd: temp.path(directory) }, builtInLanguages).request?.root;
    expect(rootOf(".")).toBe(temp.root);
    expect(rootOf("inner")).toBe(temp.path("inner"));
    expect(rootOf("repository/in")).toBe(temp.path("repository/in"));
  });

  test("given twice is a mistake, unless one is named", async () => {
    const files = { "autonats.yaml": "version: 1\n", "autonats.json": '{ "version": 1, "concurrency": 9 }' };
    const temp = createTempProject({ ...project, ...files, "user.ts": userSource });
    const { exitCode, stderr } = await runCli(temp.root, ["g"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("error[AN4004]: `autonats.yaml` and `autonats.json` both configure this project");
    expect((await runCli(temp.root, ["g", "--config", "autonats.json"])).exitCode).toBe(0);
    expect(temp.read("user.gen.ts")).toContain("concurrency: 9");
  });

  test("names directories by the language of the source", async () => {
    const { root } = createTempProject({
      "autonats.yaml": "version: 1\ntypescript: { out: { go: a } }\ngo: { out: b }\n",
    });
    const { request } = readRequest({}, [], { env: {}, cwd: root }, builtInLanguages);
    if (request === undefined) throw new Error("bug: no request");
    const { settings, diagnostics } = await loadSettings(request);
    expect(diagnostics).toEqual([]);
    expect(settings.sections).toMatchObject({
      typescript: { out: { go: "a" } },
      go: { out: { typescript: "b", go: "b" } },
    });
  });
});

test("imports end as the project's own do, and as they are told", async () => {
  const bundler = { "tsconfig.json": '{ "compilerOptions": { "module": "esnext", "moduleResolution": "bundler" } }' };
  const temp = createTempProject({
    "package.json": "{}",
    ...bundler,
    "user.ts": userSource,
    "app.ts": 'import "./user";\n',
    "node/tsconfig.json": '{ "compilerOptions": { "module": "nodenext" } }',
    "node/order.ts": userSource.replace("server User", "server Order"),
  });
  await runCli(temp.root, ["g"]);
  expect(temp.read("user.gen.ts")).toMatch(/from "\.\/user"/u);
  expect(temp.read("node/order.gen.ts")).toMatch(/from "\.\/order\.js"/u);
  await runCli(temp.root, ["g", "--import-extension", "ts"]);
  expect(temp.read("user.gen.ts")).toMatch(/from "\.\/user\.ts"/u);
  expect(temp.read("node/order.gen.ts")).toMatch(/from "\.\/order\.ts"/u);
});
