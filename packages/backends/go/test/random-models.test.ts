import { goBackend } from "@autonats/backend-go";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatGo } from "../src/text/format.js";
import { runGo, runStaticcheck } from "./support/go-tool.js";
import { createGoWorkspace } from "./support/go-workspace.js";
import { randomModel } from "./support/random-model.js";

/** How many models are printed, and a fifth as many compiled. */
const runs = Number(process.env["AUTONATS_RUNS"] ?? 150);
/** Many models take longer than whatever hangs may take elsewhere. */
const timeout = 600_000 + runs * 1_000;

test("any model can be printed, the same way every time, as gofmt has it", { timeout }, () => {
  fc.assert(
    fc.property(randomModel, (model) => {
      const { files, diagnostics } = goBackend.generate(model, { out: "mesh" });
      expect(diagnostics).toEqual([]);
      expect(goBackend.generate(structuredClone(model), { out: "mesh" }).files).toEqual(files);
      for (const { content } of files) expect(formatGo(content)).toBe(content);
    }),
    { numRuns: runs },
  );
});

test("what is printed of any model compiles", { timeout }, async () => {
  const models = fc.sample(randomModel, { numRuns: runs / 5, ...seed() });
  const files = models.flatMap((model, index) =>
    goBackend.generate(model, { out: `p${index}` }).files.map(({ path, content }): [string, string] => [path, content]),
  );
  using workspace = createGoWorkspace(new Map([["random", new Map(files)]]));
  expect(await runGo(["vet", ...workspace.patterns], workspace.directory)).toEqual({ output: "", status: 0 });
  const { output } = await runStaticcheck(workspace.patterns, workspace.directory);
  expect(output.split("\n").filter((line) => /nats_(?:client|codec)\.go/u.test(line))).toEqual([]);
});

/** `AUTONATS_SEED` repeats a run that failed. */
function seed(): { seed?: number } {
  const given = process.env["AUTONATS_SEED"];
  const chosen = given === undefined ? Date.now() % 2 ** 31 : Number(given);
  console.log(`AUTONATS_SEED=${chosen}`);
  return { seed: chosen };
}
