import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { createTypescriptFrontend } from "@autonats/frontend-typescript";
import { indexDeclarations, link } from "@autonats/model";
import { createDiskHost } from "@autonats/model/node";
import {
  createFileRegistry,
  type FileRegistry,
  fromBinary,
  fromJson,
  type JsonValue,
  toBinary,
  toJson,
} from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { afterAll, beforeAll, expect, test } from "vitest";
import { decodeBody, encodeBody } from "../../../runtime/src/codec/body.js";
import { codecOf } from "../../../runtime/test/codec/vectors/codecs.js";
import { readVectors, wireOf } from "../../../runtime/test/codec/vectors/vector.js";
import { protobufBackend } from "../src/index.js";
import { type Agreement, agreementOf } from "./support/agreement.js";
import { createModule, type Folder, runBuf } from "./support/buf.js";

/** A value of a vector, and where it is in protocol buffers. */
interface Case {
  readonly id: string;
  readonly type: string;
  readonly agreement: Agreement;
  /** The message that carries it, and whether it is its only field. */
  readonly message: string;
  readonly isHeld: boolean;
  /** What our writers write of it. */
  readonly body: string;
}

/** What carries a type, by its name. */
interface Carrier extends Pick<Case, "message" | "isHeld" | "agreement"> {}

/** Each level of any JSON is two of messages, of which protobuf-es reads a hundred. */
const tooDeep = ["depth-63", "depth-64", "depth-objects-64"];

let folder: Folder;
let registry: FileRegistry;
const carriers = new Map<string, Carrier>();

beforeAll(async () => {
  const root = fileURLToPath(new URL("../../../../conformance", import.meta.url));
  const limits = { milliseconds: Number.POSITIVE_INFINITY, types: 10_000, depth: 50 };
  const frontend = await createTypescriptFrontend({ limits });
  const { source } = await frontend.parse({ root, files: [`${root}/service/values.ts`], host: createDiskHost() });
  const { model } = link(source, { timeoutMs: 5000, concurrency: 5 });
  const { files } = protobufBackend.generate(model, { out: "proto", syntax: "proto3", earlier: () => undefined });
  const proto = files.find(({ path }) => path.endsWith(".proto"));
  const text = proto?.content ?? "";
  const own = /^package (\S+);/mu.exec(text)?.[1] ?? "";
  const declarations = indexDeclarations(model.declarations);
  for (const { name, result } of model.services[0]?.methods ?? []) {
    const message = new RegExp(`rpc ${name}\\(\\w+\\) returns \\((?:[\\w.]+\\.)?(\\w+)\\)`, "u").exec(text)?.[1];
    if (result === undefined || message === undefined) continue;
    const carrier = { message: `${own}.${message}`, isHeld: message === `${name}Response` };
    carriers.set(name.replace(/^Get/u, ""), { ...carrier, agreement: agreementOf(result, declarations) });
  }
  folder = createModule(new Map([[proto?.path.slice("proto/".length) ?? "", text]]));
  await runBuf(folder.path, "build", "--as-file-descriptor-set", "-o", "image.binpb");
  registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(`${folder.path}/image.binpb`)));
});

afterAll(() => folder.remove());

function casesOf(agreements: readonly Agreement[]): readonly Case[] {
  const files = [
    "integers",
    "safe-integers",
    "int64",
    "floats",
    "strings",
    "bytes",
    "timestamps",
    "durations",
    "uuids",
    "decimals",
    "containers",
    "records",
    "json",
  ];
  return files
    .flatMap((file) => readVectors(`values/${file}.jsonl`))
    .flatMap((vector): Case[] => {
      const carrier = carriers.get(vector.type);
      const wire = wireOf(vector);
      if (carrier === undefined || wire === undefined || vector.reject !== undefined) return [];
      if (!agreements.includes(carrier.agreement)) return [];
      const codec = codecOf(vector.type);
      const body = Buffer.from(encodeBody(codec, decodeBody(codec, wire))).toString();
      return [{ id: vector.id, type: vector.type, body, ...carrier }];
    });
}

function protobufEs({ message, isHeld, body }: Case): string {
  const descriptor = registry.getMessage(message);
  if (descriptor === undefined) throw new Error(`no message ${message}`);
  const json = JSON.parse(isHeld ? `{"result":${body}}` : body) as JsonValue;
  const received = fromBinary(descriptor, toBinary(descriptor, fromJson(descriptor, json, { registry })));
  const written = toJson(descriptor, received, { registry, alwaysEmitImplicit: true, enumAsInteger: true });
  return JSON.stringify(unheld(written, isHeld));
}

function unheld(json: unknown, isHeld: boolean): unknown {
  return isHeld ? (json as { readonly result: unknown }).result : json;
}

/** What becomes of each case: nothing where all is well. */
function faultsOf(cases: readonly Case[], cross: (each: Case) => string): readonly string[] {
  return cases.flatMap((each) => {
    try {
      const written = cross(each);
      if (each.agreement === "read") return [];
      const codec = codecOf(each.type);
      const back = Buffer.from(encodeBody(codec, decodeBody(codec, Buffer.from(written)))).toString();
      return isDeepStrictEqual(JSON.parse(back), JSON.parse(each.body))
        ? []
        : [`${each.id} ${each.type}: ${each.body} came back as ${written}`];
    } catch (error) {
      return [`${each.id} ${each.type}: ${each.body}: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

test("there are values of each kind", () => {
  expect(casesOf(["same"]).length).toBeGreaterThan(100);
  expect(casesOf(["read"]).length).toBeGreaterThan(5);
  expect(casesOf(["other"]).length).toBeGreaterThan(10);
});

test("protobuf-es reads what we write, and we read what it writes", () => {
  const cases = casesOf(["same", "read"]).filter(({ id }) => !tooDeep.includes(id));
  expect(faultsOf(cases, protobufEs)).toEqual([]);
});

test("Go's protojson reads what we write, and we read what it writes", async () => {
  const scripts = new URL("../../../../scripts/find-go.mjs", import.meta.url).href;
  const { findGo } = (await import(scripts)) as { readonly findGo: () => string };
  const cases = casesOf(["same", "read"]);
  const input = cases.map(
    ({ message, isHeld, body }) => `{"type":"${message}","json":${isHeld ? `{"result":${body}}` : body}}`,
  );
  const { stdout, stderr, status } = spawnSync(findGo(), ["run", ".", `${folder.path}/image.binpb`], {
    cwd: fileURLToPath(new URL("protojson", import.meta.url)),
    input: input.join("\n"),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  expect(status, stderr).toBe(0);
  const replies = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { readonly json?: unknown; readonly error?: string });
  const byCase = new Map(cases.map((each, index) => [each, replies[index]]));
  const cross = (each: Case): string => {
    const { json, error } = byCase.get(each) ?? {};
    if (error !== undefined) throw new Error(error);
    return JSON.stringify(unheld(json, each.isHeld));
  };
  expect(faultsOf(cases, cross)).toEqual([]);
});
