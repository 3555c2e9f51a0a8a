import type { ScalarName } from "@autonats/model";
import type { Value } from "./wire-type.js";

/** A scalar with the length that its bytes have, if they have one. */
export interface Scalar {
  readonly scalar: ScalarName;
  readonly length?: number;
}

/** The last digits of the codes of the rules for a pair of scalars: where the type holds less than before, or more. */
export interface ScalarRules {
  readonly narrowed: "13" | "15" | "17" | "19";
  readonly widened: "14" | "16" | "18" | "20";
}

const safe = 2n ** 53n - 1n;

/** What whole numbers hold. Those of 64 bits are text on the wire, and their readers take numbers too. */
const ranges: Partial<Record<ScalarName, readonly [bigint, bigint]>> = {
  int8: [-128n, 127n],
  int16: [-32_768n, 32_767n],
  int32: [-2_147_483_648n, 2_147_483_647n],
  uint8: [0n, 255n],
  uint16: [0n, 65_535n],
  uint32: [0n, 4_294_967_295n],
  int: [-safe, safe],
  uint: [0n, safe],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
};

const text: readonly ScalarName[] = ["string", "uuid", "decimal", "bytes", "timestamp", "duration"];
const wide: readonly ScalarName[] = ["int64", "uint64"];
/** What a float32 holds exactly. */
const small: readonly ScalarName[] = ["int8", "int16", "uint8", "uint16"];

/** Reports whether a reader of one scalar takes every value that a writer of the other sends, as what it is. */
export function reads(reader: Scalar, writer: Scalar): boolean {
  const from = writer.scalar;
  switch (reader.scalar) {
    case "rawJson":
      return true;
    case "json":
      return !["rawJson", "float32", "float64"].includes(from);
    case "string":
      return text.includes(from) || wide.includes(from);
    case "decimal":
      return from === "decimal" || wide.includes(from);
    case "bytes":
      return from === "bytes" && (reader.length === undefined || reader.length === writer.length);
    case "float64":
      return from === "float64" || from === "float32" || (from in ranges && !wide.includes(from));
    case "float32":
      return from === "float32" || small.includes(from);
    default:
      return from === reader.scalar || readsWhole(reader.scalar, from);
  }
}

function readsWhole(reader: ScalarName, writer: ScalarName): boolean {
  const [least, most] = ranges[reader] ?? [];
  const [smallest, largest] = ranges[writer] ?? [];
  if (least === undefined || most === undefined || smallest === undefined || largest === undefined) return false;
  return (wide.includes(reader) || !wide.includes(writer)) && smallest >= least && largest <= most;
}

/** Reports whether a reader of a scalar takes a value that a literal or an enum sends. */
export function readsValue({ scalar }: Scalar, value: Value): boolean {
  if (scalar === "json" || scalar === "rawJson") return true;
  if (typeof value === "boolean") return scalar === "bool";
  if (typeof value === "string") return scalar === "string";
  const [least, most] = ranges[scalar] ?? [];
  if (least !== undefined && most !== undefined) return value >= least && value <= most;
  return scalar === "float64" || (scalar === "float32" && Math.fround(value) === value);
}

/** Returns which rules speak of a pair of scalars of which one holds more than the other. */
export function rulesOf(before: Scalar, after: Scalar): ScalarRules {
  const pair = [before.scalar, after.scalar];
  if (pair.includes("json") || pair.includes("rawJson")) return { narrowed: "19", widened: "20" };
  if (before.scalar === "bytes" && after.scalar === "bytes") return { narrowed: "17", widened: "18" };
  if (pair.some((scalar) => text.includes(scalar))) return { narrowed: "15", widened: "16" };
  return { narrowed: "13", widened: "14" };
}

/** Reports whether a map with keys of one scalar takes every key of the other. All keys are text. */
export function readsKey(reader: ScalarName, writer: ScalarName): boolean {
  if (reader === "string" || reader === writer) return true;
  const [least, most] = ranges[reader] ?? [];
  const [smallest, largest] = ranges[writer] ?? [];
  if (smallest === undefined || largest === undefined) return false;
  if (reader === "decimal") return true;
  return least !== undefined && most !== undefined && smallest >= least && largest <= most;
}
