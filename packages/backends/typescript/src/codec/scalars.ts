import { type Document, symbol } from "@autonats/codegen";
import type { ScalarType, TypeExpr } from "@autonats/model";
import { runtimeModule, runtimeValue } from "../text/packages.js";
import { byteClassOf } from "../types/express-type.js";

/** The runtime's word for a scalar: `Int32` in `encodeInt32`. */
export function scalarWord(type: ScalarType): string {
  const { scalar, spelling } = type;
  if (scalar === "timestamp" && spelling === "Timestamp") return "TimestampText";
  return byteClassOf(type) ?? scalar.charAt(0).toUpperCase() + scalar.slice(1);
}

/** The runtime's constant for the keys of a map; `enumKey` names that of an enum. */
export function mapKey(key: TypeExpr, enumKey: (id: string) => Document): Document {
  if (key.kind === "ref") return enumKey(key.id);
  if (key.kind !== "scalar") throw new Error(`bug: ${key.kind} cannot be the key of a map`);
  return symbol(`${key.scalar}Key`, runtimeModule);
}

/** A function of the runtime that writes or reads: `encodeList`. */
export function runtimeCodec(direction: "encode" | "decode", word: string): Document {
  return runtimeValue(`${direction}${word}`);
}
