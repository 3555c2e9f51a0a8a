import { readdirSync, readFileSync } from "node:fs";
import { fingerprint, modelOfSchema, type ServiceSchema } from "@autonats/codegen";
import { describe, expect, test } from "vitest";

/** What one generated service says of itself: its schema, and the fingerprint of each method by its name. */
interface Generated {
  readonly schema: ServiceSchema;
  readonly fingerprints: Readonly<Record<string, string>>;
}

const root = new URL("./", import.meta.url).pathname;
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
const typescript = files.filter((path) => /\/output\/typescript\/.*\.codec\.gen\.m?ts$/u.test(path));
const go = files.filter((path) => /\/output\/go\/(?:.*\/)?nats_codec\.go$/u.test(path));

describe("fingerprints follow from the schema in generated", () => {
  test.each(typescript)("TypeScript: %s", (path) => {
    expectFingerprints(readTypescript(path));
  });

  test.each(go)("Go: %s", (path) => {
    expectFingerprints(readGo(path));
  });
});

test("the schemas of both languages are the same", () => {
  const names = [...new Set(go.map(scenarioOf))];
  expect(names.length).toBeGreaterThan(40);
  for (const name of names) {
    const texts = (paths: readonly string[], read: (path: string) => readonly Generated[]): readonly string[] =>
      paths
        .filter((path) => scenarioOf(path) === name)
        .flatMap(read)
        .map(({ schema }) => JSON.stringify(schema))
        .sort();
    expect.soft(texts(go, readGo), name).toEqual(texts(typescript, readTypescript));
  }
});

function expectFingerprints(services: readonly Generated[]): void {
  expect(services.length).toBeGreaterThan(0);
  for (const { schema, fingerprints } of services) {
    const model = modelOfSchema(schema);
    const methods = model.services.flatMap((service) => service.methods);
    expect(Object.fromEntries(methods.map((method) => [method.name, fingerprint(method, model)]))).toEqual(
      fingerprints,
    );
  }
}

/** Schemas are in the codec file, in order of the services, whose descriptors are in the file beside it. */
function readTypescript(path: string): readonly Generated[] {
  const codec = readFileSync(root + path, "utf8");
  const service = readFileSync(root + path.replace(".codec.gen.", ".gen."), "utf8");
  const schemas = new Map(
    [...codec.matchAll(/^export function (\w+)\(\): ServiceSchema\w* \{\n {2}return (.*?);\n\}$/gmsu)].map(
      ([, name = "", literal = ""]) => [name, Function(`"use strict"; return ${literal}`)() as ServiceSchema],
    ),
  );
  const descriptors = [...service.matchAll(/^export const \w+: ServiceDescriptor.*?^\};$/gmsu)];
  return descriptors.map(([text]) => {
    const schema = schemas.get(/^ {2}schema: codec\w*\.(\w+),$/mu.exec(text)?.[1] ?? "");
    if (schema === undefined) throw new Error(`${path} lacks a schema`);
    return { schema, fingerprints: fingerprintsIn(text, /name: "(\w+)",.*?fingerprint: "(\w+)"/gsu) };
  });
}

function readGo(path: string): readonly Generated[] {
  const text = readFileSync(root + path, "utf8");
  const schemas = new Map(
    [...text.matchAll(/^const (\w+) = `([^`]*)`$/gmu)].map(([, name = "", json = ""]) => [name, JSON.parse(json)]),
  );
  const parts = text.split(/^\/\/ \w+ describes the .* service to the runtime\.$/mu).slice(1);
  return parts.map((part) => {
    const schema = schemas.get(/^\tSchema: +(\w+),$/mu.exec(part)?.[1] ?? "");
    if (schema === undefined) throw new Error(`${path} lacks a schema`);
    return { schema, fingerprints: fingerprintsIn(part, /^\tName: +"(\w+)",[^}]*?^\tFingerprint: +"(\w+)"/gmsu) };
  });
}

function fingerprintsIn(text: string, pattern: RegExp): Readonly<Record<string, string>> {
  const methods = text.replace(/^.*?methods: \{/su, "");
  return Object.fromEntries([...methods.matchAll(pattern)].map(([, name = "", value = ""]) => [name, value]));
}

function scenarioOf(path: string): string {
  return path.slice(0, path.indexOf("/"));
}
