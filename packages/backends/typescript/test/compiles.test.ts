import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compileProjects, type Project } from "../../../../scenarios/support/compile.js";
import { typescriptBackend } from "../src/index.js";
import { models } from "./support/random-model.js";

const runs = Number(process.env["AUTONATS_RUNS"] ?? 60);

test("what is printed of random models compiles under the strictest flags", () => {
  const root = mkdtempSync(`${tmpdir()}/autonats-models-`);
  try {
    const projects = fc.sample(models, runs).map((model, index): Project => {
      const folder = `${root}/${index}`;
      for (const { path, content } of typescriptBackend.generate(model, { importExtension: "js" }).files) {
        mkdirSync(dirname(`${folder}/${path}`), { recursive: true });
        writeFileSync(`${folder}/${path}`, content);
      }
      return { name: `model${index}`, folders: [folder], checks: undefined };
    });
    expect(compileProjects(projects)).toEqual([]);
  } finally {
    rmSync(root, { recursive: true });
  }
});
