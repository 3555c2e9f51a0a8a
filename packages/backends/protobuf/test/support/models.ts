import type { Declaration, EnumMember, Field, Model, Source, TypeExpr } from "@autonats/model";
import { protobufBackend, type Syntax } from "../../src/index.js";

const source: Source = { file: "user.ts", line: 1, column: 1, endLine: 1, endColumn: 1, name: "x" };

export const text: TypeExpr = { kind: "scalar", scalar: "string" };
export const whole: TypeExpr = { kind: "scalar", scalar: "int32" };

/** Creates a field that has to be there. */
export function field(name: string, type: TypeExpr = text): Field {
  return { name, type, optional: false, source };
}

/** Creates a record. */
export function record(id: string, fields: readonly Field[]): Declaration {
  return { kind: "record", id, fields };
}

/** Creates an enum of texts or of numbers. */
export function enumeration(id: string, values: readonly (string | number)[]): Declaration {
  const members = values.map((value): EnumMember => ({ value }));
  return { kind: "enum", id, base: typeof values[0] === "number" ? "int" : "string", members };
}

/** Creates a model whose only method takes one value of each declaration. */
export function modelOf(...declarations: readonly Declaration[]): Model {
  const parameters = declarations.map(({ id }) => field(id, { kind: "ref", id }));
  const method = {
    name: "Put",
    kind: "unary",
    parameters,
    errors: [],
    timeoutMs: 5000,
    concurrency: 5,
    idempotent: false,
    source,
  } as const;
  return { formatVersion: 1, services: [{ name: "User", subject: "user", methods: [method], source }], declarations };
}

/** A run on a folder: what is generated and what was there before. */
export type Folder = ReadonlyMap<string, string>;

/** Generates over what an earlier run left. */
export function generate(model: Model, before: Folder = new Map(), syntax: Syntax = "proto3"): Folder {
  const { files, diagnostics } = protobufBackend.generate(model, {
    out: "proto",
    syntax,
    earlier: (path) => before.get(path),
  });
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return new Map([...before, ...files.map(({ path, content }) => [path, content] as const)]);
}

export const protoPath = "proto/user/user.proto";
export const lockPath = "proto/user/user.proto.lock.json";

/** The text of a message or an enum in a generated file. */
export function blockOf(folder: Folder, name: string): string {
  const found = new RegExp(`^(?:message|enum) ${name} \\{.*?\\}$`, "msu").exec(folder.get(protoPath) ?? "");
  return found?.[0] ?? "";
}
