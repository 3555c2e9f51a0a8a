import { type Decimal, isDecimalNumber, NOT_A_DECIMAL } from "../types/decimal.js";
import { mismatch } from "./mismatch.js";
import { fail, type Key, type Path } from "./path.js";

/** Returns the decimal number. */
export function encodeDecimal(value: Decimal, at: Path | undefined, key: Key): Decimal {
  return decodeDecimal(value, at, key);
}

/** Reads a decimal number. */
export function decodeDecimal(value: unknown, at: Path | undefined, key: Key): Decimal {
  if (typeof value !== "string") return mismatch(value, at, key, "a decimal number as text");
  return isDecimalNumber(value) ? value : fail(at, key, "FORMAT", NOT_A_DECIMAL);
}
