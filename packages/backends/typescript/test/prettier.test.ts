import * as fc from "fast-check";
import { format } from "prettier";
import { expect, test } from "vitest";
import { typescriptBackend } from "../src/index.js";
import { models } from "./support/random-model.js";

test("Prettier finds nothing to change in what is printed", async () => {
  await fc.assert(
    fc.asyncProperty(models, async (model) => {
      const { files, diagnostics } = typescriptBackend.generate(model, { importExtension: "js" });
      expect(diagnostics).toEqual([]);
      for (const { path, content } of files) {
        expect(await format(content, { filepath: path })).toBe(content);
      }
    }),
    // The difference says enough; a smaller model takes minutes to find.
    { endOnFailure: true, numRuns: Number(process.env["AUTONATS_RUNS"] ?? 100) },
  );
});
