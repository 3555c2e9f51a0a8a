import type { JsonKind } from "./declarations.js";
import type { ScalarName } from "./types.js";

/** Returns the kind of JSON that values of a scalar are on the wire; undefined where it may be any. */
export function jsonKindOfScalar(scalar: ScalarName): JsonKind | undefined {
  if (scalar === "json" || scalar === "rawJson") return undefined;
  if (scalar === "bool") return "bool";
  return texts.has(scalar) ? "string" : "number";
}

const texts: ReadonlySet<ScalarName> = new Set<ScalarName>([
  "string",
  "uuid",
  "decimal",
  "bytes",
  "int64",
  "uint64",
  "timestamp",
  "duration",
]);
