import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";

const scenarios = fileURLToPath(new URL("../../../../scenarios/", import.meta.url));
const documents = readdirSync(scenarios, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".schema.json") && path.includes("output"))
  .map((path) => path.replaceAll("\\", "/"));

test("there are documents of scenarios", () => expect(documents.length).toBeGreaterThan(50));

test.each(documents)("%s is valid, and its references lead somewhere", (path) => {
  const document = JSON.parse(readFileSync(`${scenarios}${path}`, "utf8")) as { readonly $defs: object };
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictTuples: false });
  expect(ajv.validateSchema(document)).toBe(true);
  ajv.addSchema(document, "service");
  for (const name of Object.keys(document.$defs)) {
    expect(ajv.getSchema(`service#/$defs/${encodeURIComponent(name)}`)).toBeDefined();
  }
});
