import { readFileSync, writeFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { configSchema } from "../src/config/config-schema.js";
import { type ConfigResult, parseConfig as parseKnown } from "../src/config/read-config.js";
import { builtInLanguages } from "../src/languages/registry.js";

const schemaFile = new URL("../schema/autonats.schema.json", import.meta.url);
const composed = configSchema(builtInLanguages);
if (process.env["AUTONATS_UPDATE"] === "1") writeFileSync(schemaFile, `${JSON.stringify(composed, undefined, 2)}\n`);
const schema: unknown = JSON.parse(readFileSync(schemaFile, "utf8"));
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema as object);

function parseConfig(text: string, file: string): ConfigResult {
  return parseKnown(text, file, builtInLanguages);
}

function problems(text: string, file = "autonats.yaml"): readonly string[] {
  return parseConfig(text, file).diagnostics.map(
    ({ code, span, message }) => `${span?.line}:${span?.column}-${span?.endColumn} ${code} ${message}`,
  );
}

test("every setting is read", () => {
  const { config, diagnostics } = parseConfig(
    `# all there is
version: 1
include: ["src/**/*.ts", api]
exclude: src/legacy
timeout: 1.5s
concurrency: 12
languages: [ts, go]
typescript: { out: src/gen, importExtension: none }
go:
  out: { go: internal/mesh }
  package: mesh
  module: example.com/shop/v2
`,
    "autonats.yaml",
  );
  expect(diagnostics).toEqual([]);
  expect(config).toMatchObject({
    file: "autonats.yaml",
    include: [{ value: "src/**/*.ts" }, { value: "api" }],
    exclude: ["src/legacy"],
    timeoutMs: 1500,
    concurrency: 12,
    languages: ["typescript", "go"],
    sections: {
      typescript: { out: { typescript: "src/gen", go: "src/gen" }, settings: { importExtension: "none" } },
      go: { out: { go: "internal/mesh" }, settings: { package: "mesh", module: "example.com/shop/v2" } },
    },
  });
});

test("JSON is read too, and a bare number is a time in seconds", () => {
  const text = '{ "$schema": "x", "version": 1, "timeout": 2, "typescript": { "out": "gen" } }';
  expect(parseConfig(text, "autonats.json")).toMatchObject({ diagnostics: [], config: { timeoutMs: 2000 } });
});

test("a mistake names its place, and what was most likely meant", () => {
  expect(problems("version: 1\ntimout: 2s\n")).toEqual(["2:1-7 AN4001 `timout` is not a setting"]);
  expect(parseConfig("version: 1\ntimout: 2s\n", "a").diagnostics[0]?.help).toContain("Did you mean `timeout`?");
  expect(problems("version: 1\ntypescript:\n  ou: x\n")).toEqual(["3:3-5 AN4001 `typescript.ou` is not a setting"]);
  expect(problems("version: 1\ngo: { out: { ts: x } }\n")).toEqual(["2:14-16 AN4001 `go.out.ts` is not a setting"]);
  expect(problems("version: 2\n")).toEqual(["1:10-11 AN4002 `version` cannot be `2`: the only version there is is 1"]);
  expect(problems("timeout: 2s\n")).toEqual(["1:1-1 AN4005 `version` is missing"]);
  expect(problems("")).toEqual(["1:1-1 AN4005 `version` is missing"]);
  expect(problems("- a\n")).toEqual(["1:1-1 AN4003 the configuration cannot be read: it is not a map of settings"]);
});

test("all mistakes come out at once, in order", () => {
  const text = "version: 1\ntimeout: soon\nconcurrency: 0\ngo: 3\nlanguages: [rust]\nextra: 1\n";
  expect(problems(text).map((line) => line.slice(0, 2))).toEqual(["2:", "3:", "4:", "5:", "6:"]);
});

test("a configuration runs no code and follows no references", () => {
  for (const text of [
    'version: !!js/function "function () { process.exit(1) }"\n',
    "version: 1\ntimeout: !!js/regexp /a/\n",
    "version: 1\n<<: { timeout: 2s }\n",
    "version: 1\n---\nversion: 1\n",
    "version: 1\nversion: 1\n",
    "%YAML 9.9\n---\nversion: 1\n",
    "version: 1\ninclude: { $ref: https://example.com/x.json }\n",
    "version: 1\ntypescript: &loop { out: *loop }\n",
    "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nversion: [*c, *c]\n",
    `version: ${"[".repeat(50_000)}`,
    "version: 1\n? [complex, key]\n: 2\n",
    "\tversion: 1\n",
    "version: 1\n\u0000: 2\n",
    '{"version": 1, "constructor": 1, "__proto__": {"timeout": "9s"}}',
  ]) {
    const { diagnostics } = parseConfig(text, "autonats.yaml");
    expect(diagnostics.length, text.slice(0, 60)).toBeGreaterThan(0);
  }
});

test("the published schema is composed of what the targets say", () => {
  expect(schema).toEqual(composed);
});

test("the published schema and the reader agree", () => {
  const accepted = [
    "version: 1",
    "version: 1\ntimeout: 500ms",
    "version: 1\ntimeout: 3",
    "version: 1\ntimeout: 0.5",
    "version: 1\nconcurrency: 65535",
    "version: 1\nlanguages: go",
    "version: 1\nlanguages: [typescript]",
    "version: 1\ntypescript: {}",
    "version: 1\ngo:",
    "version: 1\ngo: { out: gen, package: a_1, module: example.com/a~b }",
    "version: 1\ntypescript: { out: { go: gen } }",
    "version: 1\nexclude: []",
    "version: 1\ntypes: { 'luxon#DateTime': { wire: timestamp, to: toISO, from: fromISO } }",
    "version: 1\ntypes: { '@shop/money#Money.Amount': { wire: decimal } }",
  ];
  const refused = [
    "version: 2",
    "version: '1'",
    "{}",
    "version: 1\ntimeout: 2h",
    "version: 1\ntimeout: -1",
    "version: 1\ntimeout: true",
    "version: 1\nconcurrency: 0",
    "version: 1\nconcurrency: 1.5",
    "version: 1\nconcurrency: 65536",
    "version: 1\nlanguages: []",
    "version: 1\nlanguages: [rust]",
    "version: 1\ntypescript: gen",
    "version: 1\ntypescript: { importExtension: mjs }",
    "version: 1\ngo: { package: Mesh }",
    "version: 1\ngo: { module: ../x }",
    "version: 1\ngo: { out: '' }",
    "version: 1\ntypescript: { out: [a] }",
    "version: 1\ninclude: [1]",
    "version: 1\ninclude: {}",
    "version: 1\nInclude: [a]",
    "version: 1\ntypes: { 'DateTime': { wire: timestamp } }",
    "version: 1\ntypes: { 'luxon#DateTime': timestamp }",
    "version: 1\ntypes: { 'luxon#DateTime': { to: toISO } }",
    "version: 1\ntypes: { 'luxon#DateTime': { wire: date } }",
    "version: 1\ntypes: { 'luxon#DateTime': { wire: string, to: 'toISO()' } }",
    "version: 1\ntypes: { 'luxon#DateTime': { wire: string, via: text } }",
  ];
  for (const [texts, verdict] of [
    [accepted, true],
    [refused, false],
  ] as const) {
    for (const text of texts) {
      expect(parseConfig(text, "autonats.yaml").diagnostics.length === 0, `reader: ${text}`).toBe(verdict);
      expect(validate(parse(text)), `schema: ${text}`).toBe(verdict);
    }
  }
});
