import type { AliasDeclaration, ScalarName, TypeExpr } from "@autonats/model";

/** What the methods of `Encoder` and `Decoder` for each scalar are called. */
export const scalarMethods: Readonly<Record<ScalarName, string>> = {
  bool: "Bool",
  string: "String",
  uuid: "UUID",
  decimal: "Decimal",
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

type OwnForm = Exclude<NonNullable<AliasDeclaration["form"]>, "converted">;

/** What they are called for values that write and read themselves. */
const ownMethods: Readonly<Record<OwnForm, string>> = {
  text: "OwnText",
  json: "OwnJSON",
  binary: "OwnBinary",
  number: "Number",
};

/** What they are called for values of a type that write and read themselves: the text of some has a form that is checked. */
export function ownMethod(form: OwnForm, type: TypeExpr): string {
  const isChecked = form === "text" && type.kind === "scalar" && type.scalar !== "string";
  return isChecked ? `Own${scalarMethods[type.scalar]}` : ownMethods[form];
}
