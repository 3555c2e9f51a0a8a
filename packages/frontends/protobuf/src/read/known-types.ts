import type { ScalarName, ScalarType, TypeExpr } from "@autonats/model";

const scalars: Readonly<Record<string, ScalarName>> = {
  bool: "bool",
  string: "string",
  bytes: "bytes",
  int32: "int32",
  sint32: "int32",
  sfixed32: "int32",
  uint32: "uint32",
  fixed32: "uint32",
  int64: "int64",
  sint64: "int64",
  sfixed64: "int64",
  uint64: "uint64",
  fixed64: "uint64",
  float: "float32",
  double: "float64",
};

/** The type of a scalar, by the word for it. Words that differ only in bytes stay its spelling. */
export function scalarType(word: string): ScalarType | undefined {
  const scalar = scalars[word];
  if (scalar === undefined) return undefined;
  return /^s|^fixed/u.test(word) && word !== "string"
    ? { kind: "scalar", scalar, spelling: word }
    : { kind: "scalar", scalar };
}

const json: TypeExpr = { kind: "scalar", scalar: "json" };
const wrapped = (scalar: ScalarName): TypeExpr => ({ kind: "nullable", type: { kind: "scalar", scalar } });

/** The types of `google.protobuf` that have a form in JSON of their own. */
const known: Readonly<Record<string, TypeExpr>> = {
  Timestamp: { kind: "scalar", scalar: "timestamp" },
  Duration: { kind: "scalar", scalar: "duration" },
  Value: json,
  Struct: { kind: "map", key: { kind: "scalar", scalar: "string" }, value: json, spelling: "Struct" },
  ListValue: { kind: "list", element: json, spelling: "ListValue" },
  FieldMask: { kind: "scalar", scalar: "string", spelling: "FieldMask" },
  BoolValue: wrapped("bool"),
  StringValue: wrapped("string"),
  BytesValue: wrapped("bytes"),
  Int32Value: wrapped("int32"),
  UInt32Value: wrapped("uint32"),
  Int64Value: wrapped("int64"),
  UInt64Value: wrapped("uint64"),
  FloatValue: wrapped("float32"),
  DoubleValue: wrapped("float64"),
};

const prefix = ".google.protobuf.";

/** Returns what a type of `google.protobuf` is, by its full name; undefined for one that has no form of its own. */
export function knownType(fullName: string): TypeExpr | undefined {
  return fullName.startsWith(prefix) ? known[fullName.slice(prefix.length)] : undefined;
}

/** Reports whether a type says nothing, so that a method has no result, or no parameters. */
export function isEmpty(fullName: string): boolean {
  return fullName === `${prefix}Empty`;
}

/** Why a type of `google.protobuf` cannot be sent. */
export function unsendable(fullName: string): { readonly problem: string; readonly help: string } | undefined {
  const name = fullName.startsWith(prefix) ? fullName.slice(prefix.length) : "";
  if (name === "Any") {
    return {
      problem: "only whoever knows all types can read a `google.protobuf.Any`",
      help: "Use a `oneof` of the messages that it may be, or `google.protobuf.Value`.",
    };
  }
  if (name === "NullValue") return { problem: "null alone says nothing", help: "Use `google.protobuf.Value`." };
  return undefined;
}
