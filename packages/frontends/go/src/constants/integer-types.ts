import type { BasicName } from "../types/go-type.js";

interface IntegerLimits {
  readonly least: bigint;
  readonly most: bigint;
}

function signed(bits: bigint): IntegerLimits {
  return { least: -(1n << (bits - 1n)), most: (1n << (bits - 1n)) - 1n };
}

function unsigned(bits: bigint): IntegerLimits {
  return { least: 0n, most: (1n << bits) - 1n };
}

const limits: Partial<Readonly<Record<BasicName, IntegerLimits>>> = {
  int: signed(64n),
  int8: signed(8n),
  int16: signed(16n),
  int32: signed(32n),
  int64: signed(64n),
  uint: unsigned(64n),
  uint8: unsigned(8n),
  uint16: unsigned(16n),
  uint32: unsigned(32n),
  uint64: unsigned(64n),
  uintptr: unsigned(64n),
};

/** Reports whether values of the type are whole numbers. */
export function isInteger(name: BasicName): boolean {
  return limits[name] !== undefined;
}

/** Reports whether values of the type are whole numbers that the wire has a form for. */
export function isWireInteger(name: BasicName): name is WireInteger {
  return isInteger(name) && name !== "uintptr";
}

/** The basic types of whole numbers that the wire has a form for. */
export type WireInteger =
  | "int"
  | "int8"
  | "int16"
  | "int32"
  | "int64"
  | "uint"
  | "uint8"
  | "uint16"
  | "uint32"
  | "uint64";

/** Reports whether the type, on linux/amd64, holds the number. */
export function holdsInteger(name: BasicName, value: bigint): boolean {
  const found = limits[name];
  return found !== undefined && value >= found.least && value <= found.most;
}

/** All bits set, for the types that have no sign; undefined for others. */
export function allBits(name: BasicName): bigint | undefined {
  const found = limits[name];
  return found?.least === 0n ? found.most : undefined;
}

const mathConstants: ReadonlyMap<string, bigint> = new Map(
  [8, 16, 32, 64].flatMap((bits): [string, bigint][] => [
    [`MaxInt${bits}`, signed(BigInt(bits)).most],
    [`MinInt${bits}`, signed(BigInt(bits)).least],
    [`MaxUint${bits}`, unsigned(BigInt(bits)).most],
  ]),
);

/** A whole-number constant of Go's package `math`. */
export function mathConstant(name: string): bigint | undefined {
  if (name === "MaxInt" || name === "MinInt" || name === "MaxUint") return mathConstants.get(`${name}64`);
  return mathConstants.get(name);
}
