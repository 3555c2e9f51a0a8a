import { readFileSync } from "node:fs";
import { goBackend } from "@autonats/backend-go";
import { type NatsServer, startNatsServer } from "@autonats/testing/nats-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot, runGo } from "./support/go-tool.js";
import { createGoWorkspace, type GoModule } from "./support/go-workspace.js";
import { readTypescript } from "./support/read-typescript.js";
import { goFiles, readGo, withGenerated } from "./support/scenarios.js";

const directory = `${projectRoot}/packages/backends/go/test/end-to-end`;
const scenarios = `${projectRoot}/scenarios`;

describe("generated Go serves and calls over a real server", () => {
  let server: NatsServer;

  beforeAll(async () => {
    server = await startNatsServer();
  });
  afterAll(() => server.stop());

  test("from a TypeScript interface", async () => {
    await expectPass(["user_test.go"], generated("user-service"));
  });

  test("from the Go interface of the original documentation", async () => {
    await expectPass(["readme_test.go"], [`${scenarios}/go-readme/input/service.go`, ...generated("go-readme")]);
  });

  test("with every type that there is", async () => {
    const { files } = goBackend.generate(await readTypescript(`${directory}/shapes.ts`), { out: "." });
    await expectPass(["shapes_test.go"], [], new Map(files.map(({ path, content }) => [path, content])));
  });

  test.each([
    ["all that the user's own Go types can be", "own"],
    ["all that the signatures of Go can be", "signatures"],
  ])("with %s", async (_, name) => {
    const root = `${directory}/${name}`;
    const files = goFiles(root);
    const input = new Map([...files].filter(([path]) => !path.endsWith("_test.go")));
    const problems: string[] = [];
    const model = await readGo(root, input, (problem) => problems.push(problem));
    expect(problems.filter((problem) => !problem.includes(": note["))).toEqual([]);
    const printed = withGenerated(files, model, {});
    expect(printed.diagnostics).toEqual([]);
    await expectGoTest(name, printed.files);
  });

  function generated(scenario: string): readonly string[] {
    return ["nats_client.go", "nats_codec.go"].map((name) => `${scenarios}/${scenario}/output/go/${name}`);
  }

  async function expectPass(tests: readonly string[], sources: readonly string[], generated: GoModule = new Map()) {
    const paths = [...tests.map((name) => `${directory}/${name}`), ...sources];
    const files = paths.map((path): [string, string] => [
      path.slice(path.lastIndexOf("/") + 1),
      readFileSync(path, "utf8"),
    ]);
    await expectGoTest("mesh", new Map([...generated, ...files]));
  }

  async function expectGoTest(name: string, files: GoModule) {
    using workspace = createGoWorkspace(new Map([[name, files]]));
    const { output, status } = await runGo(["test", "-count=1", ...workspace.patterns], workspace.directory, {
      NATS_URL: server.url,
    });
    expect(status, output).toBe(0);
    expect(output).toMatch(/^ok\s/mu);
  }
});
