import type { int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64 } from "@autonats/runtime";

export interface Integers {
  /** -128 to 127. */
  int8: int8;
  int16: int16;
  int32: int32;
  int64: int64;
  uint8: uint8;
  uint16: uint16;
  uint32: uint32;
  uint64: uint64;
  /** As large as a number can be without losing digits. */
  int: int;
  uint: uint;
}

/** @nats:server Integer */
export interface IntegerService {
  echo(value: Integers): Promise<Integers>;
  sum(left: int32, right: int32): Promise<int64>;
  /** Lists, maps and what may be missing keep the width. */
  count(values: readonly uint8[], byName: Record<string, uint32>, start?: int16 | null): Promise<uint64 | null>;
}
