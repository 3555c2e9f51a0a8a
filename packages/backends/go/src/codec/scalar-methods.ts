import type { ScalarName } from "@autonats/model";

/** What the methods of `Encoder` and `Decoder` for each scalar are called. */
export const scalarMethods: Readonly<Record<ScalarName, string>> = {
  bool: "Bool",
  string: "String",
  bytes: "Bytes",
  int8: "Int8",
  int16: "Int16",
  int32: "Int32",
  uint8: "Uint8",
  uint16: "Uint16",
  uint32: "Uint32",
  int: "Int",
  uint: "Uint",
  int64: "Int64",
  uint64: "Uint64",
  float32: "Float32",
  float64: "Float64",
  timestamp: "Time",
  duration: "Duration",
  json: "JSON",
  rawJson: "RawJSON",
};

/** What they are called for values that write and read themselves. */
export const ownMethods = { text: "OwnText", json: "OwnJSON" } as const;
