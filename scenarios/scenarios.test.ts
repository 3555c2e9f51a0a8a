import { existsSync, readFileSync } from "node:fs";
import type { Model } from "@autonats/model";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { compileProjects, type Project } from "./support/compile.js";
import { type Comparison, compareFile, compareTree } from "./support/file-tree.js";
import { formatJson } from "./support/format-json.js";
import { generateAlone, targets } from "./support/languages.js";
import { formatDiagnostics, readInput, wireOf } from "./support/read-input.js";
import { findScenarios, type Scenario } from "./support/scenario.js";
import { serverChecks } from "./support/server-checks.js";

const scenarios = findScenarios();
const schema = readFileSync(new URL("../packages/model/schema/model.schema.json", import.meta.url), "utf8");
const isModel = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(schema));

describe.each(scenarios)("$name", (scenario) => {
  test("model and diagnostics", async () => {
    const [first, ...others] = await Promise.all(scenario.inputs.map(readInput));
    if (first === undefined) throw new Error(`${scenario.path}/input has no source in a known language`);
    expectModel(first.model);
    expectSame(compareFile(`${scenario.path}/model.json`, formatJson(first.model)));
    expectSame(compareFile(`${scenario.path}/diagnostics.txt`, formatDiagnostics(first.diagnostics)));
    for (const other of others) {
      expectModel(other.model);
      expect.soft(wireOf(other.model)).toEqual(wireOf(first.model));
    }
  });

  test.each(targets)("output in $id", async (target) => {
    const { files, diagnostics } = await generateAlone(target, readModel(scenario), scenario.isTraced);
    const said = formatDiagnostics(diagnostics);
    const tree = new Map(files.map(({ path, content }) => [path, content]));
    if (said !== undefined) tree.set("diagnostics.txt", said);
    for (const comparison of compareTree(`${scenario.path}/output/${target.id}`, tree)) expectSame(comparison);
  });
});

test("all output in TypeScript compiles under the strictest flags", () => {
  const projects = scenarios.map((scenario): Project => {
    const { name, path, inputs } = scenario;
    // Sources in other languages may have types beside them that the project names for theirs.
    const sources = inputs.map(({ root }) => root);
    const output = `${path}/output/typescript`;
    return {
      name,
      folders: [...sources, output].filter(existsSync),
      checks: existsSync(`${path}/model.json`) ? serverChecks(readModel(scenario), output) : undefined,
    };
  });
  const erroneous = new Set(
    scenarios.filter(({ path }) => existsSync(`${path}/diagnostics.txt`)).map(({ name }) => name),
  );
  const messages = compileProjects(projects).filter(({ project, file, text }) => {
    if (file.includes(".gen.") || file === "checks.ts") return true;
    return !erroneous.has(project) && !isStyle(text);
  });
  expect(messages.map(({ project, file, text }) => `${project}/${file}${text}`)).toEqual([]);
});

function expectModel(model: Model): void {
  isModel(model);
  expect.soft(isModel.errors ?? [], "what the published schema finds wrong").toEqual([]);
}

function expectSame({ path, expected, actual }: Comparison): void {
  if (expected === actual) return;
  if (expected === undefined)
    expect.soft("made", `${path} is new: run with AUTONATS_UPDATE=1 and read it`).toBe("expected");
  else if (actual === undefined) expect.soft("not made", `${path} is left over`).toBe("made");
  else expect.soft(actual, path).toBe(expected);
}

/** Reports whether a message is about flags that users need not set: only generated code promises to hold them. */
function isStyle(text: string): boolean {
  return /error TS(?:1294|90\d\d):/u.test(text);
}

function readModel({ path }: Scenario): Model {
  return JSON.parse(readFileSync(`${path}/model.json`, "utf8"));
}
