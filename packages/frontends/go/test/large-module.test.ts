import { expect, it } from "vitest";
import { largeModule } from "./support/large-module.js";
import { readGo } from "./support/read-go.js";

it("reads three megabytes of a module with forty services", async () => {
  const files = largeModule(40, 12);
  const size = Object.values(files).reduce((sum, text) => sum + text.length, 0);
  expect(size).toBeGreaterThan(3_000_000);
  const { model, text } = await readGo(files);
  expect(text).toBe("");
  expect(model.services).toHaveLength(40);
  expect(model.services.flatMap(({ methods }) => methods)).toHaveLength(200);
  expect(model.declarations.filter(({ kind }) => kind === "enum")).toHaveLength(40);
});
