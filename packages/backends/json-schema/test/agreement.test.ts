import { fileURLToPath } from "node:url";
import { createTypescriptFrontend } from "@autonats/frontend-typescript";
import { link } from "@autonats/model";
import { createDiskHost } from "@autonats/model/node";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { beforeAll, expect, test } from "vitest";
import { decodeBody } from "../../../runtime/src/codec/body.js";
import { goodBodies } from "../../../runtime/test/codec/fuzz/good-bodies.js";
import { print, toTree } from "../../../runtime/test/codec/fuzz/json-tree.js";
import { mutate } from "../../../runtime/test/codec/fuzz/mutations.js";
import { createRandom } from "../../../runtime/test/codec/fuzz/random.js";
import { codecOf } from "../../../runtime/test/codec/vectors/codecs.js";
import { readVectors, wireOf } from "../../../runtime/test/codec/vectors/vector.js";
import { jsonSchemaBackend } from "../src/index.js";

const BODIES = 10_000;

/** Rules that a schema cannot say: it judges a value and not its text, does not count levels, and knows no code of users. */
const beyondSchemas = ["SYNTAX", "ENCODING", "DUPLICATE_KEY", "TOO_DEEP", "FAILED"];

/** Instants within a day of the first and the last year: whether UTC has them depends on the offset. */
const unlike = ["fine-year-0", "fine-year-0-by-offset", "fine-year-10000-by-offset"];

const validators = new Map<string, ValidateFunction>();

beforeAll(async () => {
  const root = fileURLToPath(new URL("../../../../conformance", import.meta.url));
  const frontend = await createTypescriptFrontend({
    limits: { milliseconds: Number.POSITIVE_INFINITY, types: 10_000, depth: 50 },
  });
  const { source } = await frontend.parse({ root, files: [`${root}/service/values.ts`], host: createDiskHost() });
  const { model } = link(source, { timeoutMs: 5000, concurrency: 5 });
  const [file] = jsonSchemaBackend.generate(model, { out: "schemas" }).files;
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictTuples: false, allErrors: true });
  const document = JSON.parse(file?.content ?? "") as { readonly $defs: Record<string, unknown> };
  ajv.addSchema(document, "Value");
  for (const name of Object.keys(document.$defs)) {
    const [method, part] = name.split(".");
    const type = part === "result" ? method?.replace(/^Get|^(?=Find$|List$)/u, "") : undefined;
    const id = type === "Find" || type === "List" ? `${type}Request` : (type ?? name);
    const validate = ajv.getSchema(`Value#/$defs/${encodeURIComponent(name)}`);
    if (validate !== undefined) validators.set(id, validate);
  }
});

const vectors = [
  "integers",
  "safe-integers",
  "int64",
  "floats",
  "strings",
  "bytes",
  "timestamps",
  "durations",
  "containers",
  "records",
  "alternatives",
  "choices",
  "json",
  "bodies",
].flatMap((file) => readVectors(`values/${file}.jsonl`));

test("schemas accept what readers accept and refuse what readers refuse", () => {
  const differences = vectors.flatMap((vector) => {
    const { id, type, reject } = vector;
    const wire = wireOf(vector);
    const validate = validators.get(type);
    if (wire === undefined || validate === undefined || beyondSchemas.includes(reject?.rule ?? "")) return [];
    const body = parse(Buffer.from(wire).toString());
    if (body === undefined) return [];
    const isValid = validate(body.value);
    return isValid === (reject === undefined) ? [] : [id];
  });
  expect(differences).toEqual(unlike);
});

test(`schemas agree with readers on ${BODIES} changed bodies`, () => {
  const random = createRandom(20_26);
  const differences = Array.from({ length: BODIES }).flatMap(() => {
    const { type, bytes } = random.pick(goodBodies);
    const validate = validators.get(type);
    if (validate === undefined) return [];
    const changed = print(mutate(toTree(JSON.parse(Buffer.from(bytes).toString())), random), random);
    const body = parse(changed);
    if (body === undefined) return [];
    const read = rejectionOf(type, Buffer.from(changed));
    if (beyondSchemas.includes(read ?? "")) return [];
    return validate(body.value) === (read === undefined) ? [] : [`${type} ${read ?? "accepted"} ${changed}`];
  });
  expect(differences).toEqual([]);
});

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The rule that a body breaks; undefined when a reader takes it. */
function rejectionOf(type: string, bytes: Uint8Array): string | undefined {
  try {
    decodeBody(codecOf(type), bytes);
    return undefined;
  } catch (error) {
    return (error as { readonly rule?: string }).rule ?? String(error);
  }
}
