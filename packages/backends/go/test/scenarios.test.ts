import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot, runGo, runGofmt, runStaticcheck } from "./support/go-tool.js";
import { createGoWorkspace, type GoModule, type GoWorkspace } from "./support/go-workspace.js";

const scenarios = `${projectRoot}/scenarios`;
let workspace: GoWorkspace;

beforeAll(() => {
  workspace = createGoWorkspace(readModules());
});
afterAll(() => workspace[Symbol.dispose]());

test("the Go output of every scenario compiles", { timeout: 600_000 }, async () => {
  expect(await runGo(["build", ...workspace.patterns], workspace.directory)).toEqual({ output: "", status: 0 });
});

test("go vet has nothing to say about it", { timeout: 600_000 }, async () => {
  expect(await runGo(["vet", ...workspace.patterns], workspace.directory)).toEqual({ output: "", status: 0 });
});

test("staticcheck has nothing to say about it", { timeout: 600_000 }, async () => {
  const { output, status } = await runStaticcheck(workspace.patterns, workspace.directory);
  expect({ output: withoutDownloads(output), status }).toEqual({ output: "", status: 0 });
});

test("gofmt would change nothing in it", async () => {
  expect(await runGofmt(workspace.directory)).toEqual({ output: "", status: 0 });
});

/** One module for each scenario: its output, with its input where that is Go, since generated code stands beside its source. */
function readModules(): ReadonlyMap<string, GoModule> {
  const modules = readdirSync(scenarios).flatMap((name): [string, GoModule][] => {
    const output = goFiles(`${scenarios}/${name}/output/go`);
    if (output.size === 0) return [];
    const isGo = [...output.values()].some((content) => /^\/\/ Source: .*\.go$/mu.test(content));
    const input = isGo
      ? goFiles(`${scenarios}/${name}/input/go`, `${scenarios}/${name}/input`)
      : new Map<string, string>();
    return [[name, new Map([...input, ...output])]];
  });
  return new Map(modules);
}

/** The Go files and `go.mod` below the first of the directories that has any, by their paths in it. */
function goFiles(...directories: readonly string[]): Map<string, string> {
  for (const directory of directories) {
    const paths = listFiles(directory).filter((path) => /\.go$|(?:^|\/)go\.mod$/u.test(path));
    if (paths.length > 0) return new Map(paths.map((path) => [path, readFileSync(`${directory}/${path}`, "utf8")]));
  }
  return new Map();
}

function listFiles(directory: string): readonly string[] {
  try {
    const entries = readdirSync(directory, { withFileTypes: true, recursive: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(directory.length + 1));
  } catch {
    return [];
  }
}

function withoutDownloads(output: string): string {
  return output.replaceAll(/^go: downloading .*\n/gmu, "");
}
