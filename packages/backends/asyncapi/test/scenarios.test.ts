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

/** The parser takes a second or two for a document, so it reads one of each kind. */
const kinds = [
  "both-errors",
  "both-recursion",
  "choices",
  "discriminated-unions",
  "json",
  "lists-and-tuples",
  "versioned-service",
];
const chosen = documents.filter((path) => kinds.some((kind) => path.startsWith(`${kind}/`)));

test.each(chosen)("the official parser finds no fault in %s", async (path) => {
  const { document, diagnostics } = await parser.parse(readFileSync(`${scenarios}${path}`, "utf8"));
  // Severity 0 is an error; below that are recommendations, such as to add a licence.
  expect(diagnostics.filter(({ severity }) => severity === 0)).toEqual([]);
  expect(document?.version()).toBe("3.0.0");
});

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
