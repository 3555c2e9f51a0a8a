import type { float32, int, int8, int16, int32, uint, uint8, uint16, uint32, uint64 } from "@autonats/runtime";

export interface Numbers {
  tiny: int8;
  short: int16;
  medium: int32;
  /** Travels as text. */
  long: bigint;
  byte: uint8;
  word: uint16;
  double: uint32;
  quad: uint64;
  natural: int;
  count: uint;
  single: float32;
  exact: number;
  isSure: boolean;
  text: string;
}

/** @nats:server Number */
export interface NumberService {
  echo(value: Numbers): Promise<Numbers>;
  add(left: int32, right: int32): Promise<bigint>;
  ratio(part: number, whole: float32, rune: int32): Promise<number>;
}
