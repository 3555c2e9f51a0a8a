import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { protobufFrontend } from "@autonats/frontend-protobuf";
import { link } from "@autonats/model";
import { createDiskHost } from "@autonats/model/node";
import { createFileRegistry, type DescField, type DescMessage, fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { expect, test } from "vitest";
import { protobufBackend } from "../src/index.js";
import { createModule, runBuf } from "./support/buf.js";

const folder = fileURLToPath(new URL("round-trip", import.meta.url));
const files = readdirSync(folder);

test.each(files)("%s comes out with the messages that went in", async (file) => {
  const { source, diagnostics } = await protobufFrontend.parse({
    root: folder,
    files: [`${folder}/${file}`],
    host: createDiskHost(),
  });
  expect(diagnostics).toEqual([]);
  const linked = link(source, { timeoutMs: 5000, concurrency: 5 });
  expect(linked.diagnostics).toEqual([]);
  const generated = protobufBackend.generate(linked.model, {
    out: "proto",
    syntax: "proto3",
    earlier: () => undefined,
  });
  const proto = generated.files.find(({ path }) => path.endsWith(".proto"));
  const before = await messagesOf(file, readFileSync(`${folder}/${file}`, "utf8"));
  const after = await messagesOf("out.proto", proto?.content ?? "");
  expect(after).toEqual(before);
});

/** The fields of all messages, by the names of the messages without those around them. */
async function messagesOf(path: string, text: string): Promise<unknown> {
  const module = createModule(new Map([[path, text]]));
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

/** A nested message comes out beside the one around it, and has its name as well. */
function nameOf({ typeName, file }: Pick<DescMessage, "typeName" | "file">): string {
  return typeName.slice(file.proto.package.length + 1).replaceAll(".", "");
}

function fieldsOf({ fields }: DescMessage): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fields.map((field) => [field.number, describe(field)]));
}

function describe(field: DescField): unknown {
  const { name, jsonName, fieldKind, oneof, presence, proto } = field;
  const of = "message" in field && field.message !== undefined ? typeOf(field.message) : undefined;
  const enumeration =
    "enum" in field && field.enum !== undefined ? field.enum.values.map((each) => [each.name, each.number]) : undefined;
  const scalar = "scalar" in field ? field.scalar : undefined;
  const key = field.fieldKind === "map" ? field.mapKey : undefined;
  const type = field.fieldKind === "map" ? undefined : proto.type;
  return { name, jsonName, fieldKind, oneof: oneof?.name, presence, of, enumeration, scalar, key, type };
}

function typeOf(message: DescMessage): string {
  return message.typeName.startsWith("google.") ? message.typeName : nameOf(message);
}
