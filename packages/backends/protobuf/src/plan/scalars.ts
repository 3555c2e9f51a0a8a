import type { LiteralType, ScalarName } from "@autonats/model";

/** What a scalar is in protocol buffers. `docs/protobuf.md` says how far JSON agrees. */
export const scalarTypes: Readonly<Record<ScalarName, string>> = {
  bool: "bool",
  string: "string",
  uuid: "string",
  decimal: "string",
  bytes: "bytes",
  int8: "int32",
  int16: "int32",
  int32: "int32",
  uint8: "uint32",
  uint16: "uint32",
  uint32: "uint32",
  int: "int64",
  uint: "uint64",
  int64: "int64",
  uint64: "uint64",
  float32: "float",
  float64: "double",
  timestamp: "google.protobuf.Timestamp",
  duration: "google.protobuf.Duration",
  json: "google.protobuf.Value",
  rawJson: "google.protobuf.Value",
};

/** The messages that stand for a scalar that may be null. */
export const wrapperTypes: ReadonlyMap<string, string> = new Map([
  ["bool", "google.protobuf.BoolValue"],
  ["string", "google.protobuf.StringValue"],
  ["bytes", "google.protobuf.BytesValue"],
  ["int32", "google.protobuf.Int32Value"],
  ["uint32", "google.protobuf.UInt32Value"],
  ["int64", "google.protobuf.Int64Value"],
  ["uint64", "google.protobuf.UInt64Value"],
  ["float", "google.protobuf.FloatValue"],
  ["double", "google.protobuf.DoubleValue"],
]);

export const anyJson = "google.protobuf.Value";
export const nothing = "google.protobuf.Empty";
export const nullValue = "google.protobuf.NullValue";

/** The file that declares a type of `google.protobuf`. */
export function fileOf(type: string): string {
  return `google/protobuf/${files.get(type.slice("google.protobuf.".length)) ?? "wrappers"}.proto`;
}

const files = new Map([
  ["Any", "any"],
  ["Duration", "duration"],
  ["Empty", "empty"],
  ["FieldMask", "field_mask"],
  ["ListValue", "struct"],
  ["NullValue", "struct"],
  ["Struct", "struct"],
  ["Timestamp", "timestamp"],
  ["Value", "struct"],
]);

/** The smallest type that holds the value of a literal. */
export function literalType({ value }: LiteralType): string {
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "bool";
  if (!Number.isInteger(value)) return "double";
  return isInt32(value) ? "int32" : "int64";
}

/** Reports whether a number can be the value of an enum. */
export function isInt32(value: number): boolean {
  return Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;
}
