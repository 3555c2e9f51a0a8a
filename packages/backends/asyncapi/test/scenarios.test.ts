import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Parser } from "@asyncapi/parser";
import { Ajv } from "ajv";
import { expect, test } from "vitest";

const scenarios = fileURLToPath(new URL("../../../../scenarios/", import.meta.url));
const documents = readdirSync(scenarios, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\/output\/asyncapi\/.*\.asyncapi\.json$/u.test(path));

const parser = new Parser();

test("there are documents of scenarios", () => expect(documents.length).toBeGreaterThan(50));

const isDocument = new Ajv({ strict: false, logger: false, meta: false, validateSchema: false }).compile(
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve("@asyncapi/specs/schemas/3.0.0.json"), "utf8")),
);

test.each(documents)("%s is what the official schema asks for", (path) => {
  const document = JSON.parse(readFileSync(`${scenarios}${path}`, "utf8"));
  isDocument(document);
  expect(isDocument.errors ?? []).toEqual([]);
  const text = JSON.stringify(document);
  for (const [, pointer = ""] of text.matchAll(/"\$ref":"#\/([^"]+)"/gu)) expect(find(document, pointer)).toBeDefined();
});

function find(document: unknown, pointer: string): unknown {
  return pointer.split("/").reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
}

/** The parser takes a second or two for a document, however small, so it reads many as one. */
const atOnce = 20;
/** A property of this name is one that the parser calls. */
const crashing = /"hasOwnProperty":/u;
const readable = documents.filter((path) => !crashing.test(readFileSync(`${scenarios}${path}`, "utf8")));
const chunks = readable.flatMap((_, index) => (index % atOnce === 0 ? [readable.slice(index, index + atOnce)] : []));

test("the parser reads nearly all", () => expect(documents.length - readable.length).toBeLessThan(5));

test.each(chunks)("the official parser finds no fault in %s and those after it", async (...paths) => {
  const { document, diagnostics } = await parser.parse(JSON.stringify(joinDocuments(paths)));
  // Severity 0 is an error; below that are recommendations, such as to add a licence.
  expect(diagnostics.filter(({ severity }) => severity === 0)).toEqual([]);
  expect(document?.version()).toBe("3.0.0");
  expect(document?.operations().all().length).toBeGreaterThanOrEqual(paths.length);
});

interface AsyncapiDocument {
  readonly channels: object;
  readonly operations: object;
  readonly components: Readonly<Record<string, object>>;
}

/** Puts the parts of several documents into the first one. Their keys get the place of the document before them. */
function joinDocuments(paths: readonly string[]): object {
  const parts = paths.map((path, place): AsyncapiDocument => {
    const text = JSON.stringify(JSON.parse(readFileSync(`${scenarios}${path}`, "utf8")));
    const reference = /"\$ref":"#\/(channels|operations|components\/\w+)\//gu;
    const { channels, operations, components, ...rest } = JSON.parse(
      text.replaceAll(reference, `"$ref":"#/$1/${place}.`),
    ) as AsyncapiDocument;
    const keyed = (section: object): object => {
      return Object.fromEntries(Object.entries(section).map(([key, value]) => [`${place}.${key}`, value]));
    };
    const own = Object.entries(components).map(([name, section]) => [name, keyed(section)]);
    return { ...rest, channels: keyed(channels), operations: keyed(operations), components: Object.fromEntries(own) };
  });
  const join = (sections: readonly object[]): object => Object.assign({}, ...sections);
  const names = [...new Set(parts.flatMap(({ components }) => Object.keys(components)))];
  return {
    ...parts[0],
    channels: join(parts.map(({ channels }) => channels)),
    operations: join(parts.map(({ operations }) => operations)),
    components: Object.fromEntries(
      names.map((name) => [name, join(parts.map(({ components }) => components[name] ?? {}))]),
    ),
  };
}

test("a document says who receives what, and what it answers", async () => {
  const path = documents.find((each) => each.startsWith("user-service/")) ?? "";
  const { document } = await parser.parse(readFileSync(`${scenarios}${path}`, "utf8"));
  const operation = document?.operations().get("GetById");
  expect(operation?.action()).toBe("receive");
  expect(
    operation
      ?.channels()
      .all()
      .map((channel) => channel.address()),
  ).toEqual(["autonats.user.GetById"]);
  expect(operation?.bindings().get("nats")?.value()).toMatchObject({ queue: "autonats" });
  expect(
    operation
      ?.reply()
      ?.messages()
      .all()
      .map((message) => message.id()),
  ).toEqual(["GetById.result", "GetById.NotFound", "failure"]);
  expect(document?.operations().get("Touch")?.reply()).toBeUndefined();
});
