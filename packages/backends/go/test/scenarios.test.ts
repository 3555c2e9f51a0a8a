import { goBackend } from "@autonats/backend-go";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runGo, runGofmt, runStaticcheck } from "./support/go-tool.js";
import { createGoWorkspace, type GoWorkspace } from "./support/go-workspace.js";
import { asPackages, findGoScenarios, readGoInput, withGenerated } from "./support/scenarios.js";

const scenarios = findGoScenarios();
const written = scenarios.filter(({ root }) => root !== "");
const module = "example.com/scenarios";
/** Those whose imports are in another order once they are moved into that module, which comes before the runtime's. */
const reordered = scenarios.filter(({ input }) =>
  /^module\s+(?:git(?!hub\.com\/[a-y])|g[j-z]|[h-z])/mu.test(input.get("go.mod") ?? ""),
);

describe("all Go that comes of scenarios", () => {
  let workspace: GoWorkspace;

  beforeAll(async () => {
    const files = new Map([["go.mod", `module ${module}\n\ngo 1.26.0\n`]]);
    const add = (directory: string, sources: ReadonlyMap<string, string>): void => {
      for (const [path, content] of asPackages(sources, directory, module)) files.set(path, content);
    };
    for (const { name, input, output, isFromGo } of scenarios) {
      if (output.size > 0) add(name, isFromGo ? new Map([...input, ...output]) : output);
    }
    for (const scenario of written) {
      const model = await readGoInput(scenario);
      if (model.services.length === 0) continue;
      const beside = withGenerated(scenario.input, model, {}).files;
      const both = withGenerated(beside, model, { out: "apart/mesh", package: "apart" }).files;
      // What is expected is mostly just this already: the compiler has the most to do with generated packages.
      const isExpected = scenario.isFromGo && [...scenario.output].every(([path, text]) => beside.get(path) === text);
      add(isExpected ? scenario.name : `beside/${scenario.name}`, both);
    }
    workspace = createGoWorkspace(new Map([["all", files]]));
  });
  afterAll(() => workspace[Symbol.dispose]());

  test("compiles", async () => {
    expect(await runGo(["build", ...workspace.patterns], workspace.directory)).toEqual({ output: "", status: 0 });
  });

  test("passes go vet", async () => {
    expect(await runGo(["vet", ...workspace.patterns], workspace.directory)).toEqual({ output: "", status: 0 });
  });

  test("passes staticcheck", async () => {
    const { output } = await runStaticcheck(workspace.patterns, workspace.directory);
    const lines = output.split("\n").filter((line) => line !== "" && !line.startsWith("go: downloading "));
    // What is wrong with the input of a scenario is its own affair.
    expect(
      lines.filter((line) => /nats_(?:client|codec)\.go:/u.test(line) || !/^\S+\.go:\d+/u.test(line)).filter(isNoExit),
    ).toEqual([]);
  });

  test("is as gofmt would have it", async () => {
    const { output } = await runGofmt(workspace.directory);
    expect(
      output
        .split("\n")
        .filter((path) => /nats_(?:client|codec)\.go$/u.test(path) && !path.includes("/apart/"))
        .filter((path) => !reordered.some(({ name }) => path.includes(`/${name}/`))),
    ).toEqual([]);
  });
});

describe("generated for the package of another directory", () => {
  test("Go that cannot be imported is told of, and the rest is printed", async () => {
    for (const scenario of written) {
      const model = await readGoInput(scenario);
      const { files, diagnostics } = goBackend.generate(model, { out: "mesh" });
      expect(
        diagnostics.every(({ code }) => code === "AN5102"),
        scenario.name,
      ).toBe(true);
      expect(files.length > 0 || diagnostics.length > 0 || model.services.length === 0, scenario.name).toBe(true);
    }
  });
});

function isNoExit(line: string): boolean {
  return !/^exit status \d+$/u.test(line);
}
