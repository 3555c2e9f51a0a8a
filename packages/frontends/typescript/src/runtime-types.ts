import type { ScalarName } from "@autonats/model";

/** The module whose types say more than TypeScript's own can. */
export const runtimeModule = "@autonats/runtime";

/** One type that the runtime offers to interfaces. */
export interface RuntimeType {
  readonly scalar: ScalarName;
  /** What it is for the TypeScript compiler. */
  readonly base: "number" | "bigint" | "string" | "object";
  /** How the model tells it from another type for the same scalar, such as `Date`. */
  readonly spelling?: string;
}

/** The types of `@autonats/runtime` that say more than TypeScript's own, by name. */
export const runtimeTypes: Readonly<Record<string, RuntimeType>> = {
  int8: { scalar: "int8", base: "number" },
  int16: { scalar: "int16", base: "number" },
  int32: { scalar: "int32", base: "number" },
  uint8: { scalar: "uint8", base: "number" },
  uint16: { scalar: "uint16", base: "number" },
  uint32: { scalar: "uint32", base: "number" },
  int: { scalar: "int", base: "number" },
  uint: { scalar: "uint", base: "number" },
  float32: { scalar: "float32", base: "number" },
  float64: { scalar: "float64", base: "number" },
  int64: { scalar: "int64", base: "bigint" },
  uint64: { scalar: "uint64", base: "bigint" },
  Timestamp: { scalar: "timestamp", base: "string", spelling: "Timestamp" },
  Duration: { scalar: "duration", base: "bigint" },
  Uuid: { scalar: "uuid", base: "string" },
  Decimal: { scalar: "decimal", base: "string" },
  Json: { scalar: "json", base: "object", spelling: "Json" },
  RawJson: { scalar: "rawJson", base: "string" },
};
