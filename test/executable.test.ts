import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runGo } from "../packages/backends/go/test/support/go-tool.js";
import { createGoWorkspace } from "../packages/backends/go/test/support/go-workspace.js";
import { billOfMaterials } from "../scripts/release/bill-of-materials.mjs";
import { buildExecutable, findHostExecutable } from "../scripts/release/build-executable.mjs";
import { checkExecutable } from "../scripts/release/check-executable.mjs";
import { executableVersion } from "../scripts/release/embedded-files.mjs";
import { hostPlatform, nodeVersion } from "../scripts/release/node-binaries.mjs";
import { type Arm64Runner, findArm64Runner } from "./support/arm64.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const installed = [process.execPath, `${root}packages/cli/bin/autonats.js`];

/** One that runs here, without any program on the PATH. `npm run executables` checks those of other platforms as it writes them. */
describe("the single-file executable", () => {
  let directory: string;
  let executable: string;
  let files: readonly string[];

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "autonats-executable-"));
    const found = await findHostExecutable();
    executable = found.path;
    files = found.sources;
  });

  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test("is a program of its platform, with every file that it needs inside", () => {
    checkExecutable(executable, hostPlatform());
    const other = hostPlatform() === "win-x64" ? "linux-x64" : "win-x64";
    expect(() => checkExecutable(executable, other)).toThrow(`not of ${other}`);
    expect(() => checkExecutable(process.execPath, hostPlatform())).toThrow("does not have");
  });

  test("is the same file when it is built again, elsewhere", async () => {
    const again = join(directory, "elsewhere", "built-again");
    mkdirSync(dirname(again));
    await buildExecutable(hostPlatform(), again);
    expect(readFileSync(again).equals(readFileSync(executable))).toBe(true);
  });

  test("reports the version of the package", () => {
    expect(run([executable], directory, ["--version"])).toBe(`${executableVersion()}\n`);
  });

  test("reads and writes protocol buffers as the package does", () => {
    const [one, other] = ["executable", "package"].map((form) => {
      const project = join(directory, "protobuf-library", form);
      mkdirSync(join(project, ".git"), { recursive: true });
      cpSync(`${root}scenarios/protobuf-library/input`, project, { recursive: true });
      writeFileSync(join(project, "autonats.yaml"), "version: 1\ntypescript: { out: src }\nprotobuf: { out: proto }\n");
      return project;
    }) as [string, string];
    run([executable], one, ["g"]);
    run(installed, other, ["g"]);
    expect(filesBelow(one)).toEqual(filesBelow(other));
    expect([...filesBelow(one).keys()]).toEqual(
      expect.arrayContaining(["src/library.gen.ts", "proto/library/v1/library.proto"]),
    );
  });

  test.each(["both-unions", "both-bytes-and-times"])("generates the same as the package does: %s", (scenario) => {
    for (const language of ["typescript", "go"]) {
      const [one, other] = ["executable", "package"].map((form) => {
        const project = join(directory, scenario, language, form);
        mkdirSync(join(project, ".git"), { recursive: true });
        cpSync(`${root}scenarios/${scenario}/input/${language}`, project, { recursive: true });
        const other = language === "go" ? "typescript" : "go";
        writeFileSync(
          join(project, "autonats.yaml"),
          `version: 1\nlanguages: [typescript, go]\n${other}:\n  out: mesh\n`,
        );
        return project;
      }) as [string, string];
      run([executable], one, ["g"]);
      run(installed, other, ["g"]);
      expect(filesBelow(one)).toEqual(filesBelow(other));
      expect(
        [...filesBelow(one).keys()].filter((path) => /nats_client\.go$|\.gen\.ts$/u.test(path)).length,
      ).toBeGreaterThan(2);
    }
  });

  test("generates Go that compiles", async () => {
    const project = join(directory, "go");
    mkdirSync(join(project, ".git"), { recursive: true });
    cpSync(`${root}scenarios/both-unions/input/go`, project, { recursive: true });
    run([executable], project, ["g"]);
    using workspace = createGoWorkspace(new Map([["made", filesBelow(project)]]));
    const { output, status } = await runGo(["build", ...workspace.patterns], workspace.directory);
    expect({ output, status }).toEqual({ output: "", status: 0 });
  });

  test("takes no settings of Node from the environment", () => {
    const env = { PATH: "", NODE_OPTIONS: "--require ./missing.cjs" };
    expect(run([executable], directory, ["--version"], env)).toBe(`${executableVersion()}\n`);
  });

  test("has a bill of materials with Node and all that was bundled", () => {
    const { components } = JSON.parse(billOfMaterials(executableVersion(), files));
    const names = components.map(({ name }: { name: string }) => name);
    const { dependencies } = JSON.parse(readFileSync(`${root}packages/cli/package.json`, "utf8"));
    const direct = Object.keys(dependencies).filter((name) => !name.startsWith("@autonats/"));
    expect(names).toEqual(expect.arrayContaining([...direct, "typescript", "web-tree-sitter", "@wasm-fmt/gofmt"]));
    expect(components).toContainEqual(expect.objectContaining({ name: "node", version: nodeVersion }));
  });
});

const arm64 = findArm64Runner();
if (typeof arm64 === "string") console.log(`the executable of linux-arm64 is not run: ${arm64}`);

describe.skipIf(typeof arm64 === "string")("the single-file executable of linux-arm64", () => {
  test("reports its version, and generates what that of this machine does", async () => {
    const directory = mkdtempSync(join(tmpdir(), "autonats-arm64-"));
    try {
      const { command, environment } = arm64 as Arm64Runner;
      const executable = join(directory, "autonats");
      await buildExecutable("linux-arm64", executable);
      checkExecutable(executable, "linux-arm64");
      const env = { ...environment, PATH: "" };
      expect(run([...command, executable], directory, ["--version"], env)).toBe(`${executableVersion()}\n`);
      const [one, other] = ["emulated", "here"].map((name) => {
        const project = join(directory, name);
        mkdirSync(join(project, ".git"), { recursive: true });
        cpSync(`${root}scenarios/both-unions/input/go`, project, { recursive: true });
        return project;
      }) as [string, string];
      run([...command, executable], one, ["g"], env);
      run(installed, other, ["g"]);
      expect(filesBelow(one)).toEqual(filesBelow(other));
      expect(filesBelow(one).size).toBeGreaterThan(3);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});

/** Runs the tool in a directory, with nothing on the PATH, and returns what it prints. */
function run(
  tool: readonly string[],
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = { PATH: "" },
): string {
  const [command = "", ...rest] = tool;
  const { status, stdout, stderr } = spawnSync(command, [...rest, ...args], { cwd, env, encoding: "utf8" });
  expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

/** The texts of the files below a directory, by their paths. */
function filesBelow(directory: string): Map<string, string> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.sort().map((path) => [path.slice(directory.length + 1), readFileSync(path, "utf8")]));
}
