import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";

const scenarios = fileURLToPath(new URL("../../../../scenarios/", import.meta.url));
const documents = readdirSync(scenarios, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\/output\/openapi\/.*\.openapi\.json$/u.test(path));

const config = await createConfig({
  rules: { struct: "error", "no-unresolved-refs": "error", "operation-operationId-unique": "error" },
});

const validator = new Validator();

/** A property may be called `$ref`, which one of the validators takes for a reference. */
const misread = /"\$ref": \{/u;

test("there are documents of scenarios", () => expect(documents.length).toBeGreaterThan(50));

test.each(documents)("two validators find no fault in %s", async (path) => {
  const text = readFileSync(`${scenarios}${path}`, "utf8");
  if (!misread.test(text)) {
    const { errors } = await validator.validate(JSON.parse(text));
    expect(errors ?? []).toEqual([]);
    expect(validator.version).toBe("3.1");
  }
  const problems = await lintFromString({ source: text, absoluteRef: path, config });
  expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
});
