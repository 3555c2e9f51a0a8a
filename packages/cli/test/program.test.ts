import { readdirSync, readFileSync } from "node:fs";
import { catalogue } from "@autonats/model";
import { describe, expect, test } from "vitest";
import { runCli } from "./support/run-cli.js";
import { createTempProject } from "./support/temp-project.js";

const version = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;

test("the version and the help go to standard output", async () => {
  for (const args of [["--version"], ["-v"]]) {
    expect(await runCli("/", args)).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: "" });
  }
  const help = await runCli("/", ["--help"]);
  expect(help).toMatchObject({ exitCode: 0, stderr: "" });
  expect(help.stdout).toMatch(/Usage: autonats .*generate\|g.*Examples:\n {2}\$ autonats generate /su);
  const generate = await runCli("/", ["g", "--help"]);
  expect(generate.stdout).toMatch(/--check.*Examples:.*AUTONATS_DIR, AUTONATS_BASE_DIR.*Exit codes:/su);
  expect((await runCli("/", ["help", "generate"])).stdout).toBe(generate.stdout);
});

test("without a command the help is shown, and nothing was done", async () => {
  const { exitCode, stdout, stderr } = await runCli("/", []);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toMatch(/^Usage: autonats/u);
});

describe("what is unknown is a mistake, with a suggestion", () => {
  test.each([
    [["genrate"], "unknown command 'genrate'", "generate"],
    [["generate", "--chekc"], "unknown option '--chekc'", "--check"],
    [["g", "--timeout"], "argument missing", undefined],
    [["explain", "AN3004", "AN3005"], "too many arguments", undefined],
    [["--generate"], "unknown option '--generate'", undefined],
    [["explain", "AN304"], "there is no diagnostic AN304", "AN3004"],
    [["explain", "--color", "red"], "argument 'red' is invalid", undefined],
  ])("%j", async (args, message, suggestion) => {
    const { exitCode, stdout, stderr } = await runCli("/", args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(message);
    if (suggestion !== undefined) expect(stderr).toMatch(new RegExp(`Did you mean ${suggestion}\\?`, "u"));
  });
});

test("with --json a mistake in the command line is a document too", async () => {
  const { exitCode, stdout, stderr } = await runCli("/", ["g", "--json", "--chekc"]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain("--chekc");
  expect(JSON.parse(stdout)).toMatchObject({
    ok: false,
    exitCode: 2,
    root: null,
    failures: [expect.stringContaining("--chekc")],
  });
});

describe("explain", () => {
  test("says what a diagnostic means", async () => {
    const { exitCode, stdout } = await runCli("/", ["explain", "an3006"]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^error\[AN3006\]: methods `<first>` and .*\n {2}why {3}.*\n {2}help {2}.*\n$/u);
    expect((await runCli("/", ["explain", "3006"])).stdout).toBe(stdout);
    expect((await runCli("/", ["explain", "AN3003"])).stdout).not.toContain("help");
  });

  test("lists every code of the catalogue", async () => {
    const { stdout } = await runCli("/", ["explain"]);
    expect(stdout.split("\n").filter((line) => line !== "")).toHaveLength(Object.keys(catalogue).length);
    const listed: readonly { code: string }[] = JSON.parse((await runCli("/", ["explain", "--json"])).stdout);
    expect(listed.map(({ code }) => code)).toEqual(Object.keys(catalogue));
    expect(JSON.parse((await runCli("/", ["explain", "AN4001", "--json"])).stdout)).toMatchObject({
      severity: "error",
    });
  });
});

test("a bug ends in one line, a log file and exit code 70, and shows its stack only when asked", async () => {
  const project = createTempProject({ "a.ts": "", "log/x": "" });
  const bug = {
    tempDir: project.path("log"),
    now: () => {
      throw new Error("bug: \u001b[31mno clock\nsecond line", { cause: new Error("the reason") });
    },
  };
  const { exitCode, stdout, stderr } = await runCli(project.root, ["g"], bug);
  expect({ exitCode, stdout }).toEqual({ exitCode: 70, stdout: "" });
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toContain("error: a bug in autonats (Error: bug: <U+001B>[31mno clock); the details are in ");
  const [, path = ""] = /details are in (\S+)/u.exec(stderr) ?? [];
  expect(readFileSync(path, "utf8")).toMatch(/arguments: \["g"\].*no clock.*caused by: Error: the reason/su);
  expect(readdirSync(project.path("log"))).toHaveLength(2);
  const debug = await runCli(project.root, ["g", "--debug"], bug);
  expect(debug).toMatchObject({
    exitCode: 70,
    stderr: expect.stringMatching(/caused by: Error: the reason\n {4}at /u),
  });
});

test("a bug is reported even where no log can be written", async () => {
  const now = () => {
    throw new Error("bug: x");
  };
  const { exitCode, stderr } = await runCli("/", ["g"], { tempDir: "/nowhere/at/all", now });
  expect(exitCode).toBe(70);
  expect(stderr).toContain("`--debug` shows the details");
});
