import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { protobufFrontend } from "@autonats/frontend-protobuf";
import { link } from "@autonats/model";
import { createDiskHost } from "@autonats/model/node";
import { createFileRegistry, type DescEnum, type DescField, type DescMessage, fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { expect, test } from "vitest";
import { protobufBackend } from "../src/index.js";
import { createModule, runBuf } from "./support/buf.js";
import { compileWithProtoc, programs } from "./support/protoc.js";

const round = fileURLToPath(new URL("round-trip", import.meta.url));
const files = protoFiles(round);

/** Files with one kind of syntax each, as the tests of buf's own compiler have them. */
const constructs = fileURLToPath(new URL("constructs", import.meta.url));

/** Those whose messages have more than is printed: groups, fields that are required, and names of values that are others'. */
const older = ["aliases.proto", "group.proto", "proto2.proto"];

/** Files of options that others import: buf needs them, and the frontend knows that no type is in them. */
const options = fileURLToPath(new URL("support/google/api", import.meta.url));
const annotations = protoFiles(options).map((name) => [`google/api/${name}`, read(options, name)] as const);

test("there are files enough", () => expect(files.length).toBeGreaterThanOrEqual(20));

test.each(files)("%s comes out with the messages that went in", async (file) => {
  const before = await describeFile(file, read(round, file));
  expect(await describeFile("out.proto", await printAgain(round, file))).toEqual(before);
});

test.each(protoFiles(constructs))("constructs/%s comes out with the messages that its methods need", async (file) => {
  const imported = protoFiles(`${constructs}/imports`).map((name) => `imports/${name}`);
  const others = imported.map((name) => [name, read(constructs, name)] as const);
  const describe = older.includes(file) ? numbersOf : (described: Described) => described;
  const before = describe(await describeFile(file, read(constructs, file), others));
  const after = describe(await describeFile("out.proto", await printAgain(constructs, file)));
  expect(Object.keys(after).length).toBeGreaterThan(0);
  for (const [name, fields] of Object.entries(after)) expect({ [name]: fields }).toEqual({ [name]: before[name] });
});

test.skipIf(programs === undefined)("protoc reads all of them as files of its language", async () => {
  const roots = [round, constructs];
  const all = roots.flatMap((root) => protoFiles(root).map((name) => [name, read(root, name)] as const));
  const imported = protoFiles(`${constructs}/imports`).map((name) => {
    return [`imports/${name}`, read(`${constructs}/imports`, name)] as const;
  });
  expect(await compileWithProtoc(new Map([...annotations, ...imported, ...all]))).toBe("");
});

/** Prints what is read of a file. */
async function printAgain(root: string, file: string): Promise<string> {
  const paths = [`${root}/${file}`];
  const { source, diagnostics } = await protobufFrontend.parse({ root, files: paths, host: createDiskHost() });
  const { model, diagnostics: problems } = link(source, { timeoutMs: 5000, concurrency: 5 });
  expect([...diagnostics, ...problems]).toEqual([]);
  const options = { out: "proto", syntax: "proto3", earlier: () => undefined } as const;
  const proto = protobufBackend.generate(model, options).files.find(({ path }) => path.endsWith(".proto"));
  return proto?.content ?? "";
}

function protoFiles(directory: string): readonly string[] {
  return readdirSync(directory).filter((name) => name.endsWith(".proto"));
}

function read(directory: string, name: string): string {
  return readFileSync(`${directory}/${name}`, "utf8");
}

/** What there is to know of a field. */
type DescribedField = Readonly<Record<string, unknown>>;

/** The fields of messages, by the names of these and then by their numbers. */
type Described = Readonly<Record<string, Readonly<Record<string, DescribedField>>>>;

/** What fields are called in bytes and in JSON, and nothing else. */
function numbersOf(described: Described): Described {
  const fields = (message: Readonly<Record<string, DescribedField>>): Readonly<Record<string, DescribedField>> => {
    return Object.fromEntries(
      Object.entries(message).map(([number, { name, jsonName, of }]) => [number, { name, jsonName, of }]),
    );
  };
  return Object.fromEntries(Object.entries(described).map(([name, message]) => [name, fields(message)]));
}

/** The fields of all messages, by the names of the messages. */
async function describeFile(
  path: string,
  text: string,
  others: readonly (readonly [string, string])[] = [],
): Promise<Described> {
  const module = createModule(new Map([...annotations, ...others, [path, text]]));
  try {
    await runBuf(module.path, "build", "--as-file-descriptor-set", "-o", "image.binpb");
    const registry = createFileRegistry(
      fromBinary(FileDescriptorSetSchema, readFileSync(`${module.path}/image.binpb`)),
    );
    const own = [...registry].filter((each) => each.kind === "message" && !each.typeName.startsWith("google."));
    return Object.fromEntries(own.flatMap((each) => (each.kind === "message" ? [[nameOf(each), fieldsOf(each)]] : [])));
  } finally {
    module.remove();
  }
}

/** The name in its package: that of the package follows from the name of the service. */
function nameOf({ typeName, file }: Pick<DescMessage | DescEnum, "typeName" | "file">): string {
  return typeName.slice(file.proto.package.length + 1);
}

function fieldsOf({ fields }: DescMessage): Readonly<Record<string, DescribedField>> {
  return Object.fromEntries(fields.map((field) => [field.number, describeField(field)]));
}

function describeField(field: DescField): DescribedField {
  const { name, jsonName, fieldKind, oneof, presence, proto } = field;
  const of = "message" in field && field.message !== undefined ? typeOf(field.message) : undefined;
  const enumeration = "enum" in field && field.enum !== undefined ? describeEnum(field.enum) : undefined;
  const scalar = "scalar" in field ? field.scalar : undefined;
  const key = field.fieldKind === "map" ? field.mapKey : undefined;
  const type = field.fieldKind === "map" ? undefined : proto.type;
  return { name, jsonName, fieldKind, oneof: oneof?.name, presence, of, enumeration, scalar, key, type };
}

function describeEnum(enumeration: DescEnum): unknown {
  return [typeOf(enumeration), ...enumeration.values.map(({ name, number }) => [name, number])];
}

function typeOf(type: DescMessage | DescEnum): string {
  return type.typeName.startsWith("google.") ? type.typeName : nameOf(type);
}
